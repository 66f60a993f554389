import { Injectable } from '@nestjs/common';
import { holds, isId, limits, refuse, textFaults, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { returnAnswer } from '@mitgestalten/review-domain';
import type { ReturnAnswerInput } from './answer.graphql.js';
import { lockAnswers } from './answers.js';
import { AnswerEntity } from './review.entities.js';

/** Gives a proposed answer back to its authors, with a note what to change. */
@Injectable()
export class ReturnAnswer {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: ReturnAnswerInput): Promise<Decision<{ answerId: string }>> {
    const deed = { actor, action: 'answer.return', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const [answer] = isId(input.answerId) ? await lockAnswers(work.tx, [input.answerId]) : [];
      if (answer === undefined || !holds(actor, answer.row.processId, 'publisher')) return refuse('NOT_FOUND', 'answerId');
      const faults = textFaults('reason', input.reason, limits.reason);
      if (faults.length > 0) return { ok: false, refusals: faults };
      const decision = returnAnswer(answer, input.lockVersion);
      if (!decision.ok) return refuse(decision.refusals[0]!.code, 'answerId');
      const { id, processId, lockVersion } = answer.row;
      await work.tx.update(AnswerEntity, { id }, {
        state: decision.value, returnReason: input.reason, proposedBy: null, lockVersion: lockVersion + 1, updatedAt: await work.now(processId),
      });
      return done({ answerId: id }, { objectType: 'answer', objectId: id, processId });
    });
  }
}
