import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../../tools/test/platform.mjs';
import type { TestApp } from './app.js';

const manifest = new URL('../../../../libs/web/data/src/generated/persisted-documents.json', import.meta.url);
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** An API process of its own, as in production with several instances: the built platform on the same database. */
export class ApiProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(app: TestApp): Promise<ApiProcess> {
    const port = await freePort();
    const { databaseUrl, secretKey, dataDir } = app.settings;
    const child = spawn(process.execPath, [main], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '', MODE: 'sample', PORT: String(port), PUBLIC_URL: `http://localhost:${port}`, DATABASE_URL: databaseUrl!, SECRET_KEY: secretKey!, DATA_DIR: dataDir },
    });
    const url = `http://127.0.0.1:${port}`;
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('The API process ended while it started')));
    await Promise.race([ready(url), ended]);
    ended.catch(() => undefined);
    return new ApiProcess(url, child);
  }

  /** Posts the document of our pages with that name; gives the HTTP status and the answer. */
  async graphql(name: string, variables: object): Promise<{ status: number; data: Record<string, any> | null }> { // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of many forms
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' }, body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOfDocument(name) } }, variables }),
    });
    const { data } = (await response.json()) as { data: Record<string, unknown> | null };
    return { status: response.status, data };
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exit;
  }
}

/** The hash of the document that the build has made of the operation with that name. */
function hashOfDocument(name: string): string {
  const documents = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
  const [hash] = Object.entries(documents).find(([, text]) => new RegExp(`^\\w+ ${name}\\b`).test(text)) ?? [];
  if (hash === undefined) throw new Error(`No page asks ${name}`);
  return hash.slice('sha256:'.length);
}

async function ready(url: string): Promise<void> {
  // A start takes one to two seconds; a minute is for a machine with much else to do.
  for (let attempt = 0; attempt < 600; attempt++) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} was not ready within a minute`);
}
