import { Column, Entity, PrimaryColumn, type ColumnOptions, type ColumnType } from 'typeorm';

/**
 * Who may ever see the content of a column.
 * - `public`: anybody, once its row is published
 * - `staff`: district staff and bodies, by role
 * - `personal`: tells something about a person; the person and staff with a reason
 * - `secret`: nobody reads it through the platform (hashes, pseudonyms, single choices)
 */
export type PrivacyClass = 'public' | 'staff' | 'personal' | 'secret';

const classes = new Map<string, PrivacyClass>();

/** The privacy class of a column by `table.property`, or undefined when none was declared. */
export function privacyClassOf(table: string, property: string): PrivacyClass | undefined {
  return classes.get(`${table}.${property}`);
}

const tables = new WeakMap<object, { property: string; privacy: PrivacyClass }[]>();

function remember(target: object, property: string | symbol, privacy: PrivacyClass): void {
  const known = tables.get(target) ?? [];
  known.push({ property: String(property), privacy });
  tables.set(target, known);
}

/** A TypeORM entity for that table. Columns are declared with `@Key` and `@Col`, which demand a privacy class. */
export function Table(name: string): ClassDecorator {
  return (target) => {
    for (const { property, privacy } of tables.get(target.prototype as object) ?? []) classes.set(`${name}.${property}`, privacy);
    Entity(name)(target);
  };
}

/** A primary key column. Keys are made by the application. */
export function Key(privacy: PrivacyClass = 'public', type: ColumnType = 'uuid'): PropertyDecorator {
  return (target, property) => {
    remember(target, property, privacy);
    PrimaryColumn({ type: type as 'uuid' })(target, property);
  };
}

/** A column with its privacy class, its PostgreSQL type and TypeORM's options. */
export function Col(privacy: PrivacyClass, type: ColumnType, options: ColumnOptions = {}): PropertyDecorator {
  return (target, property) => {
    remember(target, property, privacy);
    Column({ ...options, type })(target, property);
  };
}
