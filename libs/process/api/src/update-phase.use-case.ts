import { Injectable } from '@nestjs/common';
import { holds, isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { changePhase } from '@mitgestalten/process-domain';
import { holdProcess, lockPhases, numberPhases } from './held.js';
import { PhaseChanges } from './phase-changes.js';
import { PhaseEntity } from './process.entities.js';
import { changeOf, type UpdatePhaseInput } from './process.graphql.js';

/** Changes dates and rules of a phase as far as the domain allows, and whatever lies in the phase. */
@Injectable()
export class UpdatePhase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly phaseChanges: PhaseChanges,
  ) {}

  run(actor: Actor, input: UpdatePhaseInput): Promise<Decision<{ processId: string }>> {
    const deed = { actor, action: 'phase.update', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      if (!isId(input.phaseId)) return refuse('NOT_FOUND', 'phaseId');
      const found = await work.tx.findOneBy(PhaseEntity, { id: input.phaseId });
      if (found === null || !holds(actor, found.processId, 'admin')) return refuse('NOT_FOUND', 'phaseId');
      await holdProcess(work.tx, found.processId);
      const phases = await lockPhases(work.tx, found.processId);
      const phase = phases.find(({ id }) => id === found.id);
      if (phase === undefined) return refuse('NOT_FOUND', 'phaseId');
      const change = changeOf(input);
      const now = await work.now(phase.processId);
      const decision = changePhase(phase, change, phases.filter(({ id }) => id !== phase.id), now);
      if (!decision.ok) return decision;
      const faults = await this.phaseChanges.faults(work.tx, phase.id, change, now);
      if (faults.length > 0) return { ok: false, refusals: faults };
      // Until a phase begins its end is a plan; from then on the first end stays visible beside an extension.
      const originalEndsAt = phase.startsAt > now ? change.endsAt : phase.originalEndsAt;
      await work.tx.update(PhaseEntity, { id: phase.id }, { ...change, originalEndsAt });
      await numberPhases(work.tx, phase.processId);
      return done({ processId: phase.processId }, {
        objectType: 'phase', objectId: phase.id, processId: phase.processId,
        details: { before: { startsAt: phase.startsAt, endsAt: phase.endsAt, rules: phase.rules }, after: change },
      });
    });
  }
}
