/** What the faults happen to: the built platform with the process of the sample, as two API processes and a worker on a database of its own. */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { hashOfOperation } from '../../apps/bench/src/ours/documents.mjs';
import { cookieOf, keysOf, sessionId } from '../../apps/bench/src/seed/people.mjs';
import { bundleOf } from '../lib/bundle-server.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { SERVER_FLAGS } from '../lib/platform.mjs';
import { freePort } from '../lib/ports.mjs';
import { startThrowawayPostgres, temporaryDataDir } from '../lib/postgres.mjs';
import { PlainError, endChild, onEnd, runNode, startNode } from '../lib/processes.mjs';

const SECRET = 'a key for faults, the same in every run';
const READY_MS = 60_000;
// Whoever gets no answer within this time has got none.
const ANSWER_MS = 15_000;
const built = (name) => fromRoot('apps', 'api', 'dist', name);

async function ready(port) {
  for (const end = performance.now() + READY_MS; performance.now() < end; await sleep(50)) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.status === 200) return;
  }
  throw new PlainError('The platform for the faults did not start.');
}

/** Posts to the API; resolves with `status` (0: no answer) and what was answered. A document is named by its operation, or is a query that anybody may ask. */
async function post(port, { operation, query, variables, cookie }) {
  const body = operation === undefined ? { query, variables } : { variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOfOperation(operation) } } };
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(ANSWER_MS),
      headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true', ...(cookie === undefined ? {} : { cookie }) },
    });
    return { status: answer.status, ...(await answer.json()) };
  } catch (error) {
    return { status: 0, errors: [{ message: error.message }] };
  }
}

/** Makes accounts with these roles in the process (a list each), signed in; resolves with their cookies. */
async function people(client, processId, roles) {
  const keys = await keysOf(SECRET);
  const cookies = [];
  for (const [index, own] of roles.entries()) {
    const [id, n] = [randomUUID(), index + 1];
    await client.query(`INSERT INTO account (id, email, lang, confirmed_at) VALUES ($1, $2, 'de', clock_timestamp())`, [id, `${id}@example.org`]);
    for (const role of own) await client.query('INSERT INTO role_grant (id, process_id, account_id, role) VALUES ($1, $2, $3, $4)', [randomUUID(), processId, id, role]);
    const hash = createHash('sha256').update(sessionId(SECRET, n)).digest('hex');
    await client.query(`INSERT INTO session (id_hash, account_id, data, expires_at) VALUES ($1, $2, '{}', clock_timestamp() + interval '1 hour')`, [hash, id]);
    cookies.push(cookieOf(keys, SECRET, n));
  }
  return cookies;
}

/**
 * Starts it. `ask(n, question)` asks one process or the other, `sql(text, values)` the database, as its owner; `people(roles)` makes some; `stop()` ends all. `baseUrl` is
 * where a browser finds the first process, `workerPid` the process of the worker.
 */
export async function startFaultPlatform() {
  const postgres = await startThrowawayPostgres();
  const ports = [await freePort(), await freePort()];
  const env = {
    ...process.env, NODE_ENV: 'production', MODE: 'sample', DATABASE_URL: postgres.url, DATA_DIR: temporaryDataDir(), SECRET_KEY: SECRET, PUBLIC_URL: `http://localhost:${ports[0]}`, HOST: '127.0.0.1',
  };
  if ((await runNode(built('cli.js'), ['prepare'], { env })) !== 0) throw new PlainError('The database for the faults could not be prepared.');
  const start = (name, port) => startNode(bundleOf(name), [], { env: { ...env, PORT: String(port) }, nodeArgs: SERVER_FLAGS });
  const children = [...ports.map((port) => start('main', port)), start('worker', ports[0])];
  const client = new pg.Client({ connectionString: postgres.url });
  // The server ends the connection when it is stopped.
  client.on('error', () => undefined);
  const stop = async () => {
    await client.end().catch(() => undefined);
    await Promise.all(children.map((child) => endChild(child)));
    await postgres.stop();
  };
  onEnd(stop);
  await Promise.all([client.connect(), ...ports.map(ready)]);
  const sql = async (text, values) => (await client.query(text, values)).rows;
  const [{ id: processId }] = await sql('SELECT id FROM process');
  return { processId, baseUrl: env.PUBLIC_URL, workerPid: children.at(-1).pid, sql, ask: (n, question) => post(ports[n % ports.length], question), people: (roles) => people(client, processId, roles), stop };
}
