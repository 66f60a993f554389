import { Injectable } from '@nestjs/common';

export type JobHandler = (payload: Readonly<Record<string, unknown>>) => Promise<void>;

/** Work that repeats: due things that nobody asks for. Runs never overlap within one worker. */
export interface Chore {
  readonly name: string;
  readonly everySeconds: number;
  run(): Promise<void>;
}

/** Where contexts say which jobs they do. The worker runs them; in the API process nothing is run. */
@Injectable()
export class Jobs {
  readonly handlers = new Map<string, JobHandler>();
  readonly chores: Chore[] = [];

  /** A job may run more than once (after a crash): its handler must bear that. */
  handle(task: string, handler: JobHandler): void {
    if (this.handlers.has(task)) throw new Error(`Two handlers for the job ${task}`);
    this.handlers.set(task, handler);
  }

  every(everySeconds: number, name: string, run: () => Promise<void>): void {
    this.chores.push({ name, everySeconds, run });
  }
}
