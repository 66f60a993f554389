import { canonicalRevision, changedPassages, type Change, type OutlineEntry } from '@mitgestalten/concept-domain';
import { accountOf, holds, isId, type Actor } from '@mitgestalten/kernel';
import { sha256 } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';
import { DraftAuthorEntity, DraftPassageEntity, PartEntity } from './concept.entities.js';

/**
 * The part, locked until the transaction ends; null unless the actor is an editor of its process. Everything that concerns more than
 * one passage of a draft (outline, versions) takes this lock first, so that no two of them see a different outline.
 */
export async function lockPartFor(tx: EntityManager, actor: Actor, partId: string): Promise<PartEntity | null> {
  if (!isId(partId)) return null;
  const part = await tx.findOneBy(PartEntity, { id: partId });
  return part === null || !holds(actor, part.processId, 'editor') ? null : lockPart(tx, partId);
}

export function lockPart(tx: EntityManager, partId: string): Promise<PartEntity> {
  return tx.findOneOrFail(PartEntity, { where: { id: partId }, lock: { mode: 'pessimistic_write' } });
}

/** The draft of one passage; null unless the actor is an editor of its process. */
export async function draftFor(tx: EntityManager, actor: Actor, passageId: string): Promise<DraftPassageEntity | null> {
  if (!isId(passageId)) return null;
  const draft = await tx.findOneBy(DraftPassageEntity, { passageId });
  return draft === null || !holds(actor, draft.processId, 'editor') ? null : draft;
}

/** The same, locked until the transaction ends: whoever saves or proposes it waits. */
export async function lockDraftFor(tx: EntityManager, actor: Actor, passageId: string): Promise<DraftPassageEntity | null> {
  const draft = await draftFor(tx, actor, passageId);
  return draft && tx.findOneOrFail(DraftPassageEntity, { where: { passageId }, lock: { mode: 'for_no_key_update' } });
}

/** The draft of a passage says just what a version brings that waits for its publisher: only another edit makes it one for the version after. */
export async function isProposed(tx: EntityManager, draft: DraftPassageEntity): Promise<boolean> {
  const [found]: unknown[] = await tx.query(
    `SELECT 1 FROM version v JOIN part ON part.id = v.part_id JOIN version_entry e ON e.version_id = v.id AND e.passage_id = $2 JOIN revision r ON r.id = e.revision_id
     LEFT JOIN version_entry c ON c.version_id = part.current_version_id AND c.passage_id = e.passage_id
     WHERE v.part_id = $1 AND v.state = 'PROPOSED' AND r.hash = $3 AND e.revision_id IS DISTINCT FROM c.revision_id`,
    [draft.partId, draft.passageId, sha256(canonicalRevision(draft))],
  );
  return found !== undefined && !draft.removed;
}

/** All passages of the draft, struck ones too, in order. `locked`: nobody saves one of them until the transaction ends. */
export function loadDraft(tx: EntityManager, partId: string, locked = false): Promise<DraftPassageEntity[]> {
  return tx.find(DraftPassageEntity, { where: { partId }, order: { ordinal: 'ASC' }, ...(locked ? { lock: { mode: 'pessimistic_write' } } : {}) });
}

/** The draft as its next version would be compared: without what was struck. */
export function entriesOf(drafts: readonly DraftPassageEntity[]): OutlineEntry[] {
  return drafts.filter(({ removed }) => !removed).map((draft) => ({
    passageId: draft.passageId, parentId: draft.parentId, kind: draft.kind, ordinal: draft.ordinal, hash: sha256(canonicalRevision(draft)),
  }));
}

/** The entries of a version, in order. */
export function entriesOfVersion(tx: EntityManager, versionId: string | null): Promise<OutlineEntry[]> {
  return tx.query(
    `SELECT e.passage_id AS "passageId", e.parent_id AS "parentId", e.kind, e.ordinal, r.hash
     FROM version_entry e JOIN revision r ON r.id = e.revision_id WHERE e.version_id = $1 ORDER BY e.ordinal`, [versionId],
  );
}

/** In what the draft of a part differs from its current version. */
export async function draftChanges(tx: EntityManager, part: Pick<PartEntity, 'id' | 'currentVersionId'>): Promise<ReadonlyMap<string, readonly Change[]>> {
  return changedPassages(entriesOf(await loadDraft(tx, part.id)), await entriesOfVersion(tx, part.currentVersionId));
}

/** What a lock becomes. Computed by the database, which found it equal: a sum of what somebody sent could leave the range of the column. */
export const nextLock = () => 'lock_version + 1';

/** Writes the ordinals of an outline; rows that have theirs already are not touched. */
export async function writeOrdinals(tx: EntityManager, outline: readonly { readonly passageId: string; readonly ordinal: number }[]): Promise<void> {
  await tx.query(
    `UPDATE draft_passage d SET ordinal = n.ordinal FROM unnest($1::uuid[], $2::int[]) AS n(id, ordinal)
     WHERE d.passage_id = n.id AND d.ordinal <> n.ordinal`,
    [outline.map(({ passageId }) => passageId), outline.map(({ ordinal }) => ordinal)],
  );
}

/** Remembers who worked at a passage: for four eyes when it is published. */
export async function addDraftAuthor(tx: EntityManager, { processId, passageId }: DraftPassageEntity, actor: Actor): Promise<void> {
  const accountId = accountOf(actor);
  if (accountId === null) return;
  await tx.createQueryBuilder().insert().into(DraftAuthorEntity).values({ processId, passageId, accountId }).orIgnore().execute();
}
