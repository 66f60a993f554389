/** Starts what is measured and what measures: the limit, our built server, the load generator. */
import { setTimeout as sleep } from 'node:timers/promises';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fromRoot } from '../../../../tools/lib/paths.mjs';
import { bundleOf } from '../../../../tools/lib/bundle-server.mjs';
import { compiledIn, SERVER_FLAGS } from '../../../../tools/lib/platform.mjs';
import { freePort } from '../../../../tools/lib/ports.mjs';
import { PlainError, endChild, exited, fileUrl, onEnd, startNode } from '../../../../tools/lib/processes.mjs';
import { cores, memoryOf, pin } from './processor.mjs';
import { productionSettings } from './database.mjs';

const READY_MS = 30_000;
const bench = (...parts) => fromRoot('apps', 'bench', 'src', ...parts);

/** Waits until the server is ready; resolves with the milliseconds since `begin`. */
async function ready(name, child, port, begin) {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.status === 200) return performance.now() - begin;
    const gone = await Promise.race([exited(child), sleep(10)]);
    if (gone || performance.now() - begin > READY_MS) throw new PlainError(`${name} did not start.`);
  }
}

async function start(name, script, { env, port, nodeArgs }) {
  const begin = performance.now();
  const child = startNode(script, [], { env, nodeArgs });
  pin(child.pid, cores?.server);
  const stop = () => endChild(child);
  onEnd(stop);
  const startMs = await ready(name, child, port, begin);
  return { name, port, pid: child.pid, startMs, idle: memoryOf(child.pid).rss, stop };
}

/** How many connections the platform keeps to the database. */
export async function poolSize() {
  const { databaseOptions } = await import(fileUrl(fromRoot('libs', 'platform', 'dist', 'index.js')));
  return databaseOptions('', [], () => undefined).extra.max;
}

/** The limit, on that database. */
export async function startLimit(database, url) {
  const port = await freePort();
  const env = { ...process.env, NODE_ENV: 'production', DATABASE_URL: url, PORT: String(port), SECRET_KEY: database.secretKey, POOL_SIZE: String(await poolSize()) };
  return start('The limit', bench('limit', 'server.mjs'), { env, port });
}

/** Our server as it was built, started as in production, on that database. `nodeArgs` for a profile. */
export async function startOurs(database, url, nodeArgs = []) {
  const port = await freePort();
  const preload = ['--import', fileUrl(bench('ours', 'preload.mjs'))];
  return start('The platform', bundleOf('main'), { env: { ...productionSettings(database, { url, port }), ...compiledIn(database.dataDir) }, port, nodeArgs: [...SERVER_FLAGS, ...preload, ...nodeArgs] });
}

/** The load generator. `ask(round)` resolves with what a round brought; rejects when an answer was not well. */
export function startLoad(context) {
  const child = fork(bench('load', 'generator.mjs'), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' });
  pin(child.pid, cores?.load);
  onEnd(() => endChild(child));
  child.send({ context });
  const ended = exited(child).then(() => ({ error: 'The load generator ended.' }));
  const ask = async (round) => {
    child.send({ round });
    const { result, error } = await Promise.race([once(child, 'message').then(([answer]) => answer), ended]);
    if (error) throw new PlainError(error);
    return result;
  };
  return { ask, stop: () => endChild(child) };
}
