import { Injectable } from '@nestjs/common';
import { refuse, type Decision } from '@mitgestalten/kernel';
import { phaseOpenFor, type OpenAction, type Phase } from '@mitgestalten/process-domain';
import type { EntityManager } from 'typeorm';

export interface OpenPhase {
  readonly phase: Phase;
  /** The time of the process, from the database, at which the phase was asked for. */
  readonly now: Date;
}

/** What every action of a resident asks first. */
@Injectable()
export class ProcessGate {
  /**
   * The phase that opens this action now, or NOT_OPEN; NOT_FOUND for an unknown process.
   */
  async openFor(tx: EntityManager, processId: string, action: OpenAction): Promise<Decision<OpenPhase>> {
    const phases: (Phase & Pick<OpenPhase, 'now'>)[] = await tx.query(
      `WITH clock AS MATERIALIZED (SELECT process_now($1) AS now)
       SELECT id, kind, starts_at AS "startsAt", ends_at AS "endsAt", closed_at AS "closedAt", rules, now FROM phase, clock WHERE process_id = $1`, [processId],
    );
    const [first] = phases;
    if (first === undefined) return refuse('NOT_FOUND');
    const open = phaseOpenFor(phases, action, first.now);
    return open.ok ? { ok: true, value: { phase: open.value, now: first.now } } : open;
  }
}
