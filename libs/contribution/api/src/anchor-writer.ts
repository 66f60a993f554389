import type { PublishedWording } from '@mitgestalten/concept-api';
import { checkSelector, type Selector } from '@mitgestalten/concept-domain';
import type { Decision } from '@mitgestalten/kernel';
import type { EntityManager } from 'typeorm';

/** The selector as it fits the text that was shown. ANCHOR_NOT_FOUND when its words do not stand there. */
export async function selectorIn(tx: EntityManager, wording: PublishedWording, selector: Selector): Promise<Decision<Selector>> {
  const [{ plain }]: [{ plain: string }] = await tx.query('SELECT plain FROM revision_text WHERE id = $1', [wording.revisionTextId]);
  return checkSelector(plain, selector);
}

/**
 * Writes the anchor of a comment with its place in the version it is made on. Whoever publishes the next version waits for it, or has gone first: then
 * the whole is tried again, on that version.
 * @throws an error that `UnitOfWork` takes for a serialisation failure when the version is not the current one any more
 */
export async function insertAnchor(tx: EntityManager, contributionId: string, wording: PublishedWording, { quote, prefix, suffix, start, end }: Selector): Promise<void> {
  const written: unknown[] = await tx.query(
    `WITH current AS (SELECT current_version_id AS id FROM part WHERE id = $1 AND current_version_id = $2 FOR SHARE),
       a AS (INSERT INTO anchor (contribution_id, process_id, version_id, quote, prefix, suffix, start_at, end_at)
         SELECT $3::uuid, $4::uuid, id, $5::text, $6, $7, $8::int, $9::int FROM current)
     INSERT INTO anchor_place (contribution_id, process_id, version_id, state, reason, former_quote, quote, start_at, end_at, passage_id, revision_text_id, score)
     SELECT $3, $4, id, 'SAME', 'MADE_HERE', $5, $5, $8, $9, $10::uuid, $11::uuid, 1 FROM current RETURNING 1`,
    [wording.partId, wording.versionId, contributionId, wording.processId, quote, prefix, suffix, start, end, wording.passageId, wording.revisionTextId],
  );
  if (written.length === 0) throw Object.assign(new Error('A new version was published meanwhile'), { code: '40001' });
}
