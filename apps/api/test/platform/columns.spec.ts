import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { privacyClassOf } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** Tables that other programs own. */
const foreign = new Set(['migrations']);

describe('every column', () => {
  it('is mapped by an entity and declares its privacy class', async () => {
    const rows = await app.sql<{ column: string }>(
      `SELECT table_name || '.' || column_name AS column FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1`);
    const inDatabase = rows.map(({ column }) => column).filter((column) => !foreign.has(column.split('.')[0]!));
    const mapped = app.app.get(DataSource).entityMetadatas.flatMap((entity) =>
      entity.columns.map((column) => ({ column: `${entity.tableName}.${column.databaseName}`, privacy: privacyClassOf(entity.tableName, column.propertyName) })));
    expect(mapped.map(({ column }) => column).sort()).toEqual(inDatabase.sort());
    expect(mapped.filter(({ privacy }) => privacy === undefined)).toEqual([]);
  });
});

describe('the role of the platform', () => {
  it.each(['audit_entry', 'ledger_entry'])('can neither change nor remove rows of %s', async (table) => {
    const [rights] = await app.sql(
      `SELECT has_table_privilege('mitgestalten_app', $1, 'INSERT') AS insert, has_table_privilege('mitgestalten_app', $1, 'UPDATE') AS update,
              has_table_privilege('mitgestalten_app', $1, 'DELETE') AS delete, has_table_privilege('mitgestalten_app', $1, 'TRUNCATE') AS truncate`, [table]);
    expect(rights).toEqual({ insert: true, update: false, delete: false, truncate: false });
  });

  it('is what the platform works as', async () => {
    const [row] = await app.app.get(DataSource).query('SELECT current_user AS role');
    expect(row.role).toBe('mitgestalten_app');
  });
});
