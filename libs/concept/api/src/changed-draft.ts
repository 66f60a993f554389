import { plainText, type Change } from '@mitgestalten/concept-domain';
import type { EntityManager } from 'typeorm';
import { PartEntity } from './concept.entities.js';
import { draftChanges, loadDraft } from './draft-store.js';

/** What a working draft would change, for contexts that have something to say about it. */
export interface ChangedDraft {
  readonly processId: string;
  readonly currentVersionId: string | null;
  /** In the order of the draft; what is struck has no text. */
  readonly passages: readonly { readonly passageId: string; readonly title: string; readonly text: string; readonly changes: readonly Change[] }[];
}

/** Null when there is no such part. Who may know it is the caller's rule. */
export async function changedDraft(tx: EntityManager, partId: string): Promise<ChangedDraft | null> {
  const part = await tx.findOneBy(PartEntity, { id: partId });
  if (part === null) return null;
  const changes = await draftChanges(tx, part);
  const passages = (await loadDraft(tx, partId)).flatMap(({ passageId, title, doc, removed }) => {
    const found = changes.get(passageId);
    return found === undefined ? [] : [{ passageId, title, text: removed ? '' : plainText(doc), changes: found }];
  });
  return { processId: part.processId, currentVersionId: part.currentVersionId, passages };
}
