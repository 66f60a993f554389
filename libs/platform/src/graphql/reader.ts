import { Injectable } from '@nestjs/common';
import type { Decision } from '@mitgestalten/kernel';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { statementName } from '../preparing-client.js';
import { AnswerText } from './answer-text.js';
import { pageFaults, pageSql, type Connection, type ListQuery, type ReadyNodes } from './page.js';
import { isOfTrustedDocument, isVarying, selectionAt, verbatimTypeOf, type Selections } from './selection.js';
import { rowSql, type Shape } from './shape.js';
import { Statement } from './statement.js';

type Where = (table: string, statement: Statement) => string;

/** A row as PostgreSQL built it: the selected fields and the shape's `always` properties. */
export type Row = Record<string, unknown>;

interface Ready {
  readonly statement: Statement;
  readonly row: ReadyNodes;
}

/**
 * Answers a root field with one statement whose columns and joins follow the selection. Where the answer is to be verbatim it gives
 * an `AnswerText` in the place of the row or connection.
 */
@Injectable()
export class Reader {
  // What a selection makes of a shape is the same each time; only conditions differ.
  readonly #ready = new WeakMap<Selections, WeakMap<Shape, Map<string, Ready>>>();

  constructor(private readonly dataSource: DataSource) {}

  /** The row, or null. Of several the first in that order. */
  async one(shape: Shape, selection: Selections, lang: string, where: Where, order?: (table: string) => string): Promise<Row | null> {
    const { statement, row } = this.ready(shape, selection, lang);
    const text = `SELECT ${row.json} AS json FROM ${row.from} WHERE ${where(row.table, statement)}${order === undefined ? '' : ` ORDER BY ${order(row.table)}`} LIMIT 1`;
    const [json] = await this.query(text, statement, selection);
    return valueOf(json ?? 'null', selection) as Row | null;
  }

  /** All rows of a list that is short by nature. */
  async all(shape: Shape, selection: Selections, lang: string, where: Where, order: (table: string) => string, limit = 500): Promise<Row[]> {
    const { statement, row } = this.ready(shape, selection, lang);
    const text = `SELECT ${row.json} AS json FROM ${row.from} WHERE ${where(row.table, statement)} ORDER BY ${order(row.table)} LIMIT ${limit}`;
    return valueOf(`[${(await this.query(text, statement, selection)).join(',')}]`, selection) as Row[];
  }

  /** One page of a keyset-paged list. The selection is that of the connection (`nodes`, `pageInfo`, `totalCount`). */
  async page(shape: Shape, selection: Selections, query: ListQuery & { readonly lang: string }): Promise<Decision<Connection>> {
    const faults = pageFaults(query);
    if (!faults.ok) return faults;
    const { statement, row } = this.ready(shape, selectionAt(selection, 'nodes'), query.lang);
    const [json] = await this.query(`SELECT ${pageSql(shape, selection, query, statement, row)} AS json`, statement, selection);
    return { ok: true, value: valueOf(json!, selection) as Connection };
  }

  private ready(shape: Shape, selection: Selections, lang: string): Ready {
    if (!isOfTrustedDocument(selection)) return makeReady(shape, selection, lang);
    const byShape = orSet(this.#ready, selection, () => new WeakMap<Shape, Map<string, Ready>>());
    const byLanguage = orSet(byShape, shape, () => new Map<string, Ready>());
    const ready = orSet(byLanguage, lang, () => makeReady(shape, selection, lang));
    return { statement: ready.statement.copy(), row: ready.row };
  }

  private async query(text: string, { values }: Statement, selection: Selections): Promise<string[]> {
    // Not through TypeORM, which makes a runner for each query. A stranger's texts get no name: they could be any number.
    const { master } = this.dataSource.driver as unknown as { master: Pool };
    const name = isOfTrustedDocument(selection) ? statementName(text, isVarying(selection)) : undefined;
    const { rows } = await master.query<{ json: string }>({ text, values, ...(name === undefined ? {} : { name }) });
    return rows.map((row) => row.json);
  }
}

function orSet<K, V>(map: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function makeReady(shape: Shape, selection: Selections, lang: string): Ready {
  const statement = new Statement(lang);
  const table = statement.alias();
  return { statement, row: { ...rowSql(shape, selection, table, statement), table } };
}

function valueOf(json: string, selection: Selections): unknown {
  return verbatimTypeOf(selection) === null ? JSON.parse(json) : new AnswerText(json);
}
