/**
 * Before the integration tests: a PostgreSQL (that of DATABASE_URL, else a throw-away embedded one) with a migrated
 * template database. Tells the tests by TEST_DATABASE_URL (maintenance database) and TEST_TEMPLATE.
 */
import { existsSync } from 'node:fs';
import pg from 'pg';
import { fromRoot } from '../lib/paths.mjs';
import { startThrowawayPostgres } from '../lib/postgres.mjs';
import { PlainError, outputOfNode } from '../lib/processes.mjs';

const TEMPLATE = 'mitgestalten_test_template';

/** The address of another database of the same server. */
function withDatabase(url, name) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Makes the template database anew and migrates it with the compiled command line. */
async function makeTemplate(adminUrl) {
  const cli = fromRoot('apps', 'api', 'dist', 'cli.js');
  if (!existsSync(cli)) throw new PlainError('apps/api is not built: npm run build, or npm test.');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${TEMPLATE}`);
  } finally {
    await client.end();
  }
  const url = withDatabase(adminUrl, TEMPLATE);
  const env = { ...process.env, MODE: 'sample', DATABASE_URL: url, DATABASE_OWNER_URL: url, SECRET_KEY: process.env.SECRET_KEY ?? 'f3'.repeat(32) };
  await outputOfNode(cli, ['migrate'], { env, title: 'Migrating the template database' });
}

/** Jest's global set-up. */
export default async function setUp() {
  const own = process.env.DATABASE_URL ? undefined : await startThrowawayPostgres();
  globalThis.testPostgres = own;
  try {
    const adminUrl = own?.adminUrl ?? withDatabase(process.env.DATABASE_URL, 'postgres');
    await makeTemplate(adminUrl);
    process.env.TEST_DATABASE_URL = adminUrl;
    process.env.TEST_TEMPLATE = TEMPLATE;
  } catch (error) {
    await own?.stop();
    throw error;
  }
}
