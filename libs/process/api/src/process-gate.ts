import { Injectable } from '@nestjs/common';
import { refuse, type Decision } from '@mitgestalten/kernel';
import { phaseOpenFor, type OpenAction, type Phase } from '@mitgestalten/process-domain';
import type { EntityManager } from 'typeorm';
import { PhaseEntity } from './process.entities.js';

export interface OpenPhase {
  readonly phase: Phase;
  /** The time of the process, from the database, after which the phase was asked for. */
  readonly now: Date;
}

/** What every action of a resident asks first. */
@Injectable()
export class ProcessGate {
  /**
   * The phase that opens this action now, or NOT_OPEN; NOT_FOUND for an unknown process.
   */
  async openFor(tx: EntityManager, processId: string, action: OpenAction): Promise<Decision<OpenPhase>> {
    const phases = await tx.findBy(PhaseEntity, { processId });
    if (phases.length === 0) return refuse('NOT_FOUND');
    const [{ now }] = await tx.query('SELECT process_now($1) AS now', [processId]);
    const open = phaseOpenFor(phases, action, now);
    return open.ok ? { ok: true, value: { phase: open.value, now } } : open;
  }
}
