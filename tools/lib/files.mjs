/** Lists and fingerprints of source files, and a lock for work that only one command may do at a time. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, fromRoot } from './paths.mjs';
import { birthOf, isAlive } from './postgres-state.mjs';

const NEVER = new Set(['node_modules', 'dist', '.data', '.nx', '.git', 'test-results']);

/** All files below a folder, sorted, without what is generated or installed; empty when there is no such folder. */
export function listFiles(folder, wanted = () => true) {
  if (!existsSync(folder)) return [];
  const files = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!NEVER.has(entry.name)) files.push(...listFiles(path, wanted));
    } else if (entry.isFile() && wanted(path)) files.push(path);
  }
  return files.sort();
}

/** A fingerprint of the contents and names of files and of further text. Files that do not exist count as absent. */
export function fingerprint(files, ...more) {
  const hash = createHash('sha256');
  for (const file of files) {
    if (!existsSync(file)) continue;
    hash.update(relative(root, file).split(sep).join('/')).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.update(more.join('\0')).digest('hex');
}

/** Runs `work` unless the stamp file already holds this fingerprint; resolves with whether it ran. */
export async function unlessStamped(stampFile, print, work) {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === print) return false;
  rmSync(stampFile, { force: true });
  await work();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, print);
  return true;
}

/** Whether the holder of a lock is gone: its process ended, or it died before it wrote its name. */
function isAbandoned(folder) {
  try {
    return !isAlive(JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8')));
  } catch {
    const stat = statSync(folder, { throwIfNoEntry: false });
    return Boolean(stat) && Date.now() - stat.mtimeMs > 5_000;
  }
}

/** Runs `work` while no other command of this checkout runs work under the same name. */
export async function withLock(name, work) {
  const folder = fromRoot('node_modules', '.cache', 'mitgestalten', `${name}.lock`);
  mkdirSync(dirname(folder), { recursive: true });
  for (;;) {
    try {
      mkdirSync(folder);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
      else await sleep(200);
    }
  }
  writeFileSync(join(folder, 'holder.json'), JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }));
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
