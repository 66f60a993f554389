import { Logger } from '@nestjs/common';
import { isId } from '@mitgestalten/kernel';
import pg from 'pg';
import { appRole } from '../database.js';
import { liveChannel } from './announcements.js';
import { systemTimers, type Timers } from './pace.js';

/**
 * What was heard: something in a process has changed; the sessions or roles of an account have; or the line was cut, so that
 * anything may have.
 */
export type Change = { readonly kind: 'process' | 'account'; readonly id: string } | { readonly kind: 'anything' };

// After a lost connection: soon, then less and less often, for a database that restarts and one that is away for an hour.
const firstRetryMs = 100;
const longestRetryMs = 5_000;
// A line that was cut without a word is noticed within this time and the timeout together.
const checkEveryMs = 30_000;
const timeoutMs = 4_000;

/** Listens on a connection of its own, for as long as the process lives; a lost connection is replaced. */
export class ChangeListener {
  #client: pg.Client | null = null;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();
  #goOn: (() => void) | null = null;

  constructor(
    private readonly databaseUrl: string,
    private readonly heard: (change: Change) => void,
    private readonly timers: Timers = systemTimers,
  ) {}

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#goOn?.();
    await this.#client?.end().catch(() => undefined);
    await this.#running;
  }

  async #run(): Promise<void> {
    let retryMs = firstRetryMs;
    while (!this.#stopped) {
      try {
        await this.#listen(() => {
          retryMs = firstRetryMs;
        });
      } catch (error) {
        // Once, not with every try of an hour.
        if (!this.#stopped && retryMs === firstRetryMs) Logger.warn(`Changes are not heard for the moment: ${(error as Error).message}`, 'Live');
      }
      if (this.#stopped) return;
      await this.#pause(retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
  }

  /** Until the connection ends. */
  async #listen(connected: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: this.databaseUrl, keepAlive: true, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs, options: `-c role=${appRole}`,
      application_name: 'mitgestalten live',
    });
    this.#client = client;
    const ended = new Promise<void>((resolve) => {
      client.on('end', resolve);
      // Ends the connection as well; without a handler it would end the process.
      client.on('error', () => void client.end().catch(() => undefined));
    });
    client.on('notification', ({ payload }) => this.#pass(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${liveChannel}`);
      connected();
      this.heard({ kind: 'anything' });
      await Promise.race([ended, this.#checkUp(client)]);
    } finally {
      this.#client = null;
      void client.end().catch(() => undefined);
    }
  }

  /** Rejects when the database does not answer on this connection any more. */
  async #checkUp(client: pg.Client): Promise<void> {
    while (!this.#stopped) {
      await this.#pause(checkEveryMs);
      if (this.#client !== client) return;
      await client.query('SELECT 1');
    }
  }

  #pass(payload: string): void {
    const [kind, id = ''] = payload.split(':');
    if ((kind === 'process' || kind === 'account') && isId(id)) this.heard({ kind, id });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.timers.after(ms, resolve);
      this.#goOn = () => {
        cancel();
        resolve();
      };
    });
  }
}
