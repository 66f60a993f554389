import { Injectable } from '@nestjs/common';
import { holds, isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, toLocalised, UnitOfWork } from '@mitgestalten/platform';
import { PhaseEntity, ProcessEntity } from '@mitgestalten/process-api';
import { mayChange } from '@mitgestalten/voting-domain';
import { lockBallot } from './ballot-lock.js';
import { checkPlan, itemsOf } from './ballot-plan.js';
import { BallotEntity, BallotItemEntity, VotingPaperEntity } from './voting.entities.js';
import type { UpdateBallotInput } from './voting.graphql.js';

/** Changes a ballot that has not begun. Its wordings become those of the current version. */
@Injectable()
export class UpdateBallot {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: UpdateBallotInput): Promise<Decision<{ ballotId: string }>> {
    const deed = { actor, action: 'ballot.update', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { tx } = work;
      if (!isId(input.ballotId)) return refuse('NOT_FOUND', 'ballotId');
      await lockBallot(tx, input.ballotId, 'exclusive');
      const ballot = await tx.findOneBy(BallotEntity, { id: input.ballotId });
      if (ballot === null || !holds(actor, ballot.processId, 'editor')) return refuse('NOT_FOUND', 'ballotId');
      const now = await work.now(ballot.processId);
      const changeable = mayChange(ballot, await tx.existsBy(VotingPaperEntity, { ballotId: ballot.id }), now);
      if (!changeable.ok) return changeable;
      if (ballot.lockVersion !== input.lockVersion) return refuse('CONFLICT', 'lockVersion');
      const phase = await tx.findOneOrFail(PhaseEntity, { where: { id: ballot.phaseId }, lock: { mode: 'pessimistic_read' } });
      const plan = await checkPlan(tx, ballot.partId, input, phase, now);
      if (!plan.ok) return plan;
      const { minimumAge } = await tx.findOneByOrFail(ProcessEntity, { id: ballot.processId });
      const change = { maxChoices: input.maxChoices, opensAt: new Date(input.opensAt), closesAt: new Date(input.closesAt) };
      await tx.update(BallotEntity, { id: ballot.id }, {
        ...change, title: toLocalised(input.title), decides: toLocalised(input.decides), minimumAge, lockVersion: ballot.lockVersion + 1,
      });
      await tx.delete(BallotItemEntity, { ballotId: ballot.id });
      await tx.insert(BallotItemEntity, itemsOf(ballot, plan.value));
      const { maxChoices, opensAt, closesAt } = ballot;
      return done({ ballotId: ballot.id }, {
        objectType: 'ballot', objectId: ballot.id, processId: ballot.processId,
        details: { before: { maxChoices, opensAt, closesAt }, after: change, items: plan.value.length },
      });
    });
  }
}
