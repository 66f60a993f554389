/** The embedded PostgreSQL as the commands see it. */
import { chmodSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlainError, endChild, onEnd, startNode } from './processes.mjs';
import { birthOf, databaseUrl } from './postgres-state.mjs';

const KEEPER = new URL('./postgres-keeper.mjs', import.meta.url);

/** Resolves with the first line that the keeper says. */
async function firstLine(keeper) {
  let text = '';
  for await (const part of keeper.stdout) {
    text += part;
    if (text.includes('\n')) return JSON.parse(text.slice(0, text.indexOf('\n')));
  }
  throw new PlainError('PostgreSQL did not start: its keeper ended without a word.');
}

/**
 * Starts the PostgreSQL of a DATA_DIR on 127.0.0.1 and resolves with its `url`, the `adminUrl` of the maintenance
 * database, its `keeper` process and `stop()`. It is stopped when this command ends, and when this process dies.
 */
export async function startPostgres({ dataDir, throwaway = false }) {
  const launcher = { pid: process.pid, birth: birthOf(process.pid) };
  const keeper = startNode(KEEPER, [JSON.stringify({ dataDir, throwaway, launcher })], {
    ownGroup: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () => endChild(keeper, 40_000);
  onEnd(stop);
  const { port, error } = await firstLine(keeper);
  if (error) throw new PlainError(error);
  return { url: databaseUrl(dataDir, port), adminUrl: databaseUrl(dataDir, port, 'postgres'), keeper, stop };
}

/** A new folder in the system's place for temporary files that other users may pass through. */
export function temporaryDataDir() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mitgestalten-')));
  chmodSync(folder, 0o711);
  return folder;
}

/** Starts a PostgreSQL for tests: fast, empty, and deleted by `stop()`. */
export function startThrowawayPostgres() {
  return startPostgres({ dataDir: temporaryDataDir(), throwaway: true });
}

/** Makes DATA_DIR so that, when we are root, the server's own user can pass through it. */
export function makeDataDir(dataDir) {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}
