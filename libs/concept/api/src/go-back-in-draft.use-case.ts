import { Injectable } from '@nestjs/common';
import { mayArrangeDraft } from '@mitgestalten/concept-domain';
import { isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { MoreThan } from 'typeorm';
import { DraftStepEntity } from './concept.entities.js';
import { meetLease } from './draft-lease.js';
import { contentOf, writeContent } from './draft-steps.js';
import { DraftWentBack } from './draft-went-back.js';
import { writableDraft } from './draft-standing.js';
import type { GoBackInDraftInput } from './draft.graphql.js';

/** Makes a passage say again what it said at the end of an earlier step. That is a step of its own: nothing that was written since is gone, but what was kept with those words goes with them. */
@Injectable()
export class GoBackInDraft {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wentBack: DraftWentBack,
  ) {}

  /** NOT_FOUND for a step of another passage; PASSAGE_HELD when another seat writes there; CONFLICT when somebody saved, moved or struck the passage in between, or wrote on at that step. */
  run(actor: Actor, input: GoBackInDraftInput): Promise<Decision<{ passageId: string }>> {
    return this.unitOfWork.run({ actor, action: 'draft.go-back', idempotencyKey: input.idempotencyKey, input }, async (work) => {
      const writable = await writableDraft(work.tx, actor, input.passageId);
      if (!writable.ok) return writable;
      const { draft: former, standing } = writable.value;
      const { passageId, processId, substance, requiredByLaw } = former;
      const step = isId(input.stepId) ? await work.tx.findOneBy(DraftStepEntity, { id: input.stepId, passageId }) : null;
      if (step === null) return refuse('NOT_FOUND', 'stepId');
      // Whoever writes on changes the newest step: it says something else than what was read.
      if (step.lockVersion !== input.stepLockVersion) return refuse('CONFLICT', 'stepLockVersion');
      const held = await meetLease(work.tx, actor, former, input.seatId);
      if (held !== null) return held;
      // What a change means is not the drafter's to say, neither now nor by going back.
      const content = mayArrangeDraft(standing) ? contentOf(step) : { ...contentOf(step), substance, requiredByLaw };
      const [next] = await work.tx.find(DraftStepEntity, { where: { passageId, lockVersion: MoreThan(step.lockVersion) }, order: { lockVersion: 'ASC' }, take: 1 });
      const written = await writeContent(work, actor, former, { lockVersion: input.lockVersion, content, wentBackTo: step.endedAt });
      if (written === null) return refuse('CONFLICT', 'lockVersion');
      // Which sources a passage has is not theirs to say either.
      const takenBack = mayArrangeDraft(standing) ? await this.wentBack.tell(work, { passageId, until: next?.beganAt ?? null }) : [];
      return done({ passageId }, { objectType: 'passage', objectId: passageId, processId, details: { lockVersion: input.lockVersion + 1, step: step.id, ...written, ...(takenBack.length === 0 ? {} : { sources: takenBack }) } });
    });
  }
}
