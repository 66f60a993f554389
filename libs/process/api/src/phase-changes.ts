import { Injectable } from '@nestjs/common';
import type { Refusal } from '@mitgestalten/kernel';
import type { PhaseChange } from '@mitgestalten/process-domain';
import type { EntityManager } from 'typeorm';

/**
 * What speaks against the change, for something that lies in the phase; a change of null takes the phase out. The phase is locked, and
 * the change allowed by itself.
 */
export type PhaseCheck = (tx: EntityManager, phaseId: string, change: PhaseChange | null, now: Date) => Promise<readonly Refusal[]>;

/** Lets downstream contexts object to the change or removal of a phase on which they rely. */
@Injectable()
export class PhaseChanges {
  readonly #checks: PhaseCheck[] = [];

  register(check: PhaseCheck): void {
    this.#checks.push(check);
  }

  /** The faults of the change that the other contexts find. */
  async faults(tx: EntityManager, phaseId: string, change: PhaseChange | null, now: Date): Promise<Refusal[]> {
    const faults: Refusal[] = [];
    for (const check of this.#checks) faults.push(...(await check(tx, phaseId, change, now)));
    return faults;
  }
}
