import type { PassageKind } from '@mitgestalten/concept-domain';
import { isId } from '@mitgestalten/kernel';
import type { EntityManager } from 'typeorm';
import { isPublished } from './concept.shapes.js';

/** A published text of a passage, as a comment or a vote refers to it. */
export interface PublishedWording {
  readonly processId: string;
  readonly partId: string;
  readonly passageId: string;
  /** The newest published version in which the wording stands. */
  readonly versionId: string;
  readonly versionNumber: number;
  readonly revisionId: string;
  readonly revisionTextId: string;
  readonly kind: PassageKind;
  /** It stands in the current version of its part. */
  readonly isCurrent: boolean;
  /** It is no translation. */
  readonly isOriginal: boolean;
}

/** The wording with that text, or null when it is not a text of that passage in a published version. */
export async function publishedWording(
  tx: EntityManager, { passageId, revisionTextId }: { readonly passageId: string; readonly revisionTextId: string },
): Promise<PublishedWording | null> {
  if (!isId(passageId) || !isId(revisionTextId)) return null;
  const [found]: PublishedWording[] = await tx.query(
    `SELECT p.process_id AS "processId", p.part_id AS "partId", p.id AS "passageId", v.id AS "versionId", v.number AS "versionNumber",
       t.revision_id AS "revisionId", t.id AS "revisionTextId", e.kind, part.current_version_id IS NOT DISTINCT FROM v.id AS "isCurrent", t.origin = 'ORIGINAL' AS "isOriginal"
     FROM revision_text t
     JOIN version_entry e ON e.revision_id = t.revision_id
     JOIN version v ON v.id = e.version_id AND ${isPublished('v')}
     JOIN passage p ON p.id = e.passage_id
     JOIN part ON part.id = p.part_id
     WHERE t.id = $2 AND p.id = $1
     ORDER BY v.number DESC LIMIT 1`,
    [passageId, revisionTextId],
  );
  return found ?? null;
}

/** A passage of a current version with its wording. */
export interface CurrentPassage {
  readonly passageId: string;
  readonly revisionId: string;
  readonly kind: PassageKind;
  readonly requiredByLaw: boolean;
}

/**
 * Those of the passages that stand in the current version of the part, in the order of that version. Which kinds may be put to a vote
 * is the caller's rule.
 */
export async function currentMeasures(tx: EntityManager, partId: string, passageIds: readonly string[]): Promise<CurrentPassage[]> {
  if (!isId(partId)) return [];
  return tx.query(
    `SELECT e.passage_id AS "passageId", e.revision_id AS "revisionId", e.kind, r.required_by_law AS "requiredByLaw"
     FROM part JOIN version_entry e ON e.version_id = part.current_version_id JOIN revision r ON r.id = e.revision_id
     WHERE part.id = $1 AND e.passage_id = ANY($2::uuid[]) ORDER BY e.ordinal`,
    [partId, passageIds.filter(isId)],
  );
}

/** Changes the maintained counts of published comments and suggestions of a passage. In the transaction that publishes or hides them. */
export async function adjustVoiceCounts(tx: EntityManager, passageId: string, by: { readonly comments: number; readonly suggestions: number }): Promise<void> {
  await tx.query('UPDATE passage SET comment_count = comment_count + $2, suggestion_count = suggestion_count + $3 WHERE id = $1', [passageId, by.comments, by.suggestions]);
}
