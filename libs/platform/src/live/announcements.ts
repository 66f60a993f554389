import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { faultForLog } from '../fault-log.js';
import { Pace } from './pace.js';

/** The channel (LISTEN, NOTIFY) on which processes of the platform tell each other that something has changed. Ids only, no data. */
export const liveChannel = 'live';

// Four times a second is as good as at once for whoever watches, and keeps PostgreSQL's queue of notifications out of the way of work.
const everyMs = 250;

/**
 * Tells all API processes that something in a process has changed. After the commit and gathered, not within the transaction:
 * there a NOTIFY holds a lock of the whole database until the commit is on disk (ADR 9).
 */
@Injectable()
export class Announcements implements OnModuleDestroy {
  readonly #pace = new Pace(everyMs);
  #changed = new Set<string>();
  #running: Promise<void> | null = null;

  constructor(private readonly dataSource: DataSource) {}

  /** Returns at once; the word goes out within a quarter of a second. */
  announce(processIds: Iterable<string>): void {
    for (const id of processIds) this.#changed.add(id);
    if (this.#changed.size === 0) return;
    this.#running ??= this.#run();
    this.#pace.wake();
  }

  /** What is still to be said is said before the connections are closed. */
  async onModuleDestroy(): Promise<void> {
    this.#pace.stop();
    await this.#running;
    if (this.#changed.size > 0) await this.#send();
  }

  async #run(): Promise<void> {
    while (await this.#pace.next()) await this.#send();
  }

  async #send(): Promise<void> {
    const ids = [...this.#changed];
    this.#changed = new Set();
    try {
      await this.dataSource.query(`SELECT pg_notify('${liveChannel}', 'process:' || id) FROM unnest($1::uuid[]) id`, [ids]);
    } catch (error) {
      // Goes along with the next word. Whoever lost the database too asks for everything when it is back.
      for (const id of ids) this.#changed.add(id);
      Logger.warn(`A change could not be announced: ${faultForLog(error)}`, 'Live');
    }
  }
}
