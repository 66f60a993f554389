import { Injectable } from '@nestjs/common';
import { putAt } from '@mitgestalten/concept-domain';
import { accountOf, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { DraftPassageEntity } from './concept.entities.js';
import type { MoveDraftPassageInput } from './draft.graphql.js';
import { addDraftAuthor, draftFor, loadDraft, lockPart, nextLock, writeOrdinals } from './draft-store.js';

/** Puts a passage at another place of its part, with everything below it. */
@Injectable()
export class MoveDraftPassage {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** CONFLICT when the passage was changed in between. */
  run(actor: Actor, input: MoveDraftPassageInput): Promise<Decision<{ passageId: string }>> {
    const deed = { actor, action: 'draft.move', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { tx } = work;
      const draft = await draftFor(tx, actor, input.passageId);
      if (draft === null) return refuse('NOT_FOUND', 'passageId');
      const { passageId, processId } = draft;
      const part = await lockPart(tx, draft.partId);
      const drafts = await loadDraft(tx, part.id);
      const moving = drafts.find((each) => each.passageId === passageId)!;
      const parentId = input.parentId ?? null;
      const outline = putAt(part.kind, drafts, moving, { parentId, afterId: input.afterId });
      if (!outline.ok) return outline;
      const { affected } = await tx.update(DraftPassageEntity, { passageId, lockVersion: input.lockVersion }, {
        parentId, lockVersion: nextLock, updatedBy: accountOf(actor), updatedAt: await work.now(processId),
      });
      if (affected === 0) return refuse('CONFLICT', 'lockVersion');
      await writeOrdinals(tx, outline.value);
      await addDraftAuthor(tx, draft, actor);
      return done({ passageId }, {
        objectType: 'passage', objectId: passageId, processId, details: { before: { parentId: moving.parentId }, after: { parentId, afterId: input.afterId } },
      });
    });
  }
}
