import type { EntityManager } from 'typeorm';

/** The plain texts of a version in one language. */
export interface PassageTexts {
  readonly texts: readonly { readonly passageId: string; readonly text: string }[];
  /** By passage. */
  readonly textIds: ReadonlyMap<string, string>;
}

/** Of each passage the newest text in that language, or the one of `preferred` that is its. Passages without one are left out. */
export async function readPassageTexts(manager: EntityManager, versionId: string, lang: string, preferred: readonly string[] = []): Promise<PassageTexts> {
  const rows: { passageId: string; textId: string; text: string }[] = await manager.query(
    `SELECT e.passage_id AS "passageId", t.id AS "textId", t.plain AS text FROM version_entry e CROSS JOIN LATERAL (
       SELECT x.id, x.plain FROM revision_text x WHERE x.revision_id = e.revision_id AND x.lang = $2 ORDER BY x.id = ANY($3::uuid[]) DESC, x.created_at DESC, x.id DESC LIMIT 1
     ) t WHERE e.version_id = $1 ORDER BY e.ordinal`, [versionId, lang, [...new Set(preferred)]],
  );
  return { texts: rows, textIds: new Map(rows.map(({ passageId, textId }) => [passageId, textId])) };
}
