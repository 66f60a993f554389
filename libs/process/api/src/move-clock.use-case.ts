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
    // First close by the old time: were the clock moved back first, what has ended would be open again.
    await this.closing.closeDue(input.processId);
    const deed = { actor, action: 'process.move-clock', idempotencyKey: input.idempotencyKey, input };
    const decision = await this.unitOfWork.run(deed, async (work) => {
      const process = await work.tx.findOne(ProcessEntity, { where: { id: input.processId }, lock: { mode: 'pessimistic_write' } });
      if (process === null) return refuse('NOT_FOUND', 'processId');
      if (!process.sample) return refuse('NOT_SAMPLE', 'to');
      await work.tx.query('UPDATE process SET clock_offset = $2::timestamptz - clock_timestamp() WHERE id = $1', [process.id, input.to]);
      return done({ processId: process.id }, { objectType: 'process', objectId: process.id, processId: process.id, details: { to: input.to } });
    });
    if (decision.ok) await this.closing.closeDue(input.processId);
    return decision;
  }
}
