import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refuse, system } from '@mitgestalten/kernel';
import { done, Jobs, UnitOfWork, type AuditEvent, type Work } from '@mitgestalten/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** Closes one kind of thing when the time of its process has passed its end. */
export interface Closer {
  /** What the audit log calls it, such as `phase.close`. */
  readonly action: string;
  /** The ids of what has ended and is not closed yet. */
  due(tx: EntityManager, processId: string): Promise<readonly string[]>;
  /** Closes it if it is still due; null when somebody else was faster. */
  close(work: Work, id: string): Promise<AuditEvent | null>;
}

// How long after its end a ballot may wait for its tally. Votes after the end are refused at once, by time.
const closeEverySeconds = 2;

const phases: Closer = {
  action: 'phase.close',
  async due(tx, processId) {
    const due: { id: string }[] = await tx.query(
      'SELECT id FROM phase WHERE process_id = $1 AND closed_at IS NULL AND ends_at <= process_now($1) ORDER BY ordinal', [processId],
    );
    return due.map(({ id }) => id);
  },
  async close({ tx }, id) {
    const [[phase]]: [{ processId: string }[], number] = await tx.query(
      'UPDATE phase SET closed_at = ends_at WHERE id = $1 AND closed_at IS NULL AND ends_at <= process_now(process_id) RETURNING process_id AS "processId"', [id],
    );
    return phase === undefined ? null : { objectType: 'phase', objectId: id, processId: phase.processId };
  },
};

/**
 * Closes what has ended: phases, and ballots through the closer that voting registers. What was closed is never opened
 * again, so a sample clock that is moved back cannot reopen it.
 */
@Injectable()
export class Closing implements OnModuleInit {
  readonly #closers: Closer[] = [phases];

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every(closeEverySeconds, 'close-due', () => this.closeAllDue());
  }

  register(closer: Closer): void {
    this.#closers.push(closer);
  }

  /**
   * Closes everything in this process whose end lies before its time, each in a transaction of its own. What fails keeps
   * nothing else open; it is thrown at the end.
   */
  async closeDue(processId: string): Promise<void> {
    await whicheverFails(this.#closers, async (closer) => {
      await whicheverFails(await closer.due(this.dataSource.manager, processId), (id) =>
        this.unitOfWork.run({ actor: system, action: closer.action, processId }, async (work) => {
          const event = await closer.close(work, id);
          return event === null ? refuse('ALREADY_DONE') : done(null, event);
        }));
    });
  }

  /** The same within that transaction, for the one who holds the clock of the process. */
  async closeWithin(work: Work, processId: string): Promise<AuditEvent[]> {
    const events: AuditEvent[] = [];
    for (const closer of this.#closers) {
      for (const id of await closer.due(work.tx, processId)) {
        const event = await closer.close(work, id);
        if (event !== null) events.push({ ...event, details: { ...event.details, closed: true } });
      }
    }
    return events;
  }

  /** Closes what is due in every process. */
  async closeAllDue(): Promise<void> {
    const processes: { id: string }[] = await this.dataSource.query('SELECT id FROM process');
    await whicheverFails(processes, ({ id }) => this.closeDue(id));
  }
}

/** Does it with all of them, one after the other, and throws what failed at the end. */
async function whicheverFails<T>(all: readonly T[], deed: (each: T) => Promise<unknown>): Promise<void> {
  const faults: unknown[] = [];
  for (const each of all) await deed(each).catch((fault: unknown) => faults.push(fault));
  if (faults.length === 1) throw faults[0];
  if (faults.length > 1) throw new AggregateError(faults, faults.map(String).join('\n'));
}
