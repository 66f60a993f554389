import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../../tools/test/platform.mjs';
import type { TestApp } from './app.js';

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

  /** Posts an operation; gives the HTTP status and the answer. */
  async graphql(query: string, variables: object): Promise<{ status: number; data: Record<string, any> | null }> { // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of many forms
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' }, body: JSON.stringify({ query, variables }),
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

async function ready(url: string): Promise<void> {
  // A start takes one to two seconds; a minute is for a machine with much else to do.
  for (let attempt = 0; attempt < 600; attempt++) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} was not ready within a minute`);
}
