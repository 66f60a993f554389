/** What the drills share: starting npm scripts as a person would, and looking for processes that stayed. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { temporaryDataDir } from '../lib/postgres.mjs';

const START_MS = 240_000;
const SETTINGS = ['PORT', 'HOST', 'MODE', 'PUBLIC_URL', 'DATA_DIR', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'SECRET_KEY', 'SMTP_URL', 'MAIL_FROM', 'NODE_ENV', 'MITGESTALTEN_LIFELINE'];

/** The environment of a person at a shell: nothing of ours, nothing of the npm that runs the drills. */
function plainEnvironment(settings) {
  const kept = Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name) && !/^npm_(lifecycle|package)/.test(name));
  return { ...Object.fromEntries(kept), ...settings };
}

/** One place for a platform: its own folder, port and mark; `remove()` deletes the folder. */
export async function ownPlace() {
  const dataDir = temporaryDataDir();
  const port = await freePort();
  const mark = randomBytes(8).toString('hex');
  return { dataDir, port, mark, env: { DATA_DIR: dataDir, PORT: String(port), DRILL_MARK: mark }, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/**
 * Runs an npm script as a terminal does, in a process group of its own. The result has the `output` so far, `ended`
 * (a promise of the exit code) and `interrupt()`, which is Ctrl-C.
 */
export function npmRun(script, settings, args = []) {
  const child = spawn('npm', ['run', script, ...(args.length > 0 ? ['--', ...args] : [])], {
    cwd: root,
    env: plainEnvironment(settings),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = { pid: child.pid, output: '', interrupt: () => process.kill(-child.pid, 'SIGINT') };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (run.output += text));
  run.ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)));
  return run;
}

/** Resolves when the platform says that it serves; rejects when it ends or takes too long. */
export async function serving(run) {
  let code;
  void run.ended.then((value) => (code = value));
  for (const until = Date.now() + START_MS; Date.now() < until; await sleep(100)) {
    if (/^Portal http/m.test(run.output)) return;
    if (code !== undefined) break;
  }
  throw new Error(`The platform did not start (exit ${code}):\n${run.output}`);
}

/** Sends one request to a platform on this machine and resolves with `status` and `body`; status 0: nobody answers. */
export function ask(port, path) {
  return new Promise((resolve) => {
    const call = request({ host: '127.0.0.1', port, path, timeout: 10_000 }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text) => (body += text));
      answer.on('end', () => resolve({ status: answer.statusCode, body }));
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve({ status: 0, body: '' }));
    call.end();
  });
}

/** Command lines of the processes that carry the mark of a place in their environment (Linux; elsewhere empty). */
export function leftBehind(mark) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`DRILL_MARK=${mark}`)) return [];
      return [`${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`];
    } catch {
      return [];
    }
  });
}
