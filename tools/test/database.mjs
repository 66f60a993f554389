/** Databases for integration tests. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Runs one statement on the maintenance database. */
async function administer(statement) {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Makes a database of its own for one test file: a copy of the migrated template. `drop()` deletes it, whoever is
 * still connected.
 */
export async function createTestDatabase() {
  if (!process.env.TEST_DATABASE_URL) throw new Error('Run integration tests with: npm test -- integration');
  const name = `mitgestalten_test_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${process.env.TEST_TEMPLATE}`);
  const url = new URL(process.env.TEST_DATABASE_URL);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}
