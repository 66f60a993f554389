import { Injectable } from '@nestjs/common';
import { canonicalRevision, checkDocument, factFaults, factsOf, wordingFaults } from '@mitgestalten/concept-domain';
import { accountOf, presentOrNull, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { DraftPassageEntity } from './concept.entities.js';
import type { SaveDraftPassageInput } from './draft.graphql.js';
import { addDraftAuthor, draftFor, nextLock } from './draft-store.js';

/** Saves the working draft of one passage, if it still stands as it did when the editor began. */
@Injectable()
export class SaveDraftPassage {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** CONFLICT when somebody saved, moved or struck it in between: then nothing of the input is stored. */
  async run(actor: Actor, input: SaveDraftPassageInput): Promise<Decision<{ passageId: string }>> {
    // Before the unit of work, which serialises its input: a hostile document may be nested too deeply for that.
    const doc = checkDocument(input.doc, 'doc');
    const faults = [...wordingFaults(input), ...(doc.ok ? [] : doc.refusals)];
    if (!doc.ok || faults.length > 0) return { ok: false, refusals: faults };
    const deed = { actor, action: 'draft.save', idempotencyKey: input.idempotencyKey, input: { ...input, doc: doc.value } };
    return this.unitOfWork.run(deed, async (work) => {
      const former = await draftFor(work.tx, actor, input.passageId);
      if (former === null) return refuse('NOT_FOUND', 'passageId');
      const misplaced = factFaults(former.kind, input);
      if (misplaced.length > 0) return { ok: false, refusals: misplaced };
      const wording = { title: input.title, doc: doc.value, ...factsOf(input) };
      const { affected } = await work.tx.update(DraftPassageEntity, { passageId: former.passageId, lockVersion: input.lockVersion }, {
        ...wording, doc: wording.doc as never, substance: input.substance, reason: presentOrNull(input.reason),
        lockVersion: nextLock, updatedBy: accountOf(actor), updatedAt: await work.now(former.processId),
      });
      if (affected === 0) return refuse('CONFLICT', 'lockVersion');
      const reworded = canonicalRevision({ ...former, ...wording }) !== canonicalRevision(former);
      if (reworded) await addDraftAuthor(work.tx, former, actor);
      return done({ passageId: former.passageId }, {
        objectType: 'passage', objectId: former.passageId, processId: former.processId, details: { lockVersion: input.lockVersion + 1, reworded },
      });
    });
  }
}
