/** A whole platform in sample mode, with its own folder and database, for end-to-end tests and drills. */
import { rmSync } from 'node:fs';
import { fromRoot } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { temporaryDataDir } from '../lib/postgres.mjs';
import { PlainError, endChild, exited, startNode } from '../lib/processes.mjs';

export { freePort };

/** Resolves when the child has said that it serves; rejects with its output when it ends before. */
async function serves(child) {
  let output = '';
  const said = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (process.env.E2E_VERBOSE) process.stderr.write(text);
        if (/^Portal http/m.test(output)) resolve(true);
      });
    }
  });
  const first = await Promise.race([said, exited(child)]);
  if (first !== true) throw new PlainError(`${output}\nThe platform for the tests did not start.`);
}

/** Starts the platform on a port and resolves with `baseUrl` and `stop()`, which also deletes its data. */
export async function startTestPlatform(port) {
  const dataDir = temporaryDataDir();
  const { DATABASE_URL: _database, PUBLIC_URL: _url, HOST: _host, ...rest } = process.env;
  const env = { ...rest, PORT: String(port), DATA_DIR: dataDir, MODE: 'sample', NODE_ENV: 'production' };
  const child = startNode(fromRoot('tools', 'commands', 'start.mjs'), [], { env, ownGroup: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async () => {
    await endChild(child, 60_000);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await serves(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { baseUrl: `http://localhost:${port}`, dataDir, stop };
}
