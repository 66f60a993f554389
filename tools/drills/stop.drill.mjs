/** However the platform is ended: no process stays, and the data is there at the next start. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { runningDatabase } from '../lib/postgres-state.mjs';
import { ask, leftBehind, npmRun, ownPlace, serving } from './harness.mjs';

const place = await ownPlace();
after(() => place.remove());

/** Runs one statement in the platform's own database. */
async function query(text) {
  const client = new pg.Client({ connectionString: runningDatabase(place.dataDir) });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Starts the platform and waits until it serves. */
async function start() {
  const run = npmRun('start', place.env);
  await serving(run);
  return run;
}

/** Waits until no process of the platform is left; fails with their names after some seconds. */
async function nobodyLeft() {
  for (let i = 0; i < 100 && leftBehind(place.mark).length > 0; i++) await sleep(100);
  assert.deepEqual(leftBehind(place.mark), []);
}

test('Ctrl-C ends everything with code 0, and the data is there at the next start', async () => {
  const first = await start();
  assert.equal((await ask(place.port, '/health/ready')).status, 200);
  await query('CREATE TABLE public.drill (word text)');
  await query("INSERT INTO public.drill VALUES ('geblieben')");
  first.interrupt();
  assert.equal(await first.ended, 0, first.output);
  assert.deepEqual(leftBehind(place.mark), [], 'at the moment npm has ended, nothing else may run');
  const second = await start();
  assert.deepEqual(await query('SELECT word FROM public.drill'), [{ word: 'geblieben' }]);
  second.interrupt();
  await second.ended;
});

test('SIGTERM to npm alone ends everything', async () => {
  const run = await start();
  process.kill(run.pid, 'SIGTERM');
  assert.equal(await run.ended, 0, run.output);
  assert.deepEqual(leftBehind(place.mark), []);
});

test('after kill -9 of npm nothing stays, and the next start works', async () => {
  const run = await start();
  process.kill(run.pid, 'SIGKILL');
  await nobodyLeft();
  const next = await start();
  next.interrupt();
  await next.ended;
  await nobodyLeft();
});

test('a second start with the same DATA_DIR is refused and names the first', async () => {
  const run = await start();
  const { port } = await ownPlace().then((other) => (other.remove(), other));
  const second = npmRun('start', { ...place.env, PORT: String(port) });
  assert.equal(await second.ended, 1);
  assert.match(second.output, /in use by an earlier start \(process \d+\)/);
  run.interrupt();
  await run.ended;
});

test('after a crash of the database server everything ends, and the next start works', async () => {
  const run = await start();
  const { home } = JSON.parse(readFileSync(join(place.dataDir, 'postgresql.json'), 'utf8'));
  process.kill(Number(readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  assert.notEqual(await run.ended, 0);
  await nobodyLeft();
  const next = await start();
  assert.deepEqual(await query('SELECT word FROM public.drill'), [{ word: 'geblieben' }]);
  next.interrupt();
  await next.ended;
});
