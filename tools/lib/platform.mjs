/** Brings up the whole platform in this process's care: database, migrations, API and worker. */
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { buildProcesses, buildServer, buildWeb } from './build.mjs';
import { bundleOf } from './bundle-server.mjs';
import { readEnvironment } from './environment.mjs';
import { fromRoot } from './paths.mjs';
import { assertPortFree } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { PlainError, endChild, exited, isEnding, onEnd, runNode, startNode } from './processes.mjs';
import { say, step } from './progress.mjs';

const GRACE_MS = 10_000;
const READY_MS = 120_000;
/**
 * What the platform's processes are started with. Left to itself, Node 24 lets young objects grow to some 200 MiB before it looks at them: 16 MiB
 * for each half of their space cost no measurable throughput and spare a sixth of the memory at rest and a fifth under load; 8 MiB spare more, at up to a sixth of the throughput.
 * And it lets old objects, of which some 60 MiB are needed, grow to four times that before it looks at them, because the machine has memory; with a limit
 * of 512 MiB it looks earlier: 298 instead of 432 MiB at most after all cases of the benchmark, at the same throughput.
 */
export const SERVER_FLAGS = ['--max-semi-space-size=16', '--max-old-space-size=512'];

/** What Node made of the code at the last start is kept with the data: half a second of each further one, and the memory for the code as text. */
export const compiledIn = (dataDir) => ({ NODE_COMPILE_CACHE: join(dataDir, 'compiled') });

/** Status of an address on this machine; 0 when nobody answers. */
function statusOf(host, port, path) {
  return new Promise((resolve) => {
    const ask = request({ host, port, path, timeout: 5_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    ask.on('timeout', () => ask.destroy());
    ask.on('error', () => resolve(0));
    ask.end();
  });
}

/** The address at which a server that listens on `host` can be asked from this machine. */
const askable = (host) => ({ '0.0.0.0': '127.0.0.1', '::': '::1' })[host] ?? host;

/** Waits for /health/ready; throws when that takes too long. */
async function waitUntilReady({ host, port }) {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if ((await statusOf(askable(host), port, '/health/ready')) === 200) return;
    await sleep(150);
  }
  throw new PlainError(`The platform was not ready after ${READY_MS / 1000} s: /health/ready on port ${port} did not answer 200.`);
}

/** Runs one command of the API's own command line and throws when it fails. */
async function cli(args, env) {
  const code = await runNode(fromRoot('apps', 'api', 'dist', 'cli.js'), args, { env });
  if (code !== 0) throw new PlainError(`"${args.join(' ')}" failed (code ${code}, see above).`);
}

/** Starts API and worker in their own process groups; they get SIGTERM and ten seconds when this command ends. */
function startServices(env, { dataDir }) {
  const options = { env: { ...env, ...compiledIn(dataDir) }, ownGroup: true, nodeArgs: SERVER_FLAGS };
  const services = { API: startNode(bundleOf('main'), [], options), 'job worker': startNode(bundleOf('worker'), [], options) };
  onEnd(() => Promise.all(Object.values(services).map((child) => endChild(child, GRACE_MS))));
  return services;
}

/** Resolves with the name and exit code of the first part that ends; that never happens in a healthy platform. */
function firstDeath(parts) {
  return Promise.race(
    Object.entries(parts).map(async ([name, child]) => {
      const { code } = await exited(child);
      return { name, code };
    }),
  );
}

/** The database of the settings, else the embedded one; returns its address and, when it is ours, its keeper process. */
async function openDatabase(settings) {
  if (settings.databaseUrl) return { url: settings.databaseUrl, keeper: undefined };
  return step('PostgreSQL', () => startPostgres({ dataDir: settings.dataDir }));
}

/**
 * Starts the platform and resolves, when one of its parts has ended by itself, with an exit code. `mode` overrides
 * MODE. Wrong settings and a taken port are refused before anything long happens.
 */
export async function runPlatform(mode) {
  await buildServer();
  const { settings, env } = await readEnvironment(process.env, mode);
  await assertPortFree(settings.host, settings.port);
  await buildProcesses();
  await buildWeb();
  const database = await openDatabase(settings);
  const full = { ...env, DATABASE_URL: database.url };
  if (settings.mode === 'sample') await step('Database and sample process', () => cli(['prepare'], full));
  else await step('Database', () => cli(['migrate'], full));
  const services = startServices(full, settings);
  const death = firstDeath({ ...services, ...(database.keeper ? { database: database.keeper } : {}) });
  const ready = step('API and job worker', () => waitUntilReady(settings));
  const early = await Promise.race([death, ready]);
  if (!early) {
    const hint = settings.mode === 'sample' ? ' · sample sign-ins: README' : '';
    say(`Portal ${settings.publicUrl}/ · Office ${settings.publicUrl}/office/${hint}`);
  }
  const { name, code } = early ?? (await death);
  // Parts that end because this command ends did not end by themselves.
  if (isEnding()) return 0;
  process.stderr.write(`The ${name} ended by itself (code ${code ?? 'signal'}); everything is stopped.\n`);
  return code || 1;
}
