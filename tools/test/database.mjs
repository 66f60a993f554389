/** Databases for integration tests. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
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

// What PostgreSQL answers while an autovacuum worker, which is the superuser's, is in a database that somebody else wants to drop with force.
const NOT_MINE = '42501';

/** Deletes a database. An autovacuum worker in it cannot be ended, but ends by itself: it gets five seconds. */
async function drop(name, patience = 50) {
  try {
    await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } catch (error) {
    if (error.code !== NOT_MINE || patience === 0) throw error;
    await sleep(100);
    await drop(name, patience - 1);
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
  return { url: url.href, drop: () => drop(name) };
}
