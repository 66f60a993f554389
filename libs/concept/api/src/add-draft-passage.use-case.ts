import { Injectable } from '@nestjs/common';
import { emptyDoc, maxPassages, putAt, type DraftPlace } from '@mitgestalten/concept-domain';
import { accountOf, limits, refuse, textFaults, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, newId, UnitOfWork } from '@mitgestalten/platform';
import { ProcessEntity } from '@mitgestalten/process-api';
import { DraftPassageEntity, PassageEntity } from './concept.entities.js';
import type { AddDraftPassageInput } from './draft.graphql.js';
import { addDraftAuthor, loadDraft, lockPartFor, writeOrdinals } from './draft-store.js';

/** Adds a new passage, with a title and no text yet, to a working draft. */
@Injectable()
export class AddDraftPassage {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: AddDraftPassageInput): Promise<Decision<{ passageId: string }>> {
    const deed = { actor, action: 'draft.add', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { tx } = work;
      const part = await lockPartFor(tx, actor, input.partId);
      if (part === null) return refuse('NOT_FOUND', 'partId');
      const faults = textFaults('title', input.title, limits.passageTitle);
      if (faults.length > 0) return { ok: false, refusals: faults };
      const drafts = await loadDraft(tx, part.id);
      if (drafts.length >= maxPassages) return refuse('TOO_MANY', 'partId', { max: maxPassages });
      const parentId = input.parentId ?? null;
      const place = { passageId: newId(), parentId, kind: input.kind, ordinal: 0, removed: false };
      const outline = putAt<DraftPlace>(part.kind, drafts, place, { parentId, afterId: input.afterId });
      if (!outline.ok) return outline;
      const { processId } = part;
      const [lang = 'de'] = (await tx.findOneByOrFail(ProcessEntity, { id: processId })).languages;
      const draft = tx.create(DraftPassageEntity, {
        ...place, processId, partId: part.id, lang, title: input.title, doc: emptyDoc, updatedBy: accountOf(actor), updatedAt: await work.now(processId),
      });
      await tx.insert(PassageEntity, { id: place.passageId, processId, partId: part.id });
      await tx.insert(DraftPassageEntity, draft as never);
      await writeOrdinals(tx, outline.value);
      await addDraftAuthor(tx, draft, actor);
      return done({ passageId: place.passageId }, { objectType: 'passage', objectId: place.passageId, processId, details: { kind: input.kind, parentId } });
    });
  }
}
