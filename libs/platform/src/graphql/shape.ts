import type { Selection } from './selection.js';

/** The statement under construction: parameters are numbered as they are needed. */
export class Statement {
  readonly values: unknown[] = [];
  #aliases = 0;

  /** @param lang the language in which texts are chosen where there are several */
  constructor(readonly lang: string) {}

  /** Adds a value and gives its placeholder, such as `$3`. Values never become part of the SQL text. */
  param(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  alias(): string {
    return `t${++this.#aliases}`;
  }
}

type Sql = (table: string, statement: Statement) => string;

/** Where a GraphQL field comes from. */
export type Source =
  | { readonly kind: 'value'; readonly sql: Sql }
  /** Computed by a resolver from hidden properties of the row. */
  | { readonly kind: 'needs'; readonly properties: Readonly<Record<string, Sql>> }
  | { readonly kind: 'one' | 'many'; readonly shape: () => Shape; readonly on: JoinOn; readonly order?: (child: string) => string; readonly limit?: number };

type JoinOn = (child: string, parent: string, statement: Statement) => string;

/** What a repository declares: the table of a GraphQL type, where each field comes from, and what can be joined. */
export interface Shape {
  readonly table: string;
  readonly fields: Record<string, Source>;
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

/** A single joined row, or null. `on` is the condition between child and parent table. */
export function one(shape: () => Shape, on: JoinOn): Source {
  return { kind: 'one', shape, on };
}

/** All joined rows, in that order, at most `limit`. For lists that are short by nature; long ones are paged at a root. */
export function many(shape: () => Shape, on: JoinOn, order: (child: string) => string, limit = 500): Source {
  return { kind: 'many', shape, on, order, limit };
}

/** A text column in several languages (jsonb), as one text: the asked language, else German, else any. */
export function localised(name: string): Source {
  return value((table, statement) => localisedSql(`${table}.${name}`, statement));
}

export function localisedSql(expression: string, statement: Statement): string {
  const lang = statement.param(statement.lang);
  return `coalesce(nullif(${expression} ->> ${lang}::text, ''), nullif(${expression} ->> 'de', ''), (SELECT v FROM jsonb_each_text(${expression}) AS e(k, v) WHERE v <> '' LIMIT 1), '')`;
}

/** The JSON object of one row with exactly the selected fields. */
export function rowJson(shape: Shape, selection: ReadonlyMap<string, Selection>, table: string, statement: Statement): string {
  const properties = new Map<string, string>();
  for (const [name, sql] of Object.entries(shape.always)) properties.set(name, sql(table, statement));
  for (const field of selection.values()) {
    const source = shape.fields[field.name];
    if (source === undefined) continue;
    if (source.kind === 'needs') {
      for (const [name, sql] of Object.entries(source.properties)) properties.set(name, sql(table, statement));
    } else if (source.kind === 'value') {
      properties.set(field.name, source.sql(table, statement));
    } else {
      properties.set(field.name, joinedJson(source, field, table, statement));
    }
  }
  // jsonb_build_object takes at most 50 pairs; no type of ours comes near.
  return `json_build_object(${[...properties].map(([name, sql]) => `'${name}', ${sql}`).join(', ')})`;
}

function joinedJson(source: Extract<Source, { kind: 'one' | 'many' }>, field: Selection, parent: string, statement: Statement): string {
  const shape = source.shape();
  const child = statement.alias();
  const condition = source.on(child, parent, statement);
  const json = rowJson(shape, field.children, child, statement);
  if (source.kind === 'one') return `(SELECT ${json} FROM ${shape.table} ${child} WHERE ${condition} LIMIT 1)`;
  const order = source.order?.(child) ?? `${child}.id`;
  return `(SELECT coalesce(json_agg(r.json ORDER BY r.n), '[]'::json) FROM (SELECT ${json} AS json, row_number() OVER (ORDER BY ${order}) AS n ` +
    `FROM ${shape.table} ${child} WHERE ${condition} ORDER BY ${order} LIMIT ${source.limit ?? 500}) r)`;
}
