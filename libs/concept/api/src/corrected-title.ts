import { changeNoteMessages, createTranslator } from '@mitgestalten/web-i18n';
import type { EntityManager } from 'typeorm';
import type { VersionEntity } from './concept.entities.js';

/**
 * What the next correction of a part is called: as the version that two people published last, and how often that was corrected, so that each
 * version has a name of its own. In the languages in which that one has a title.
 */
export async function correctedTitle(tx: EntityManager, partId: string): Promise<VersionEntity['title']> {
  const [{ title, count }]: [{ title: VersionEntity['title']; count: number }] = await tx.query(
    `SELECT b.title, (SELECT count(*)::int FROM version c WHERE c.part_id = b.part_id AND c.kind = 'CORRECTION' AND c.number > b.number) + 1 AS count
     FROM version b WHERE b.part_id = $1 AND b.kind <> 'CORRECTION' AND b.number IS NOT NULL ORDER BY b.number DESC LIMIT 1`, [partId]);
  return Object.fromEntries(Object.entries(title).map(([lang, text]) => [lang, createTranslator(changeNoteMessages, lang)('typo.version', { title: text, count })]));
}
