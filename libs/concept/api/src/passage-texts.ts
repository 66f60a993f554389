import type { EntityManager } from 'typeorm';

/** The plain texts of a version in one language. */
export interface PassageTexts {
  readonly texts: readonly { readonly passageId: string; readonly title: string; readonly text: string }[];
  /** By passage. */
  readonly textIds: ReadonlyMap<string, string>;
}

export interface WantedTexts {
  /** Texts that are taken where a passage has several in that language. */
  readonly preferred?: readonly string[];
  /** Only this passage. */
  readonly passageId?: string;
}

/** Of each passage of the version the newest text in that language. Passages without one are left out. */
export async function readPassageTexts(manager: EntityManager, versionId: string, lang: string, { preferred = [], passageId }: WantedTexts = {}): Promise<PassageTexts> {
  const rows: { passageId: string; textId: string; title: string; text: string }[] = await manager.query(
    `SELECT e.passage_id AS "passageId", t.id AS "textId", t.title, t.plain AS text FROM version_entry e CROSS JOIN LATERAL (
       SELECT x.id, x.title, x.plain FROM revision_text x WHERE x.revision_id = e.revision_id AND x.lang = $2 ORDER BY x.id = ANY($3::uuid[]) DESC, x.created_at DESC, x.id DESC LIMIT 1
     ) t WHERE e.version_id = $1 AND ($4::uuid IS NULL OR e.passage_id = $4) ORDER BY e.ordinal`, [versionId, lang, [...new Set(preferred)], passageId ?? null],
  );
  return { texts: rows, textIds: new Map(rows.map(({ passageId, textId }) => [passageId, textId])) };
}
