import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Decision } from '@mitgestalten/kernel';
import { pageFaults, Reader, refusalError, rowSql, selectionAt, Statement, type Connection, type ListQuery, type Row, type Selection, type Selections, type Shape } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';

type Where = (table: string, statement: Statement) => string;
type Source = Shape['fields'][string];

/**
 * Reads as a server would that knows nothing of look-ahead: every column of a row, whatever was asked for, and a statement of its own
 * for each row and relation. What the platform answers must not depend on how it reads.
 */
class PlainReader {
  constructor(private readonly dataSource: DataSource) {}

  async one(shape: Shape, selection: Selections, lang: string, where: Where, order: Where = (t) => `${t}.ctid`): Promise<Row | null> {
    return (await this.all(shape, selection, lang, where, order, 1))[0] ?? null;
  }

  all(shape: Shape, selection: Selections, lang: string, where: Where, order: Where, limit = 500): Promise<Row[]> {
    return this.rows(shape, selection, lang, where, order, limit).then((rows) => rows.map(({ json }) => json));
  }

  async page(shape: Shape, selection: Selections, query: ListQuery & { lang: string }): Promise<Decision<Connection>> {
    const from = pageFaults(query);
    if (!from.ok) return from;
    const { where, sortKey, descending, first, tie = 'id', lang } = query;
    const direction = descending ? 'DESC' : 'ASC';
    const after: Where = (t, s) => (from.value === null ? 'true'
      : `(${sortKey.sql(t)}, ${t}.${tie}) ${descending ? '<' : '>'} (${s.param(from.value[0])}::${sortKey.type}, ${s.param(from.value[1])}::uuid)`);
    const rows = await this.rows(
      shape, selectionAt(selection, 'nodes'), lang, (t, s) => `${where(t, s)} AND ${after(t, s)}`, (t) => `${sortKey.sql(t)} ${direction}, ${t}.${tie} ${direction}`, first + 1,
      (t) => `json_build_array(${sortKey.sql(t)}::text, ${t}.${tie})::text`,
    );
    const statement = new Statement(lang);
    const [{ total }] = await this.dataSource.query(`SELECT coalesce((${query.total(statement)}), 0)::int AS total`, statement.values);
    const shown = rows.slice(0, first);
    const cursor = shown.at(-1)?.cursor;
    return { ok: true, value: {
      nodes: shown.map(({ json }) => json), totalCount: total,
      pageInfo: { hasNextPage: rows.length > first, endCursor: cursor == null ? null : Buffer.from(cursor).toString('base64url') },
    } };
  }

  private async rows(
    shape: Shape, selection: Selections, lang: string, where: Where, order: Where, limit: number, cursor: (table: string) => string = () => 'NULL',
  ): Promise<{ json: Row; cursor: string | null }[]> {
    const [statement, table] = [new Statement(lang), 'plain'];
    const keys = (shape.key ?? ['id']).map((name) => `${table}.${name}`);
    const { json, from } = rowSql(shape, everyColumn(shape), table, statement);
    const rows: { json: Row; key: string[]; cursor: string | null }[] = await this.dataSource.query(
      `SELECT (${json})::json AS json, ARRAY[${keys.join(', ')}]::text[] AS key, ${cursor(table)} AS cursor
       FROM ${from} WHERE ${where(table, statement)} ORDER BY ${order(table, statement)} LIMIT ${limit}`, statement.values);
    for (const row of rows) {
      for (const [property, field] of selection) {
        const source = shape.fields[field.name];
        if (source !== undefined && source.kind !== 'value' && source.kind !== 'needs') row.json[property] = await this.related(shape, row.key, source, field, lang);
      }
    }
    return rows;
  }

  private async related(parent: Shape, key: readonly string[], source: Exclude<Source, { kind: 'value' | 'needs' }>, field: Selection, lang: string): Promise<unknown> {
    const child = source.shape();
    const isParent = (s: Statement) => (parent.key ?? ['id']).map((name, n) => `parent.${name} = ${s.param(key[n])}`).join(' AND ');
    const inParent = (s: Statement, condition: string) => `EXISTS (SELECT 1 FROM ${parent.table} parent WHERE ${isParent(s)} AND ${condition})`;
    if (source.kind === 'page') {
      const { where, total, ...list } = source.list(field.args);
      const page = await this.page(child, field.children, {
        ...list, lang, where: (t, s) => inParent(s, where(t, 'parent', s)), total: (s) => `SELECT ${total('parent', s)} FROM ${parent.table} parent WHERE ${isParent(s)}`,
      });
      if (!page.ok) throw refusalError(page.refusals[0]!, lang);
      return page.value;
    }
    const on: Where = (t, s) => inParent(s, source.on(t, 'parent', s, field.args));
    return source.kind === 'one' ? this.one(child, field.children, lang, on) : this.all(child, field.children, lang, on, (t, s) => source.order?.(t, s, field.args) ?? `${t}.id`, source.limit);
  }
}

function everyColumn(shape: Shape): Selections {
  const own = Object.entries(shape.fields).filter(([, { kind }]) => kind === 'value' || kind === 'needs');
  return new Map(own.map(([name]) => [name, { name, args: {}, children: new Map() }]));
}

/** Lets that instance of the platform read plainly. */
export function readPlainly(app: NestFastifyApplication): void {
  const plain = new PlainReader(app.get(DataSource));
  const { one, all, page } = { one: plain.one.bind(plain), all: plain.all.bind(plain), page: plain.page.bind(plain) };
  Object.assign(app.get(Reader), { one, all, page });
}
