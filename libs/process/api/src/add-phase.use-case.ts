import { Injectable } from '@nestjs/common';
import { holds, isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, newId, UnitOfWork } from '@mitgestalten/platform';
import { addPhase } from '@mitgestalten/process-domain';
import { holdProcess, lockPhases, numberPhases } from './held.js';
import { PhaseEntity } from './process.entities.js';
import { changeOf, type AddPhaseInput } from './process.graphql.js';

/** Adds a phase that lies ahead. Its place in the year follows from its dates. */
@Injectable()
export class AddPhase {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: AddPhaseInput): Promise<Decision<{ processId: string }>> {
    const deed = { actor, action: 'phase.add', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { processId, kind } = input;
      if (!isId(processId) || !holds(actor, processId, 'admin') || !(await holdProcess(work.tx, processId))) return refuse('NOT_FOUND', 'processId');
      const phases = await lockPhases(work.tx, processId);
      const decision = addPhase(changeOf(input), phases, await work.now(processId));
      if (!decision.ok) return decision;
      const { startsAt, endsAt, rules } = decision.value;
      const ordinal = Math.max(-1, ...phases.map((phase) => phase.ordinal)) + 1;
      const phase = { id: newId(), processId, kind, ordinal, startsAt, endsAt, originalEndsAt: endsAt, closedAt: null, rules };
      await work.tx.insert(PhaseEntity, phase);
      await numberPhases(work.tx, processId);
      return done({ processId }, { objectType: 'phase', objectId: phase.id, processId, details: { kind, startsAt, endsAt, rules } });
    });
  }
}
