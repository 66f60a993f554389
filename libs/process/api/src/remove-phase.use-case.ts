import { Injectable } from '@nestjs/common';
import { holds, isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { removePhase } from '@mitgestalten/process-domain';
import { holdProcess, lockPhases, numberPhases } from './held.js';
import { PhaseChanges } from './phase-changes.js';
import { PhaseEntity } from './process.entities.js';
import type { RemovePhaseInput } from './process.graphql.js';

/** Takes out a phase that lies ahead, unless something lies in it. */
@Injectable()
export class RemovePhase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly phaseChanges: PhaseChanges,
  ) {}

  run(actor: Actor, input: RemovePhaseInput): Promise<Decision<{ processId: string }>> {
    const deed = { actor, action: 'phase.remove', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { tx } = work;
      const found = isId(input.phaseId) ? await tx.findOneBy(PhaseEntity, { id: input.phaseId }) : null;
      if (found === null || !holds(actor, found.processId, 'admin')) return refuse('NOT_FOUND', 'phaseId');
      const { processId } = found;
      await holdProcess(tx, processId);
      const phases = await lockPhases(tx, processId);
      const phase = phases.find(({ id }) => id === found.id);
      if (phase === undefined) return refuse('NOT_FOUND', 'phaseId');
      const now = await work.now(processId);
      const decision = removePhase(phase, phases.filter(({ id }) => id !== phase.id), now);
      if (!decision.ok) return decision;
      const faults = await this.phaseChanges.faults(tx, phase.id, null, now);
      if (faults.length > 0) return { ok: false, refusals: faults };
      await tx.delete(PhaseEntity, { id: phase.id });
      await numberPhases(tx, processId);
      const { kind, startsAt, endsAt, rules } = phase;
      return done({ processId }, { objectType: 'phase', objectId: phase.id, processId, details: { kind, startsAt, endsAt, rules } });
    });
  }
}
