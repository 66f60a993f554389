/** `npm run start:production` with good settings serves, without samples. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import pg from 'pg';
import { startThrowawayPostgres } from '../lib/postgres.mjs';
import { ask, leftBehind, npmRun, ownPlace, serving } from './harness.mjs';

const place = await ownPlace();
const database = await startThrowawayPostgres();
after(async () => {
  await database.stop();
  place.remove();
});

/** How many rows each table holds that belongs to a process or to a person. */
async function filledTables() {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query(`
      SELECT DISTINCT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema', 'graphile_worker') AND column_name IN ('process_id', 'email', 'slug')`);
    const filled = [];
    for (const { name } of rows) {
      const { rows: [{ count }] } = await client.query(`SELECT count(*)::int AS count FROM ${name}`);
      if (count > 0) filled.push(`${name}: ${count}`);
    }
    assert.ok(rows.length > 0, 'the migrations have run');
    return filled;
  } finally {
    await client.end();
  }
}

test('production serves, is ready, and knows no sample process and no sample person', { timeout: 300_000 }, async () => {
  const run = npmRun('start:production', {
    ...place.env,
    DATABASE_URL: database.url,
    // Hexadecimal: no word in it can look like a placeholder.
    SECRET_KEY: randomBytes(48).toString('hex'),
    PUBLIC_URL: `http://localhost:${place.port}`,
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'post@mitgestalten.example',
  });
  await serving(run);
  for (const path of ['/health/live', '/health/ready', '/', '/office/']) {
    assert.equal((await ask(place.port, path)).status, 200, `${path}\n${run.output}`);
  }
  assert.deepEqual(await filledTables(), []);
  run.interrupt();
  assert.equal(await run.ended, 0, run.output);
  assert.deepEqual(leftBehind(place.mark), []);
});
