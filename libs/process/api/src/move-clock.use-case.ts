import { Injectable } from '@nestjs/common';
import { holds, isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { Closing } from './closing.js';
import { ProcessEntity } from './process.entities.js';
import type { MoveClockInput } from './process.graphql.js';

// How far the sample clock goes, in years of 365.25 days.
const furthestYears = 10;

/** Moves the clock of a sample process, so that each phase can be tried. What the old time had ended stays ended. */
@Injectable()
export class MoveClock {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly closing: Closing,
  ) {}

  async run(actor: Actor, input: MoveClockInput): Promise<Decision<{ processId: string }>> {
    if (!isId(input.processId)) return refuse('NOT_FOUND', 'processId');
    const mayMove = actor.kind === 'SYSTEM' || holds(actor, input.processId, 'admin');
    if (!mayMove) return refuse('NOT_FOUND', 'processId');
    // Dates far away would only overflow in formats and intervals; every phase of a year lies well within.
    if (Math.abs(Date.parse(input.to) - Date.now()) > furthestYears * 31_557_600_000) return refuse('INVALID_DATE', 'to');
    const deed = { actor, action: 'process.move-clock', idempotencyKey: input.idempotencyKey, input };
    const decision = await this.unitOfWork.run(deed, async (work) => {
      // Others who move it wait. Voters go on: their rows only point to the process, which this lock allows.
      const process = await work.tx.findOne(ProcessEntity, { where: { id: input.processId }, lock: { mode: 'for_no_key_update' } });
      if (process === null) return refuse('NOT_FOUND', 'processId');
      if (!process.sample) return refuse('NOT_SAMPLE', 'to');
      // First close by the old time, which nobody moves any more: were the clock moved back first, what has ended would be open again.
      const closed = await this.closing.closeWithin(work, process.id);
      await work.tx.query('UPDATE process SET clock_offset = $2::timestamptz - clock_timestamp() WHERE id = $1', [process.id, input.to]);
      const moved = { objectType: 'process', objectId: process.id, processId: process.id, details: { to: input.to } };
      return done({ processId: process.id }, moved, ...closed);
    });
    if (decision.ok) await this.closing.closeDue(input.processId);
    return decision;
  }
}
