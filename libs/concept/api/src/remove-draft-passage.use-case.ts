import { Injectable } from '@nestjs/common';
import { mayRemove } from '@mitgestalten/concept-domain';
import { accountOf, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { DraftPassageEntity } from './concept.entities.js';
import type { RemoveDraftPassageInput } from './draft.graphql.js';
import { meetLease } from './draft-lease.js';
import { addDraftAuthor, draftFor, loadDraft, lockPart, nextLock } from './draft-store.js';

/** Strikes a passage from the working draft, or takes it back. Nothing is deleted: what was published stays readable. */
@Injectable()
export class RemoveDraftPassage {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** HAS_CHILDREN while something stands below it; PASSAGE_HELD for striking while another seat writes there; CONFLICT when it was changed in between. */
  run(actor: Actor, input: RemoveDraftPassageInput): Promise<Decision<{ passageId: string }>> {
    const deed = { actor, action: 'draft.remove', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { tx } = work;
      const draft = await draftFor(tx, actor, input.passageId);
      if (draft === null) return refuse('NOT_FOUND', 'passageId');
      const { passageId, processId } = draft;
      await lockPart(tx, draft.partId);
      const drafts = await loadDraft(tx, draft.partId);
      const possible = mayRemove(drafts, drafts.find((each) => each.passageId === passageId)!, input.removed);
      if (!possible.ok) return possible;
      const held = input.removed ? await meetLease(tx, actor, draft, input.seatId) : null;
      if (held !== null) return held;
      const { affected } = await tx.update(DraftPassageEntity, { passageId, lockVersion: input.lockVersion }, {
        removed: input.removed, lockVersion: nextLock, updatedBy: accountOf(actor), updatedAt: await work.now(processId),
      });
      if (affected === 0) return refuse('CONFLICT', 'lockVersion');
      await addDraftAuthor(tx, draft, actor);
      return done({ passageId }, { objectType: 'passage', objectId: passageId, processId, details: { removed: input.removed } });
    });
  }
}
