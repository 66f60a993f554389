import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';

/** Called for a process whose time has passed something by: closes what is due. Must bear being called twice. */
export type CloseDue = (processId: string) => Promise<void>;

// How long after its end a ballot may wait for its tally. Votes after the end are refused at once, by time.
const closeEverySeconds = 2;

/**
 * Closes what has ended: phases here, ballots through the handler that voting registers. What was closed is never opened
 * again, so a sample clock that is moved back cannot reopen it.
 */
@Injectable()
export class Closing implements OnModuleInit {
  readonly #handlers: CloseDue[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every(closeEverySeconds, 'close-due', () => this.closeAllDue());
  }

  register(handler: CloseDue): void {
    this.#handlers.push(handler);
  }

  /** Closes everything in this process whose end lies before its time. Also called before a sample clock is moved. */
  async closeDue(processId: string): Promise<void> {
    await this.dataSource.query(
      'UPDATE phase SET closed_at = ends_at WHERE process_id = $1 AND closed_at IS NULL AND ends_at <= process_now($1)', [processId],
    );
    for (const handler of this.#handlers) await handler(processId);
  }

  private async closeAllDue(): Promise<void> {
    const processes: { id: string }[] = await this.dataSource.query('SELECT id FROM process');
    for (const { id } of processes) await this.closeDue(id);
  }
}
