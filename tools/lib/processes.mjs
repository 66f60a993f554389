/** Child processes and the orderly end of a command: whatever was started is ended, in reverse order. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

/** An error whose message is one sentence for the person at the keyboard; no stack is shown. */
export class PlainError extends Error {}

const LIFELINE = new URL('./lifeline.mjs', import.meta.url).href;
const cleanups = [];
let ending;

/** Registers work for the end of this command; the last registered runs first. */
export function onEnd(work) {
  cleanups.push(work);
}

/** Whether this command is on its way out. */
export const isEnding = () => ending !== undefined;

/** Ends this command once: runs what was registered with `onEnd`, then exits with `code`. */
export function end(code) {
  ending ??= (async () => {
    for (const work of cleanups.reverse()) {
      try {
        await work();
      } catch (error) {
        process.stderr.write(`${error.message}\n`);
      }
    }
    process.exit(code);
  })();
  return ending;
}

/**
 * Runs `main` as the command of this process. Its result is the exit code (default 0). SIGINT, SIGTERM and SIGHUP end
 * it in order, with `signalCode` when given, else with 128 + number; a second signal changes nothing.
 */
export async function runCommand(main, { signalCode } = {}) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => end(signalCode ?? 128 + constants.signals[signal]));
  }
  try {
    await end((await main(process.argv.slice(2))) ?? 0);
  } catch (error) {
    // While ending, children are killed and whoever waited for them fails: that is not news.
    if (isEnding()) return;
    process.stderr.write(error instanceof PlainError ? `${error.message}\n` : `${error.stack}\n`);
    await end(1);
  }
}

/** Resolves with `{ code, signal }` when the child has ended; a child that could not start counts as code 127. */
export function exited(child) {
  child.exitPromise ??= new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve({ code: child.exitCode, signal: child.signalCode });
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => resolve({ code: 127, signal: null, error }));
  });
  return child.exitPromise;
}

/** Ends a child with SIGTERM and, after the grace period, with SIGKILL; resolves when it is gone. */
export async function endChild(child, graceMs = 10_000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const gone = await Promise.race([exited(child), sleep(graceMs, undefined, { ref: false })]);
  if (gone) return;
  child.kill('SIGKILL');
  await exited(child);
}

/**
 * Starts a Node script with a lifeline: it ends when this process ends, however that happens. With `ownGroup`, Ctrl-C
 * in the terminal does not reach it, so that it can be ended in order.
 */
export function startNode(script, args = [], { nodeArgs = [], ownGroup = false, stdio = ['ignore', 'inherit', 'inherit'], ...options } = {}) {
  if (isEnding()) throw new PlainError('This command is ending.');
  const file = script instanceof URL ? fileURLToPath(script) : script;
  const child = spawn(process.execPath, [...nodeArgs, '--import', LIFELINE, file, ...args], {
    cwd: root,
    windowsHide: true,
    ...options,
    detached: ownGroup && process.platform !== 'win32',
    stdio: [...stdio, 'pipe'],
    env: { ...(options.env ?? process.env), MITGESTALTEN_LIFELINE: '3' },
  });
  child.stdio[3].on('error', () => {});
  child.stdio[3].unref();
  void exited(child);
  return child;
}

/** Runs a Node script to its end and resolves with its exit code; it is ended when this command ends. */
export async function runNode(script, args, options) {
  const child = startNode(script, args, options);
  onEnd(() => endChild(child, 15_000));
  const { code, signal, error } = await exited(child);
  if (error) throw new PlainError(`${script} could not be started: ${error.message}`);
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/** Like `runNode`, but silent: resolves with its standard output; a failure throws with everything it printed. */
export async function outputOfNode(script, args, { title = script, ...options } = {}) {
  const child = startNode(script, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  onEnd(() => endChild(child, 5_000));
  let output = '';
  let all = '';
  child.stdout.on('data', (part) => {
    output += part;
    all += part;
  });
  child.stderr.on('data', (part) => (all += part));
  await new Promise((resolve) => child.once('close', resolve));
  const { code } = await exited(child);
  if (code !== 0) throw new PlainError(`${all.trimEnd()}\n${title} failed (code ${code}).`);
  return output;
}

/** The URL of a file, for `import()`, on every operating system. */
export const fileUrl = (file) => pathToFileURL(file).href;
