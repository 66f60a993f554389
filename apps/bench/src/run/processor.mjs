/** Processes as Linux shows them: pinned to cores, their processor time, their memory. Elsewhere nothing is pinned or known. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const isLinux = process.platform === 'linux';
// One tick of /proc/PID/stat, on every Linux that Node runs on.
const TICK_MS = 10;

/** The server has the first core for itself; what asks and what stores share the second, or have one each where there are more. */
export const cores = availableParallelism() < 2 ? undefined : { server: 0, postgres: 1, load: availableParallelism() > 2 ? 2 : 1 };

/** Pins a process with all its threads; true if that was possible. */
export function pin(pid, core) {
  if (core === undefined) return false;
  return spawnSync('taskset', ['-acp', String(core), String(pid)], { stdio: 'ignore' }).status === 0;
}

const statOf = (pid) => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

// Positions in /proc/PID/stat, after the name: own time in user and system mode, then that of children that have ended.
const OWN = [11, 12];
const WITH_ENDED = [11, 12, 13, 14];

/** Milliseconds of processor time that a process has used; 0 where it cannot be known. */
export function processorMs(pid, positions = OWN) {
  if (!isLinux || pid === undefined) return 0;
  try {
    const fields = statOf(pid);
    return positions.reduce((sum, position) => sum + Number(fields[position]), 0) * TICK_MS;
  } catch {
    // It has ended since it was listed: its parent counts it now.
    return 0;
  }
}

/** The same for a process with all children it has or had. */
export const familyMs = (pid) => childrenOf(pid).reduce((sum, child) => sum + processorMs(child), processorMs(pid, WITH_ENDED));

/** The children of a process. */
export function childrenOf(pid) {
  if (!isLinux || pid === undefined) return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((child) => {
    try {
      return Number(statOf(child)[1]) === pid;
    } catch {
      return false;
    }
  });
}

/** The process that started this one, if it bears that name; undefined where it cannot be seen. */
export function parentOf(pid, name) {
  if (!isLinux || !existsSync(`/proc/${pid}`)) return undefined;
  const parent = Number(statOf(pid)[1]);
  return readFileSync(`/proc/${parent}/comm`, 'utf8').startsWith(name) ? parent : undefined;
}

/** Memory of a process in MiB: now (`rss`) and at most until now (`peak`). */
export function memoryOf(pid) {
  if (!isLinux) return { rss: 0, peak: 0 };
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mib = (name) => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0) / 1024);
  return { rss: mib('VmRSS'), peak: mib('VmHWM') };
}
