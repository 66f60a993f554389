import { listSql, numberSql, objectSql, text, valueSql, wordSql } from './json-sql.js';
import { pageSql, type ListQuery } from './page.js';
import { verbatimTypeOf, type Selection, type Selections } from './selection.js';
import type { Statement } from './statement.js';

type Arguments = Readonly<Record<string, unknown>>;
type Sql = (table: string, statement: Statement) => string;

/** The condition between child and parent table; `args` are those of the field. */
type JoinOn = (child: string, parent: string, statement: Statement, args: Arguments) => string;

/** What children are sorted by; `args` are those of the field. */
type Order = (child: string, statement: Statement, args: Arguments) => string;

/** A page of rows that belong to a parent. */
type PagedList = Omit<ListQuery, 'where' | 'total'> & {
  readonly where: (child: string, parent: string, statement: Statement) => string;
  /** A maintained count. Read only if totalCount is asked for. */
  readonly total: (parent: string, statement: Statement) => string;
};

/** Where a GraphQL field comes from. */
export type Source =
  /** `json` writes it as JSON where that is cheaper than for any value. `via` names one of the shape's joins, from whose table it is read. */
  | { readonly kind: 'value'; readonly sql: Sql; readonly json?: (sql: string) => string; readonly via?: string }
  /** Computed by a resolver from hidden properties of the row. */
  | { readonly kind: 'needs'; readonly properties: Readonly<Record<string, Sql>> }
  | { readonly kind: 'one' | 'many'; readonly shape: () => Shape; readonly on: JoinOn; readonly order?: Order; readonly limit?: number }
  | { readonly kind: 'page'; readonly shape: () => Shape; readonly list: (args: Arguments) => PagedList };

type ValueSource = Extract<Source, { kind: 'value' }>;

/** What a repository declares: the table of a GraphQL type, where each field comes from, and what can be joined. */
export interface Shape {
  readonly table: string;
  readonly fields: Record<string, Source>;
  /** The columns that name a row; `id` unless said otherwise. */
  readonly key?: readonly string[];
  /** Properties that resolvers and access rules always need. */
  readonly always: Readonly<Record<string, Sql>>;
  /** Tables of which a row has at most one, each joined once where a field is read `via` it. */
  readonly joins?: Readonly<Record<string, { readonly table: string; readonly on: (joined: string, table: string) => string }>>;
}

export function column(name: string): ValueSource {
  return { kind: 'value', sql: (table) => `${table}.${name}` };
}

/** A column that is never null and holds what needs no escaping in JSON: ids, words of an enumeration, language tags. */
export function word(name: string): ValueSource {
  return { ...column(name), json: wordSql };
}

/** A column of whole numbers. */
export function count(name: string): ValueSource {
  return { ...column(name), json: numberSql };
}

/** A column of a joined table. */
export function via(join: string, of: ValueSource): Source {
  return { ...of, via: join };
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
export function many(shape: () => Shape, on: JoinOn, order: Order, limit = 500): Source {
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

/** A row as JSON, and the tables it is read from: its own, under the alias that was given, and what is joined to it. */
export interface RowSql {
  readonly json: string;
  readonly from: string;
  readonly joins: string;
}

/**
 * The JSON object of one row with exactly the selected fields: as a row for resolvers, by property and with what they always need,
 * or as the answer itself, by the names that the query gives.
 */
export function rowSql(shape: Shape, selection: Selections, table: string, statement: Statement): RowSql {
  const typeName = verbatimTypeOf(selection);
  const row = new RowBuilder(shape, table, statement, typeName !== null);
  if (typeName === null) {
    for (const [name, sql] of Object.entries(shape.always)) row.set(name, valueSql(sql(table, statement)));
    for (const [property, field] of selection) row.add([property], field);
  } else {
    for (const field of selection.values()) {
      if (field.name === '__typename') row.set(field.keys ?? [], text(JSON.stringify(typeName)));
      else row.add(field.keys ?? [], field);
    }
  }
  return row.sql();
}

class RowBuilder {
  readonly #properties = new Map<string, string>();
  readonly #joins = new Map<string, string>();

  constructor(
    private readonly shape: Shape,
    private readonly table: string,
    private readonly statement: Statement,
    private readonly verbatim: boolean,
  ) {}

  set(names: string | readonly string[], json: string): void {
    for (const name of [names].flat()) this.#properties.set(name, json);
  }

  /** A field that the shape does not know is made by a resolver, from what it knows otherwise; so is one with needs. */
  add(names: readonly string[], field: Selection): void {
    const { shape, table, statement } = this;
    const source = shape.fields[field.name];
    if (this.verbatim && (source === undefined || source.kind === 'needs')) throw new Error(`${shape.table} has no column for ${field.name}`);
    if (source === undefined) return;
    if (source.kind === 'needs') {
      for (const [name, sql] of Object.entries(source.properties)) this.set(name, valueSql(sql(table, statement)));
    } else if (source.kind === 'value') {
      const sql = source.sql(source.via === undefined ? table : this.join(source.via), statement);
      this.set(names, (source.json ?? valueSql)(sql));
    } else {
      this.set(names, joinedSql(source, field, table, statement));
    }
  }

  sql(): RowSql {
    const joins = [...this.#joins].map(([name, alias]) => {
      const { table, on } = this.shape.joins![name]!;
      return ` LEFT JOIN ${table} ${alias} ON ${on(alias, this.table)}`;
    });
    return { json: objectSql(this.#properties), from: `${this.shape.table} ${this.table}${joins.join('')}`, joins: joins.join('') };
  }

  private join(name: string): string {
    let alias = this.#joins.get(name);
    if (alias === undefined) this.#joins.set(name, (alias = this.statement.alias()));
    return alias;
  }
}

function joinedSql(source: Exclude<Source, { kind: 'value' | 'needs' }>, field: Selection, parent: string, statement: Statement): string {
  const shape = source.shape();
  if (source.kind === 'page') {
    const { where, total, ...list } = source.list(field.args);
    return pageSql(shape, field.children, { ...list, where: (child, s) => where(child, parent, s), total: (s) => total(parent, s) }, statement);
  }
  const child = statement.alias();
  const condition = source.on(child, parent, statement, field.args);
  const { json, from } = rowSql(shape, field.children, child, statement);
  if (source.kind === 'one') return `coalesce((SELECT ${json} FROM ${from} WHERE ${condition} LIMIT 1), 'null')`;
  const order = source.order?.(child, statement, field.args) ?? `${child}.id`;
  return listSql(`SELECT ${json} AS json FROM ${from} WHERE ${condition} ORDER BY ${order} LIMIT ${source.limit ?? 500}`);
}
