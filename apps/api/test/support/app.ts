import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Keys, newId, Jobs, readSettings, sha256, TrustedDocuments, type Settings } from '@mitgestalten/platform';
import type { Role } from '@mitgestalten/kernel';
import { runOnce } from 'graphile-worker';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../../tools/test/database.mjs';
import { createApp } from '../../src/create-app.js';
import { jobPoolOptions, taskListOf } from '../../src/jobs-runner.js';

export interface Session {
  readonly accountId: string;
  readonly email: string;
  readonly cookie: string;
}

export interface GraphqlResult<T> {
  readonly status: number;
  readonly data: T;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string; readonly field?: string } }[];
}

export interface GraphqlOptions {
  /** Who asks; a guest when absent. */
  readonly as?: Session;
  readonly lang?: string;
  /** Which of several instances answers. */
  readonly on?: NestFastifyApplication;
}

const ofLiveLine = /^(LISTEN |SELECT pg_notify\()/;

/** The platform on a database of its own, for one test file. */
export class TestApp {
  readonly #owner: pg.Client;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly settings: Settings,
    owner: pg.Client,
    private readonly drop: () => Promise<void>,
  ) {
    this.#owner = owner;
  }

  static async start(): Promise<TestApp> {
    const database = await createTestDatabase();
    const settings = readSettings({
      MODE: 'sample', PUBLIC_URL: 'http://localhost:3000', SECRET_KEY: 'a key for tests, the same in every run', DATABASE_URL: database.url, DATA_DIR: '.data/test',
    });
    const owner = new pg.Client({ connectionString: database.url });
    owner.on('error', () => undefined);
    await owner.connect();
    return new TestApp(withPatience(await createApp(settings, false)), settings, owner, database.drop);
  }

  /** A second API instance on the same database. End it with its own `close()`. */
  async another(): Promise<NestFastifyApplication> {
    return withPatience(await createApp(this.settings, false));
  }

  /** Asks as our own pages do: by the hash of a document that the build knows. */
  async graphql<T = Record<string, any>>(query: string, variables: object = {}, options: GraphqlOptions = {}): Promise<GraphqlResult<T>> { // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into answers of many forms
    const on = options.on ?? this.app;
    const response = await on.inject({
      method: 'POST', url: '/graphql', payload: { ...trusted(on, query), variables },
      headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true', 'accept-language': options.lang ?? 'de', ...(options.as ? { cookie: options.as.cookie } : {}) },
    });
    return { status: response.statusCode, ...response.json() };
  }

  /** One statement as the owner of the database. */
  async sql<R extends object = Record<string, any>>(text: string, values: unknown[] = []): Promise<R[]> { // eslint-disable-line @typescript-eslint/no-explicit-any -- rows of any table
    return (await this.#owner.query<R>(text, values)).rows;
  }

  /**
   * How many statements this process sends to the database while that runs, whichever way they go. Without those by which
   * instances tell each other what has changed: they come at times of their own.
   */
  async statementsOf(run: () => Promise<unknown>): Promise<number> {
    const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
    const { query } = client;
    let statements = 0;
    client.query = function counted(this: unknown, ...args: unknown[]) {
      const { text } = typeof args[0] === 'string' ? { text: args[0] } : (args[0] as { text?: string });
      if (text === undefined || !ofLiveLine.test(text)) statements++;
      return query.apply(this, args);
    };
    try {
      await run();
    } finally {
      client.query = query;
    }
    return statements;
  }

  /** A signed-in person with these roles in the process. */
  async person(options: { processId?: string; roles?: readonly Role[]; email?: string; displayName?: string } = {}): Promise<Session> {
    const accountId = newId();
    const email = options.email ?? `${accountId}@example.org`;
    await this.sql('INSERT INTO account (id, email, display_name, confirmed_at) VALUES ($1, $2, $3, clock_timestamp())', [accountId, email, options.displayName ?? null]);
    for (const role of options.roles ?? []) {
      await this.sql('INSERT INTO role_grant (id, process_id, account_id, role) VALUES ($1, $2, $3, $4)', [newId(), role === 'admin' && options.processId === undefined ? null : options.processId, accountId, role]);
    }
    return { accountId, email, cookie: await this.signIn(email) };
  }

  /** Signs in by a link, as a person would. */
  private async signIn(email: string): Promise<string> {
    const id = newId();
    await this.sql(`INSERT INTO sign_in_token (id, email, purpose, lang, expires_at) VALUES ($1, $2, 'SIGN_IN', 'de', clock_timestamp() + interval '15 minutes')`, [id, email]);
    const token = this.app.get(Keys).token('sign-in', id);
    const response = await this.app.inject({
      method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' },
      payload: { ...trusted(this.app, 'mutation ($t: String!) { signInWithLink(input: { token: $t }) { viewer { id } errors { code } } }'), variables: { t: token } },
    });
    const [cookie] = [response.headers['set-cookie']].flat();
    if (cookie === undefined) throw new Error(`Signing in gave no cookie: ${response.body}`);
    return cookie.split(';')[0]!;
  }

  /** Does all waiting jobs, in this process. What fails waits for its next try. */
  async runJobs(): Promise<void> {
    const pool = new pg.Pool(jobPoolOptions(this.settings));
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    try {
      // The runner may end while the next job of a queue still waits for the former one to be put away.
      do {
        await runOnce({ pgPool: pool, taskList: taskListOf(this.app.get(Jobs)), noHandleSignals: true });
      } while ((await this.sql('SELECT 1 FROM graphile_worker.jobs WHERE run_at <= clock_timestamp() AND locked_at IS NULL AND attempts < max_attempts')).length > 0);
    } finally {
      await pool.end();
    }
  }

  /** The audit entries of an action, oldest first. */
  audit(action: string): Promise<{ actor_kind: string; actor_id: string | null; object_type: string; object_id: string; details: Record<string, unknown> }[]> {
    return this.sql('SELECT * FROM audit_entry WHERE action = $1 ORDER BY at', [action]);
  }

  /** Names of waiting jobs, oldest first. */
  async jobs(): Promise<string[]> {
    const rows = await this.sql<{ task_identifier: string }>('SELECT task_identifier FROM graphile_worker.jobs ORDER BY id');
    return rows.map((row) => row.task_identifier);
  }

  /** The mails queued so far, oldest first. */
  mails(): Promise<{ to_address: string; template: string; lang: string; params: Record<string, unknown> }[]> {
    return this.sql('SELECT to_address, template, lang, params FROM outgoing_mail ORDER BY created_at, id');
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.#owner.end();
    await this.drop();
  }
}

/**
 * The platform sheds load after four seconds of waiting, as a person would want. A test machine may have much else to do, and these
 * tests are about outcomes: here it waits half a minute.
 */
function withPatience(app: NestFastifyApplication): NestFastifyApplication {
  const { master } = app.get(DataSource).driver as unknown as { master: { options: { connectionTimeoutMillis: number; options: string } } };
  master.options.connectionTimeoutMillis = 30_000;
  master.options.options = master.options.options.replace(/statement_timeout=\d+/, 'statement_timeout=30000');
  return app;
}

/** Trusts that document as if the build had made it; what a request carries instead of its text. */
export function trusted(app: NestFastifyApplication, text: string): { extensions: object } {
  return { extensions: { persistedQuery: { version: 1, sha256Hash: app.get(TrustedDocuments).add(text) } } };
}

export function startApp(): Promise<TestApp> {
  return TestApp.start();
}

/** A key of its own for each call: the same word gives the same key. */
export function key(word: string = newId()): string {
  return sha256(word).slice(0, 32);
}
