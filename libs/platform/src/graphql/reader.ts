import { Injectable } from '@nestjs/common';
import type { Decision } from '@mitgestalten/kernel';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { statementName } from '../preparing-client.js';
import { pageFaults, pageJson, type Connection, type ListQuery } from './page.js';
import { isOfTrustedDocument, type Selections } from './selection.js';
import { rowJson, type Shape } from './shape.js';
import { Statement } from './statement.js';

type Where = (table: string, statement: Statement) => string;

/** A row as PostgreSQL built it: the selected fields and the shape's `always` properties. */
export type Row = Record<string, unknown>;

/** Answers a root field with one statement whose columns and joins follow the selection. */
@Injectable()
export class Reader {
  constructor(private readonly dataSource: DataSource) {}

  /** The row, or null. */
  async one(shape: Shape, selection: Selections, lang: string, where: Where): Promise<Row | null> {
    const rows = await this.all(shape, selection, lang, where, (table) => `${table}.id`, 1);
    return rows[0] ?? null;
  }

  /** All rows of a list that is short by nature. */
  async all(shape: Shape, selection: Selections, lang: string, where: Where, order: (table: string) => string, limit = 500): Promise<Row[]> {
    const statement = new Statement(lang);
    const table = statement.alias();
    const json = rowJson(shape, selection, table, statement);
    const condition = where(table, statement);
    return this.query<Row>(`SELECT ${json} AS json FROM ${shape.table} ${table} WHERE ${condition} ORDER BY ${order(table)} LIMIT ${limit}`, statement, selection);
  }

  /** One page of a keyset-paged list. The selection is that of the connection (`nodes`, `pageInfo`, `totalCount`). */
  async page(shape: Shape, selection: Selections, query: ListQuery & { readonly lang: string }): Promise<Decision<Connection>> {
    const faults = pageFaults(query);
    if (!faults.ok) return faults;
    const statement = new Statement(query.lang);
    const [connection] = await this.query<Connection>(`SELECT ${pageJson(shape, selection, query, statement)} AS json`, statement, selection);
    return { ok: true, value: connection! };
  }

  private async query<T>(text: string, { values }: Statement, selection: Selections): Promise<T[]> {
    // Not through TypeORM, which makes a runner for each query. A stranger's texts get no name: they could be any number.
    const { master } = this.dataSource.driver as unknown as { master: Pool };
    const name = isOfTrustedDocument(selection) ? statementName(text) : undefined;
    const { rows } = await master.query<{ json: T }>({ text, values, ...(name === undefined ? {} : { name }) });
    return rows.map((row) => row.json);
  }
}
