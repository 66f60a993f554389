/** The database of a benchmark: DATABASE_URL, or an embedded PostgreSQL that keeps its data in a folder of its own. */
import { resolve } from 'node:path';
import { fromRoot } from '../../../../tools/lib/paths.mjs';
import { makeDataDir, startPostgres } from '../../../../tools/lib/postgres.mjs';
import { keptSecret } from '../../../../tools/lib/postgres-state.mjs';
import { step } from '../../../../tools/lib/progress.mjs';

/** Opens it. The login must be able to make databases and, for PostgreSQL's share of the processor, to see its processes. */
export async function openDatabase() {
  const dataDir = resolve(process.env.BENCH_DATA_DIR || fromRoot('.data', 'bench'));
  makeDataDir(dataDir);
  const secretKey = keptSecret(dataDir, 'secret-key');
  const url = process.env.DATABASE_URL || (await step('PostgreSQL', () => startPostgres({ dataDir }))).url;
  return { url, dataDir, secretKey };
}

/** The settings of a platform in production on that database, as environment. Nothing is ever sent: the benchmark runs no worker. */
export function productionSettings({ secretKey, dataDir }, { url, port = 3000 }) {
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !['DATABASE_OWNER_URL', 'HOST', 'TRUSTED_PROXIES'].includes(name)));
  return {
    ...kept, NODE_ENV: 'production', MODE: 'production', PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, SECRET_KEY: secretKey, DATA_DIR: dataDir,
    DATABASE_URL: url, SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'bench@example.org',
  };
}
