import type { OutlineEntry } from '@mitgestalten/concept-domain';
import { holds, isId, type Actor } from '@mitgestalten/kernel';
import type { EntityManager } from 'typeorm';
import { VersionEntity, VersionEntryEntity, VersionRemovalEntity, type DraftPassageEntity } from './concept.entities.js';
import { draftChanges, loadDraft } from './draft-store.js';
import { ensureRevisions } from './revision-store.js';

/** The version; null unless the actor is a publisher of its process. */
export async function versionFor(tx: EntityManager, actor: Actor, versionId: string): Promise<VersionEntity | null> {
  if (!isId(versionId)) return null;
  const version = await tx.findOneBy(VersionEntity, { id: versionId });
  return version === null || !holds(actor, version.processId, 'publisher') ? null : version;
}

/** Published versions of a part are numbered 1, 2, 3. The caller holds the lock of the part. */
export async function nextNumber(tx: EntityManager, partId: string): Promise<number> {
  const [{ number }] = await tx.query('SELECT coalesce(max(number), 0) + 1 AS number FROM version WHERE part_id = $1', [partId]);
  return number;
}

/** What a version is made of. */
export interface NewEntries {
  readonly versionId: string;
  readonly processId: string;
  readonly outline: readonly OutlineEntry[];
  readonly drafts: readonly DraftPassageEntity[];
  /** The version that it follows. Passages that it does not change keep the reason that they have there. */
  readonly formerVersionId: string | null;
  readonly changed: ReadonlySet<string>;
}

/** Writes the entries of a proposed version, with a revision for each draft in its outline; gives the revision of each passage. */
export async function insertEntries(tx: EntityManager, { versionId, processId, outline, drafts, formerVersionId, changed }: NewEntries): Promise<Map<string, string>> {
  const standing = new Map(outline.map(({ passageId }) => [passageId, drafts.find((draft) => draft.passageId === passageId)!]));
  const revisionIds = await ensureRevisions(tx, [...standing.values()]);
  const former = new Map((await tx.findBy(VersionEntryEntity, { versionId: formerVersionId ?? versionId })).map((entry) => [entry.passageId, entry]));
  await tx.insert(VersionEntryEntity, outline.map(({ passageId, parentId, ordinal, kind }) => {
    const { substance, reason } = (changed.has(passageId) ? undefined : former.get(passageId)) ?? standing.get(passageId)!;
    return { processId, versionId, passageId, parentId, ordinal, kind, revisionId: revisionIds.get(passageId)!, substance, reason };
  }));
  return revisionIds;
}

/** Writes why a proposed version strikes what it strikes, where the draft says so. */
export async function insertRemovals(tx: EntityManager, { versionId, processId, drafts, changed }: Omit<NewEntries, 'outline' | 'formerVersionId'>): Promise<void> {
  await tx.insert(VersionRemovalEntity, drafts.flatMap(({ passageId, removed, reason }) =>
    (removed && reason !== null && changed.has(passageId) ? [{ processId, versionId, passageId, reason }] : [])));
}

/**
 * Drafts that say what is now published begin anew from it: without authors, and without the reason of the change that was just made. Where that
 * was there, the draft has another lock: whoever wrote on meanwhile, with the old reason before their eyes, is asked which shall hold.
 * A draft that was written on after the proposal keeps all of this; so does a struck one, for which a mere correction is no publication.
 */
export async function rebaseDraft(tx: EntityManager, partId: string, versionId: string): Promise<void> {
  const drafts = await loadDraft(tx, partId, true);
  const changes = await draftChanges(tx, { id: partId, currentVersionId: versionId });
  const { kind, proposedAt } = await tx.findOneByOrFail(VersionEntity, { id: versionId });
  const goesOn = ({ removed, updatedAt }: DraftPassageEntity) => removed && (kind === 'CORRECTION' || updatedAt > proposedAt);
  const settled = drafts.filter((draft) => !changes.has(draft.passageId) && !goesOn(draft)).map(({ passageId }) => passageId);
  await tx.query(
    `UPDATE draft_passage d SET substance = true, reason = NULL, lock_version = lock_version + (NOT substance OR reason IS NOT NULL)::int,
       base_revision_id = (SELECT e.revision_id FROM version_entry e WHERE e.version_id = $1 AND e.passage_id = d.passage_id)
     WHERE d.passage_id = ANY($2::uuid[])`, [versionId, settled],
  );
  await tx.query('DELETE FROM draft_author WHERE passage_id = ANY($1::uuid[])', [settled]);
}
