import { isId, refuse, type Decision } from '@mitgestalten/kernel';
import { refusalError } from './errors.js';
import { objectSql, text, valueSql } from './json-sql.js';
import { selectionAt, verbatimTypeOf, type Selections } from './selection.js';
import { rowSql, type RowSql, type Shape } from './shape.js';
import type { Statement } from './statement.js';

/** Which page of which list. */
export interface ListQuery {
  readonly where: (table: string, statement: Statement) => string;
  /** The sort key; ties are broken by the column `tie`, a UUID (`id` unless named). Both must be columns that every reader of the list may see. */
  readonly sortKey: { readonly sql: (table: string) => string; readonly type: 'timestamptz' | 'integer' };
  readonly tie?: string;
  readonly descending: boolean;
  readonly first: number;
  readonly after: string | null | undefined;
  /** A maintained count, or a counting expression where none can be (search). Read only if totalCount is asked for. */
  readonly total: (statement: Statement) => string;
}

export interface Connection<T = Record<string, unknown>> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}

/** The longest page of any list. */
export const maxPage = 100;

/** A page that cannot be asked for: refused as what a query is refused with, at its argument. */
export function pageFaults({ first, after, sortKey }: Pick<ListQuery, 'first' | 'after' | 'sortKey'>): Decision<[string, string] | null> {
  return readPage(first, after, sortKey.type);
}

/** The nodes of a page, when they were made ready before. */
export interface ReadyNodes extends RowSql {
  readonly table: string;
}

/**
 * The JSON object of a connection: of `nodes`, `pageInfo` and `totalCount` what was asked for.
 * @throws GraphQLError for a page that cannot be asked for
 */
export function pageSql(shape: Shape, selection: Selections, list: ListQuery, statement: Statement, ready?: ReadyNodes): string {
  const from = pageFaults(list);
  if (!from.ok) throw refusalError(from.refusals[0]!, statement.lang);
  const wantsInfo = selection.has('pageInfo');
  const parts: Parts = {
    nodes: () => `'[' || coalesce(string_agg(r.json, ',')${wantsInfo ? ` FILTER (WHERE r.n <= ${list.first})` : ''}, '') || ']'`,
    pageInfo: (children) => connectionSql(children, {
      hasNextPage: () => `(count(*) > ${list.first})::text`,
      endCursor: () => valueSql('max(r.cursor)'),
    }),
    totalCount: () => `coalesce((${list.total(statement)}), 0)::text`,
  };
  // Without nodes and pageInfo nothing is aggregated, so there must be no rows.
  if (!wantsInfo && !selection.has('nodes')) return `(SELECT ${connectionSql(selection, parts)})`;
  const table = ready?.table ?? statement.alias();
  const nodes = ready ?? { ...rowSql(shape, selectionAt(selection, 'nodes'), table, statement), table };
  return `(SELECT ${connectionSql(selection, parts)} FROM (${rowsSql(shape, nodes, list, from.value, statement, wantsInfo)}) r)`;
}

type Parts = Readonly<Record<string, (children: Selections) => string>>;

/** An object of a connection: what of its parts is selected, under the names that were given. */
function connectionSql(selection: Selections, parts: Parts): string {
  const typeName = verbatimTypeOf(selection);
  const properties = [...selection].flatMap(([property, { name, keys, children }]) => {
    const json = name === '__typename' ? text(JSON.stringify(typeName)) : parts[name]?.(children);
    return json === undefined ? [] : (typeName === null ? [property] : (keys ?? [])).map((key) => [key, json] as const);
  });
  return objectSql(properties);
}

/**
 * The rows of the page, and one more where somebody asks whether there are more. They are chosen first, of their own table alone: what is joined, and
 * the JSON, is made for these few; a cursor for the last one.
 */
function rowsSql(shape: Shape, { json, joins, table }: ReadyNodes, list: ListQuery, after: readonly [string, string] | null, statement: Statement, wantsInfo: boolean): string {
  const key = list.sortKey.sql(table);
  const tie = `${table}.${list.tie ?? 'id'}`;
  const direction = list.descending ? 'DESC' : 'ASC';
  const order = `ORDER BY ${key} ${direction}, ${tie} ${direction}`;
  const conditions = [list.where(table, statement)];
  if (after !== null) {
    const [k, id] = after.map((part) => statement.param(part));
    conditions.push(`(${key}, ${tie}) ${list.descending ? '<' : '>'} (${k}::${list.sortKey.type}, ${id}::uuid)`);
  }
  const chosen = `SELECT ${table}.* FROM ${shape.table} ${table} WHERE ${conditions.join(' AND ')} ${order} LIMIT ${wantsInfo ? list.first + 1 : list.first}`;
  if (!wantsInfo) return `SELECT ${json} AS json FROM (${chosen}) ${table}${joins} ${order}`;
  const cursor = `CASE WHEN ${table}.page_n = LEAST(${table}.page_found, ${list.first}) THEN ${cursorSql(key, tie)} END`;
  const numbered = `SELECT page.*, row_number() OVER () AS page_n, count(*) OVER () AS page_found FROM (${chosen}) page`;
  return `SELECT ${json} AS json, ${table}.page_n AS n, ${cursor} AS cursor FROM (${numbered}) ${table}${joins} ORDER BY ${table}.page_n`;
}

/** Sort key and id as base64url of a JSON array: opaque, and read again by `readPage`. */
function cursorSql(key: string, id: string): string {
  return `translate(encode(convert_to(json_build_array(${key}::text, ${id})::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

// As PostgreSQL prints these types: what does not look so was not made here.
const cursorKeys = { timestamptz: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/, integer: /^-?\d{1,9}$/ } as const;

/** The place to go on from. A cursor is taken apart before PostgreSQL sees it, so a forged one is a refusal, not a fault. */
function readPage(first: number, after: string | null | undefined, type: ListQuery['sortKey']['type']): Decision<[string, string] | null> {
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
