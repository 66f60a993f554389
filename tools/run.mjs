/**
 * Runs one command of `tools/commands` for an npm script, on a machine that may have nothing but Node 20 and npm.
 *
 * Promises: the dependencies are those of package-lock.json; the command runs on Node 24 or newer; signals reach it;
 * its exit code is ours; and when this process or npm goes away in any manner, the command ends itself.
 * Uses nothing but Node's own modules, because node_modules may not exist yet.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';
import { currentNode } from './lib/node-binary.mjs';

const tools = dirname(fileURLToPath(import.meta.url));

/** Ends this process with one plain sentence. */
function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** The file of a command, or undefined when there is no such command. */
function commandFile(name) {
  const file = join(tools, 'commands', `${name}.mjs`);
  return /^[a-z-]+$/.test(name ?? '') && existsSync(file) ? file : undefined;
}

/** Passes signals on to the child that runs at the moment, and ends it when npm itself disappears. */
function passSignals(current) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => current.child?.kill(signal));
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) current.child?.kill('SIGTERM');
  }, 500);
  watch.unref();
}

/** Starts the command on the given Node; the pipe at descriptor 3 tells it when we are gone. */
function startCommand(node, file, args) {
  const lifeline = pathToFileURL(join(tools, 'lib', 'lifeline.mjs')).href;
  const child = spawn(node, ['--import', lifeline, file, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: { ...process.env, MITGESTALTEN_LIFELINE: '3' },
  });
  child.stdio[3].on('error', () => {});
  return child;
}

async function main([name, ...args]) {
  if (Number(process.versions.node.split('.')[0]) < 20) refuse(`Node 20 or newer is needed; this is Node ${process.versions.node}.`);
  const file = commandFile(name);
  if (!file) refuse(`There is no command "${name ?? ''}" in tools/commands.`);
  const current = { child: undefined };
  passSignals(current);
  await ensureInstalled((child) => {
    current.child = child;
  });
  const child = startCommand(currentNode(), file, args);
  current.child = child;
  child.on('error', (error) => refuse(`The command ${name} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

main(process.argv.slice(2)).catch((error) => refuse(error.message));
