import { pageJson, type ListQuery } from './page.js';
import type { Selection, Selections } from './selection.js';
import type { Statement } from './statement.js';

type Arguments = Readonly<Record<string, unknown>>;
type Sql = (table: string, statement: Statement) => string;

/** The condition between child and parent table; `args` are those of the field. */
type JoinOn = (child: string, parent: string, statement: Statement, args: Arguments) => string;

/** A page of rows that belong to a parent. */
type PagedList = Omit<ListQuery, 'where' | 'total'> & {
  readonly where: (child: string, parent: string, statement: Statement) => string;
  /** A maintained count. Read only if totalCount is asked for. */
  readonly total: (parent: string, statement: Statement) => string;
};

/** Where a GraphQL field comes from. */
export type Source =
  | { readonly kind: 'value'; readonly sql: Sql }
  /** Computed by a resolver from hidden properties of the row. */
  | { readonly kind: 'needs'; readonly properties: Readonly<Record<string, Sql>> }
  | { readonly kind: 'one' | 'many'; readonly shape: () => Shape; readonly on: JoinOn; readonly order?: (child: string) => string; readonly limit?: number }
  | { readonly kind: 'page'; readonly shape: () => Shape; readonly list: (args: Arguments) => PagedList };

/** What a repository declares: the table of a GraphQL type, where each field comes from, and what can be joined. */
export interface Shape {
  readonly table: string;
  readonly fields: Record<string, Source>;
  /** The columns that name a row; `id` unless said otherwise. */
  readonly key?: readonly string[];
  /** Properties that resolvers and access rules always need. */
  readonly always: Readonly<Record<string, Sql>>;
}

export function column(name: string): Source {
  return { kind: 'value', sql: (table) => `${table}.${name}` };
}

export function value(sql: Sql): Source {
  return { kind: 'value', sql };
}

export function needs(properties: Readonly<Record<string, Sql>>): Source {
  return { kind: 'needs', properties };
}

/** A single joined row, or null. */
export function one(shape: () => Shape, on: JoinOn): Source {
  return { kind: 'one', shape, on };
}

/** All joined rows, in that order, at most `limit`. For lists that are short by nature; long ones are paged. */
export function many(shape: () => Shape, on: JoinOn, order: (child: string) => string, limit = 500): Source {
  return { kind: 'many', shape, on, order, limit };
}

/** A keyset-paged connection of joined rows. `list` makes of the field's arguments what is asked for. */
export function paged(shape: () => Shape, list: (args: Arguments) => PagedList): Source {
  return { kind: 'page', shape, list };
}

/** A text column in several languages (jsonb), as one text: the asked language, else German, else any. */
export function localised(name: string): Source {
  return value((table, statement) => localisedSql(`${table}.${name}`, statement));
}

export function localisedSql(expression: string, statement: Statement): string {
  const lang = statement.langParam;
  return `coalesce(nullif(${expression} ->> ${lang}::text, ''), nullif(${expression} ->> 'de', ''), (SELECT v FROM jsonb_each_text(${expression}) AS e(k, v) WHERE v <> '' LIMIT 1), '')`;
}

/** The JSON object of one row with exactly the selected fields. */
export function rowJson(shape: Shape, selection: Selections, table: string, statement: Statement): string {
  const properties = new Map<string, string>();
  for (const [name, sql] of Object.entries(shape.always)) properties.set(name, sql(table, statement));
  for (const [property, field] of selection) {
    const source = shape.fields[field.name];
    if (source === undefined) continue;
    if (source.kind === 'needs') {
      for (const [name, sql] of Object.entries(source.properties)) properties.set(name, sql(table, statement));
    } else if (source.kind === 'value') {
      properties.set(property, source.sql(table, statement));
    } else {
      properties.set(property, joinedJson(source, field, table, statement));
    }
  }
  // jsonb_build_object takes at most 50 pairs; no type of ours comes near.
  return `json_build_object(${[...properties].map(([name, sql]) => `${literal(name)}, ${sql}`).join(', ')})`;
}

/** A property may hold the arguments of its field. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function joinedJson(source: Exclude<Source, { kind: 'value' | 'needs' }>, field: Selection, parent: string, statement: Statement): string {
  const shape = source.shape();
  if (source.kind === 'page') {
    const { where, total, ...list } = source.list(field.args);
    return pageJson(shape, field.children, { ...list, where: (child, s) => where(child, parent, s), total: (s) => total(parent, s) }, statement);
  }
  const child = statement.alias();
  const condition = source.on(child, parent, statement, field.args);
  const json = rowJson(shape, field.children, child, statement);
  if (source.kind === 'one') return `(SELECT ${json} FROM ${shape.table} ${child} WHERE ${condition} LIMIT 1)`;
  const order = source.order?.(child) ?? `${child}.id`;
  return `(SELECT coalesce(json_agg(r.json), '[]'::json) FROM (SELECT ${json} AS json FROM ${shape.table} ${child} ` +
    `WHERE ${condition} ORDER BY ${order} LIMIT ${source.limit ?? 500}) r)`;
}
