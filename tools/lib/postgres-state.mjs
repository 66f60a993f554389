/** What is remembered about the embedded PostgreSQL of a DATA_DIR, and whether its server runs at the moment. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

const DATABASE = 'mitgestalten';
export const SUPERUSER = 'mitgestalten';

/** Reads a secret of DATA_DIR, or makes and keeps a random one that only its owner may read. */
export function keptSecret(dataDir, name) {
  const file = join(dataDir, name);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}

const stateFile = (dataDir) => join(dataDir, 'postgresql.json');

/** What the last start wrote down: `home`, `port`, `launcher` (process id and birth); an empty object when nothing. */
export function readState(dataDir) {
  try {
    return JSON.parse(readFileSync(stateFile(dataDir), 'utf8'));
  } catch {
    return {};
  }
}

/** Writes down what the next start needs to know. */
export function writeState(dataDir, state) {
  writeFileSync(stateFile(dataDir), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
}

/** Address of a database of the server; without a name, the platform's own. */
export function databaseUrl(dataDir, port, database = DATABASE) {
  return `postgres://${SUPERUSER}:${keptSecret(dataDir, 'postgresql-password')}@127.0.0.1:${port}/${database}`;
}

/** When a process was born, so that a number that was given anew is not taken for it; undefined when unknown. */
export function birthOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** Whether a process with this number exists. */
function exists(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Whether the remembered process still runs. */
export function isAlive(remembered) {
  return Boolean(remembered?.pid) && exists(remembered.pid) && birthOf(remembered.pid) === remembered.birth;
}

/** The command line of a process; undefined when it cannot be known. */
function commandLine(pid) {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    } catch {
      return undefined;
    }
  }
  if (process.platform === 'win32') return undefined;
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? undefined;
}

/** The running server of a cluster: `{ pid, port, ready }`; undefined when none runs, whatever a crash left behind. */
export function liveServer(data) {
  let lines;
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!pid || !exists(pid)) return undefined;
  const command = commandLine(pid);
  if (command !== undefined && !command.includes(data)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** Address of the database that an earlier start of this DATA_DIR serves at this moment; undefined when none does. */
export function runningDatabase(dataDir) {
  const { home } = readState(dataDir);
  const server = home && liveServer(join(home, 'data'));
  return server?.ready ? databaseUrl(dataDir, server.port) : undefined;
}
