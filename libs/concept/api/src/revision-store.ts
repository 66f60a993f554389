import { canonicalRevision, canonicalText, plainText, type Wording, type WordingText } from '@mitgestalten/concept-domain';
import { newId, sha256 } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';
import { RevisionEntity, RevisionTextEntity } from './concept.entities.js';

/** A wording of a passage that is to be fixed as a revision. */
export interface NewRevision extends Wording {
  readonly processId: string;
  readonly passageId: string;
}

/**
 * The id of the revision with exactly this wording, by passage. One that the passage had before is taken again, also from a version
 * that was returned; else it is made. The caller holds the lock of the part. One wording per passage.
 */
export async function ensureRevisions(tx: EntityManager, wordings: readonly NewRevision[]): Promise<Map<string, string>> {
  const hashes = new Map(wordings.map((wording) => [wording.passageId, sha256(canonicalRevision(wording))]));
  const known: { id: string; passageId: string }[] = await tx.query(
    `SELECT r.id, r.passage_id AS "passageId" FROM revision r JOIN unnest($1::uuid[], $2::text[]) AS w(passage_id, hash) USING (passage_id, hash)`,
    [[...hashes.keys()], [...hashes.values()]],
  );
  const ids = new Map(known.map(({ id, passageId }) => [passageId, id]));
  const missing = wordings.filter(({ passageId }) => !ids.has(passageId));
  for (const { passageId } of missing) ids.set(passageId, newId());
  await tx.insert(RevisionEntity, missing.map((wording) => ({
    id: ids.get(wording.passageId)!, processId: wording.processId, passageId: wording.passageId, kind: wording.kind, hash: hashes.get(wording.passageId)!,
    lang: wording.lang, responsible: wording.responsible, partners: wording.partners, cost: wording.cost, timeFrame: wording.timeFrame,
    indicator: wording.indicator, requiredByLaw: wording.requiredByLaw,
  })));
  await addTexts(tx, missing.map((wording) => ({ ...wording, revisionId: ids.get(wording.passageId)!, origin: 'ORIGINAL' })));
  return ids;
}

/** A text of a revision: its original, or a sibling in another language. */
export interface NewText extends WordingText {
  readonly processId: string;
  readonly revisionId: string;
  readonly origin: RevisionTextEntity['origin'];
}

export async function addTexts(tx: EntityManager, texts: readonly NewText[]): Promise<void> {
  await tx.insert(RevisionTextEntity, texts.map(({ processId, revisionId, origin, lang, title, doc }) => ({
    id: newId(), processId, revisionId, origin, lang, title, doc: doc as never, plain: plainText(doc), hash: sha256(canonicalText({ lang, title, doc })),
  })));
}

/** Everybody who worked at these drafts is an author of the revision that was made of each. */
export async function addAuthors(tx: EntityManager, revisionIds: ReadonlyMap<string, string>): Promise<void> {
  await tx.query(
    `INSERT INTO revision_author (process_id, revision_id, account_id)
     SELECT a.process_id, r.revision_id, a.account_id FROM unnest($1::uuid[], $2::uuid[]) AS r(passage_id, revision_id)
     JOIN draft_author a ON a.passage_id = r.passage_id ON CONFLICT DO NOTHING`,
    [[...revisionIds.keys()], [...revisionIds.values()]],
  );
}
