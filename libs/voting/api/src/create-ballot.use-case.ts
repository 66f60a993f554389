import { Injectable } from '@nestjs/common';
import { PartEntity } from '@mitgestalten/concept-api';
import { holds, isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, newId, toLocalised, UnitOfWork } from '@mitgestalten/platform';
import { PhaseEntity, ProcessEntity } from '@mitgestalten/process-api';
import { defaultCellMinimum } from '@mitgestalten/voting-domain';
import { checkPlan, itemsOf } from './ballot-plan.js';
import { BallotEntity, BallotItemEntity } from './voting.entities.js';
import type { CreateBallotInput } from './voting.graphql.js';

/** Prepares a ballot over wordings of the current version. It can be changed until it opens. */
@Injectable()
export class CreateBallot {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: CreateBallotInput): Promise<Decision<{ ballotId: string }>> {
    const deed = { actor, action: 'ballot.create', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { tx } = work;
      const { processId, partId, phaseId } = input;
      if (!isId(processId) || !holds(actor, processId, 'editor')) return refuse('NOT_FOUND', 'processId');
      const process = await tx.findOneBy(ProcessEntity, { id: processId });
      if (process === null) return refuse('NOT_FOUND', 'processId');
      // Locked, so that the phase does not change its dates under the plan.
      const phase = isId(phaseId) ? await tx.findOne(PhaseEntity, { where: { id: phaseId, processId }, lock: { mode: 'pessimistic_read' } }) : null;
      if (phase === null) return refuse('NOT_FOUND', 'phaseId');
      if (!isId(partId) || !(await tx.existsBy(PartEntity, { id: partId, processId }))) return refuse('NOT_FOUND', 'partId');
      const plan = await checkPlan(tx, partId, input, phase, await work.now(processId));
      if (!plan.ok) return plan;
      const ballot = {
        id: newId(), processId, phaseId: phase.id, partId, title: toLocalised(input.title), decides: toLocalised(input.decides), method: 'CHOOSE' as const,
        maxChoices: input.maxChoices, opensAt: new Date(input.opensAt), closesAt: new Date(input.closesAt), closedAt: null,
        minimumAge: process.minimumAge, cellMinimum: defaultCellMinimum, lockVersion: 1,
      };
      await tx.insert(BallotEntity, ballot);
      await tx.insert(BallotItemEntity, itemsOf(ballot, plan.value));
      return done({ ballotId: ballot.id }, {
        objectType: 'ballot', objectId: ballot.id, processId, details: { maxChoices: ballot.maxChoices, opensAt: input.opensAt, closesAt: input.closesAt, items: plan.value.length },
      });
    });
  }
}
