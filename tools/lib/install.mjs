/** Keeps node_modules equal to package-lock.json. Uses nothing but Node's own modules. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { root, fromRoot } from './paths.mjs';
import { step } from './progress.mjs';

const STAMP = fromRoot('node_modules', '.mitgestalten-lock');

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** What the stamp must hold: the lock file and the platform, since a copied node_modules may come from another one. */
function wantedStamp() {
  const hash = createHash('sha256').update(readFileSync(fromRoot('package-lock.json'))).digest('hex');
  return `${hash} ${process.platform}-${process.arch}\n`;
}

const readStamp = () => (existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : undefined);

/** Whether a lock entry names something that must be there on every machine. */
const isRequired = (entry) => !entry.optional && !entry.devOptional && !entry.peer;

/** Whether npm's own record inside node_modules says the same as package-lock.json (somebody ran npm by hand). */
function npmRecordAgrees() {
  const record = fromRoot('node_modules', '.package-lock.json');
  if (!existsSync(record) || readStamp()?.endsWith(`${process.platform}-${process.arch}\n`) === false) return false;
  const wanted = readJson(fromRoot('package-lock.json')).packages;
  const present = readJson(record).packages;
  const same = ([path, entry]) => wanted[path]?.version === entry.version && wanted[path]?.integrity === entry.integrity;
  const there = ([path, entry]) => path === '' || path in present || !isRequired(entry);
  return Object.entries(present).every(same) && Object.entries(wanted).every(there);
}

/** How to call npm: the npm that called us, on the Node that runs it, because ours may lie in the folder it replaces. */
function npmCall() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script?.endsWith('.js') && existsSync(script)) return [node && existsSync(node) ? node : process.execPath, [script]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/** Runs `npm ci` once and resolves with its exit code. */
function npmCi(onChild) {
  const [file, before] = npmCall();
  const args = [...before, 'ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: file.endsWith('.cmd') });
  onChild(child);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`npm could not be started: ${error.message}`)));
    child.on('exit', (code, signal) => (signal ? reject(new Error('The installation was interrupted.')) : resolve(code)));
  });
}

/**
 * Makes node_modules equal to package-lock.json when it is not, without running install scripts.
 * `onChild` is told of the npm process so that signals can be passed to it. Throws one sentence when it fails.
 */
export async function ensureInstalled(onChild) {
  const wanted = wantedStamp();
  if (readStamp() === wanted) return;
  if (!npmRecordAgrees()) {
    await step('Installing the packages of package-lock.json', async () => {
      const code = await npmCi(onChild);
      if (code !== 0) throw new Error(`The packages could not be installed: npm ci ended with code ${code} (see above).`);
    });
  }
  writeFileSync(STAMP, wanted);
}
