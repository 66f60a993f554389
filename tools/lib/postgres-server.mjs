/** Starts and stops one embedded PostgreSQL 18; run inside the keeper process (postgres-keeper.mjs). */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, openSync, readFileSync, closeSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './ports.mjs';
import { PlainError, exited } from './processes.mjs';
import { postgresPlace } from './postgres-place.mjs';
import { SUPERUSER, databaseUrl, isAlive, keptSecret, liveServer, readState, writeState } from './postgres-state.mjs';

const MAJOR = '18';
const LOG_LIMIT = 5_000_000;
const exe = (place, name) => join(place.bin, process.platform === 'win32' ? `${name}.exe` : name);
const asUser = (place) => ({ uid: place.user?.uid, gid: place.user?.gid, cwd: place.home });

/** A character type that knows umlauts (trigrams need it); macOS has no C.UTF-8. */
const CTYPE = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' }[process.platform] ?? 'C';

/** Makes the cluster when there is none. It gets its final name last, so that an interrupted run leaves no half one. */
function makeCluster(place, dataDir, throwaway) {
  if (existsSync(join(place.data, 'PG_VERSION'))) return;
  const unfinished = `${place.data}.new`;
  const passwordFile = join(place.home, 'password.new');
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, keptSecret(dataDir, 'postgresql-password'), { mode: 0o600 });
  if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid);
  const args = ['-D', unfinished, '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  args.push('--locale=C', `--lc-ctype=${CTYPE}`, '--locale-provider=icu', '--icu-locale=de', ...(throwaway ? ['--no-sync'] : []));
  const made = spawnSync(exe(place, 'initdb'), args, { ...asUser(place), encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw new PlainError(`${made.stderr ?? made.error?.message}\nThe database could not be made in ${place.data}.`);
  renameSync(unfinished, place.data);
}

/** Ends or refuses a server that already runs on this cluster, and removes what a crash left behind. */
async function claimCluster(place, dataDir) {
  let server = liveServer(place.data);
  const { launcher } = readState(dataDir);
  if (server && isAlive(launcher)) {
    throw new PlainError(`The database in ${dataDir} is in use by an earlier start (process ${launcher.pid}): end that one first, or choose another DATA_DIR.`);
  }
  // Whoever started it is gone: its keeper ends it within a moment, and if that is gone too, we do.
  for (let i = 0; server && i < 150; i++) {
    if (i === 30) process.kill(server.pid, 'SIGINT');
    await sleep(100);
    server = liveServer(place.data);
  }
  if (server) throw new PlainError(`The database in ${dataDir} is in use by process ${server.pid}, which does not end: end it and start again.`);
  rmSync(join(place.data, 'postmaster.pid'), { force: true });
}

/** The settings of the server; given on the command line, so that each start uses those of this release. */
function serverArgs(place, port, throwaway) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: throwaway ? 300 : 100,
    log_checkpoints: 'off',
    ...(throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return ['-D', place.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** The server's log, emptied when it has grown too large. */
function openLog(place) {
  const file = join(place.home, 'server.log');
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) truncateSync(file);
  return { file, from: existsSync(file) ? statSync(file).size : 0, descriptor: openSync(file, 'a', 0o600) };
}

/** Waits until the server takes connections; resolves with false when it ended instead. */
async function becomesReady(child, data) {
  for (;;) {
    const gone = await Promise.race([exited(child), sleep(50)]);
    if (gone) return false;
    if (liveServer(data)?.ready) return true;
  }
}

/** Starts the server process; tried again for some seconds, as the children of a killed server need a moment to end. */
async function startProcess(place, port, throwaway) {
  const log = openLog(place);
  try {
    for (let attempt = 1; ; attempt++) {
      const options = { ...asUser(place), stdio: ['ignore', log.descriptor, log.descriptor], windowsHide: true };
      const child = spawn(exe(place, 'postgres'), serverArgs(place, port, throwaway), options);
      if (await becomesReady(child, place.data)) return child;
      if (attempt === 5) {
        const news = readFileSync(log.file).subarray(log.from).toString().trimEnd().split('\n').slice(-15).join('\n');
        throw new PlainError(`${news}\nPostgreSQL does not start (see ${log.file}).`);
      }
      await sleep(1000);
    }
  } finally {
    closeSync(log.descriptor);
  }
}

/** Makes the platform's database when it is missing. */
async function makeDatabase(dataDir, port) {
  const client = new pg.Client({ connectionString: databaseUrl(dataDir, port, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'mitgestalten'");
    if (rowCount === 0) await client.query('CREATE DATABASE mitgestalten');
  } finally {
    await client.end();
  }
}

/** Ends the server with a fast shutdown: open transactions are rolled back, everything committed is on disk. */
async function stopProcess(child, place) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') spawnSync(exe(place, 'pg_ctl'), ['stop', '-D', place.data, '-m', 'fast', '-w']);
  else child.kill('SIGINT');
  const gone = await Promise.race([exited(child), sleep(20_000, undefined, { ref: false })]);
  if (!gone) child.kill('SIGQUIT');
  await exited(child);
}

/**
 * Starts the PostgreSQL of a DATA_DIR. Resolves with `port`, `home`, `child` (the server process) and `stop()`.
 * `launcher` is who answers for it. A `throwaway` server is fast, forgets everything in a crash and is deleted by `stop`.
 */
export async function startServer({ dataDir, throwaway, launcher }) {
  const place = postgresPlace(dataDir);
  if (existsSync(place.data)) await claimCluster(place, dataDir);
  makeCluster(place, dataDir, throwaway);
  const version = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR) throw new PlainError(`The database in ${place.data} was made by PostgreSQL ${version}, this is ${MAJOR}: see docs/operating.md.`);
  const port = await freePort('127.0.0.1', readState(dataDir).port ?? 0);
  writeState(dataDir, { home: place.home, port, launcher });
  const child = await startProcess(place, port, throwaway);
  const stop = async () => {
    await stopProcess(child, place);
    if (throwaway) for (const folder of [place.home, dataDir]) rmSync(folder, { recursive: true, force: true });
  };
  try {
    await makeDatabase(dataDir, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, home: place.home, child, stop };
}
