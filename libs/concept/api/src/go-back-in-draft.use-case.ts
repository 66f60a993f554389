import { Injectable } from '@nestjs/common';
import { isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { DraftStepEntity } from './concept.entities.js';
import { meetLease } from './draft-lease.js';
import { contentOf, writeContent } from './draft-steps.js';
import { draftFor } from './draft-store.js';
import type { GoBackInDraftInput } from './draft.graphql.js';

/** Makes a passage say again what it said at the end of an earlier step. That is a step of its own: nothing that was written since is gone. */
@Injectable()
export class GoBackInDraft {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** NOT_FOUND for a step of another passage; PASSAGE_HELD when another seat writes there; CONFLICT when somebody saved, moved or struck the passage in between. */
  run(actor: Actor, input: GoBackInDraftInput): Promise<Decision<{ passageId: string }>> {
    return this.unitOfWork.run({ actor, action: 'draft.go-back', idempotencyKey: input.idempotencyKey, input }, async (work) => {
      const former = await draftFor(work.tx, actor, input.passageId);
      if (former === null) return refuse('NOT_FOUND', 'passageId');
      const { passageId, processId } = former;
      const step = isId(input.stepId) ? await work.tx.findOneBy(DraftStepEntity, { id: input.stepId, passageId }) : null;
      if (step === null) return refuse('NOT_FOUND', 'stepId');
      const held = await meetLease(work.tx, actor, former, input.seatId);
      if (held !== null) return held;
      const written = await writeContent(work, actor, former, { lockVersion: input.lockVersion, content: contentOf(step), wentBackTo: step.endedAt });
      if (written === null) return refuse('CONFLICT', 'lockVersion');
      return done({ passageId }, { objectType: 'passage', objectId: passageId, processId, details: { lockVersion: input.lockVersion + 1, step: step.id, ...written } });
    });
  }
}
