import { Injectable } from '@nestjs/common';
import { isId, refuse, type Decision, type Refused } from '@mitgestalten/kernel';
import { DataSource } from 'typeorm';
import { selectionAt, type Selection } from './selection.js';
import { rowJson, Statement, type Shape } from './shape.js';

type Where = (table: string, statement: Statement) => string;

/** A row as PostgreSQL built it: the selected fields and the shape's `always` properties. */
export type Row = Record<string, unknown>;

export interface ListQuery {
  readonly where: Where;
  /** The sort key; ties are broken by id. Both must be columns that every reader of the list may see. */
  readonly sortKey: { readonly sql: (table: string) => string; readonly type: 'timestamptz' | 'integer' };
  readonly descending: boolean;
  readonly first: number;
  readonly after: string | null | undefined;
  readonly lang: string;
  /** A maintained count, or a counting expression where none can be (search). Read only if totalCount is asked for. */
  readonly total: (statement: Statement) => string;
}

export interface Connection<T = Row> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}

/** The longest page of any list. */
export const maxPage = 100;

/** Answers a root field with one statement whose columns and joins follow the selection. */
@Injectable()
export class Reader {
  constructor(private readonly dataSource: DataSource) {}

  /** The row, or null. */
  async one(shape: Shape, selection: ReadonlyMap<string, Selection>, lang: string, where: Where): Promise<Row | null> {
    const rows = await this.all(shape, selection, lang, where, (table) => `${table}.id`, 1);
    return rows[0] ?? null;
  }

  /** All rows of a list that is short by nature. */
  async all(
    shape: Shape, selection: ReadonlyMap<string, Selection>, lang: string, where: Where, order: (table: string) => string, limit = 500,
  ): Promise<Row[]> {
    const statement = new Statement(lang);
    const table = statement.alias();
    const json = rowJson(shape, selection, table, statement);
    const condition = where(table, statement);
    const rows: { json: Row }[] = await this.dataSource.query(
      `SELECT ${json} AS json FROM ${shape.table} ${table} WHERE ${condition} ORDER BY ${order(table)} LIMIT ${limit}`, statement.values,
    );
    return rows.map((row) => row.json);
  }

  /** One page of a keyset-paged list. The selection is that of the connection (`nodes`, `pageInfo`, `totalCount`). */
  async page(shape: Shape, selection: ReadonlyMap<string, Selection>, query: ListQuery): Promise<Decision<Connection>> {
    const from = readPage(query.first, query.after, query.sortKey.type);
    if (!from.ok) return from;
    const statement = new Statement(query.lang);
    const table = statement.alias();
    const key = query.sortKey.sql(table);
    const json = rowJson(shape, selectionAt(selection, 'nodes'), table, statement);
    const direction = query.descending ? 'DESC' : 'ASC';
    const conditions = [query.where(table, statement)];
    if (from.value !== null) {
      const [k, id] = from.value.map((part) => statement.param(part));
      conditions.push(`(${key}, ${table}.id) ${query.descending ? '<' : '>'} (${k}::${query.sortKey.type}, ${id}::uuid)`);
    }
    const total = selection.has('totalCount') ? `(${query.total(statement)})::int` : '0';
    const rows: { json: Row; key: string; id: string; total: number }[] = await this.dataSource.query(
      `WITH page AS (SELECT ${json} AS json, ${key}::text AS key, ${table}.id, row_number() OVER (ORDER BY ${key} ${direction}, ${table}.id ${direction}) AS n ` +
      `FROM ${shape.table} ${table} WHERE ${conditions.join(' AND ')} ORDER BY ${key} ${direction}, ${table}.id ${direction} LIMIT ${query.first + 1}) ` +
      `SELECT page.json, page.key, page.id, total.n AS total FROM (SELECT ${total} AS n) total LEFT JOIN page ON true ORDER BY page.n`,
      statement.values,
    );
    return { ok: true, value: toConnection(rows, query.first) };
  }
}

function toConnection(rows: readonly { json: Row | null; key: string; id: string; total: number }[], first: number): Connection {
  const found = rows.filter((row): row is { json: Row; key: string; id: string; total: number } => row.json !== null);
  const shown = found.slice(0, first);
  const last = shown.at(-1);
  return {
    nodes: shown.map((row) => row.json),
    pageInfo: { hasNextPage: found.length > first, endCursor: last === undefined ? null : cursorOf(last.key, last.id) },
    totalCount: rows[0]?.total ?? 0,
  };
}

function cursorOf(key: string, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

// As PostgreSQL prints these types: what does not look so was not made here.
const cursorKeys = { timestamptz: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/, integer: /^-?\d{1,9}$/ } as const;

/** The place to go on from. A cursor is taken apart before PostgreSQL sees it, so a forged one is a refusal, not a fault. */
function readPage(first: number, after: string | null | undefined, type: ListQuery['sortKey']['type']): Refused | { ok: true; value: [string, string] | null } {
  if (!Number.isInteger(first) || first < 1 || first > maxPage) return refuse('OUT_OF_RANGE', 'first', { min: 1, max: maxPage });
  if (after == null || after === '') return { ok: true, value: null };
  try {
    const parsed: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (Array.isArray(parsed) && parsed.length === 2) {
      const [key, id] = parsed as unknown[];
      if (typeof key === 'string' && typeof id === 'string' && isId(id) && cursorKeys[type].test(key) && !isImpossible(type, key)) return { ok: true, value: [key, id] };
    }
  } catch {
    // Not JSON: refused below like every other cursor that was not made here.
  }
  return refuse('INVALID', 'after');
}

/** A text of the right form that is no instant, such as the 31st of February. */
function isImpossible(type: ListQuery['sortKey']['type'], key: string): boolean {
  if (type !== 'timestamptz') return false;
  const [day = ''] = key.split(' ');
  const at = new Date(`${key.slice(0, 19).replace(' ', 'T')}Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day;
}
