import { Injectable } from '@nestjs/common';
import { checkDocument, maxImportedPassages, maxPassages, putAllAt, type Doc } from '@mitgestalten/concept-domain';
import { accountOf, limits, refuse, textFaults, type Actor, type Decision, type Refusal } from '@mitgestalten/kernel';
import { done, newId, UnitOfWork } from '@mitgestalten/platform';
import { ProcessEntity } from '@mitgestalten/process-api';
import { DraftPassageEntity, PassageEntity } from './concept.entities.js';
import type { ImportDraftPassagesInput } from './draft.graphql.js';
import { addDraftAuthor, loadDraft, lockPartFor, writeOrdinals } from './draft-store.js';

/** Adds passages with their texts to a working draft: all of them, or none. */
@Injectable()
export class ImportDraftPassages {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** NOT_FOUND when the place was moved or is no longer in the draft: then somebody has to look where they belong now. */
  async run(actor: Actor, input: ImportDraftPassagesInput): Promise<Decision<{ passageIds: string[] }>> {
    if (input.passages.length === 0) return refuse('EMPTY', 'passages');
    if (input.passages.length > maxImportedPassages) return refuse('TOO_MANY', 'passages', { max: maxImportedPassages });
    // Before the unit of work, which serialises its input: a hostile document may be nested too deeply for that.
    const { docs, faults } = checked(input);
    if (faults.length > 0) return { ok: false, refusals: faults };
    const passages = input.passages.map((passage, index) => ({ ...passage, doc: docs[index]! }));
    const deed = { actor, action: 'draft.import', idempotencyKey: input.idempotencyKey, input: { ...input, passages } };
    return this.unitOfWork.run(deed, async (work) => {
      const { tx } = work;
      const part = await lockPartFor(tx, actor, input.partId);
      if (part === null) return refuse('NOT_FOUND', 'partId');
      const drafts = await loadDraft(tx, part.id);
      if (drafts.length + passages.length > maxPassages) return refuse('TOO_MANY', 'partId', { max: maxPassages });
      const added = passages.map((passage) => ({ ...passage, passageId: newId() }));
      const parentId = input.parentId ?? null;
      const outline = putAllAt(part.kind, drafts, added, { parentId, afterId: input.afterId });
      if (!outline.ok) return outline;
      const { processId } = part;
      const [lang = 'de'] = (await tx.findOneByOrFail(ProcessEntity, { id: processId })).languages;
      const places = new Map(outline.value.map((place) => [place.passageId, place]));
      const [updatedBy, updatedAt] = [accountOf(actor), await work.now(processId)];
      const rows = added.map(({ passageId, kind, title, doc }) => tx.create(DraftPassageEntity, {
        passageId, kind, processId, partId: part.id, parentId: places.get(passageId)!.parentId, ordinal: 0, removed: false, lang, title, doc, updatedBy, updatedAt,
      }));
      await tx.insert(PassageEntity, rows.map(({ passageId }) => ({ id: passageId, processId, partId: part.id })));
      await tx.insert(DraftPassageEntity, rows as never);
      await writeOrdinals(tx, outline.value);
      for (const row of rows) await addDraftAuthor(tx, row, actor);
      return done({ passageIds: rows.map(({ passageId }) => passageId) }, {
        objectType: 'part', objectId: part.id, processId, details: { count: rows.length, parentId, afterId: input.afterId ?? null },
      });
    });
  }
}

function checked({ passages }: ImportDraftPassagesInput): { readonly docs: readonly (Doc | null)[]; readonly faults: readonly Refusal[] } {
  const read = passages.map(({ doc }, index) => checkDocument(doc, `passages.${index}.doc`));
  const faults = passages.flatMap(({ title }, index) => {
    const doc = read[index]!;
    return [...textFaults(`passages.${index}.title`, title, limits.passageTitle), ...(doc.ok ? [] : doc.refusals)];
  });
  return { docs: read.map((doc) => (doc.ok ? doc.value : null)), faults };
}
