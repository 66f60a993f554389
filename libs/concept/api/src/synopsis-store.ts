import type { StatedEntry, SynopsisText, SynopsisWording } from '@mitgestalten/concept-domain';
import { In, type EntityManager } from 'typeorm';
import { VersionRemovalEntity } from './concept.entities.js';
import { isPublished } from './concept.shapes.js';

/** Two published versions of a part, and those published between them. */
export interface VersionSpan {
  /** Ids in the order of their numbers. */
  readonly versionIds: readonly string[];
  readonly fromId: string;
  readonly toId: string;
  /** How many texts the two have in all languages. Texts are only ever added: the same number is the same texts. */
  readonly texts: number;
}

/** The versions of the part with these numbers; null unless both are published. */
export async function versionSpan(tx: EntityManager, partId: string, from: number, to: number): Promise<VersionSpan | null> {
  const rows: { id: string; number: number; texts: number }[] = await tx.query(
    `SELECT v.id, v.number, CASE WHEN v.number IN ($2, $3) THEN
       (SELECT count(*)::int FROM version_entry e JOIN revision_text t ON t.revision_id = e.revision_id WHERE e.version_id = v.id) ELSE 0 END AS texts
     FROM version v WHERE v.part_id = $1 AND ${isPublished('v')} AND v.number BETWEEN least($2::int, $3::int) AND greatest($2::int, $3::int) ORDER BY v.number`,
    [partId, from, to],
  );
  const [former, next] = [rows.find(({ number }) => number === from), rows.find(({ number }) => number === to)];
  if (former === undefined || next === undefined) return null;
  return { versionIds: rows.map(({ id }) => id), fromId: former.id, toId: next.id, texts: former.texts + next.texts };
}

/** A passage in one of the versions of a span; its wording only in the two that are compared. */
export interface SynopsisEntry extends StatedEntry, Omit<SynopsisWording, 'texts'> {
  readonly versionId: string;
  readonly revisionId: string;
  readonly texts: readonly SynopsisText[] | null;
}

/** All entries of the versions of a span, in the order of their outlines. */
export function synopsisEntries(tx: EntityManager, { versionIds, fromId, toId }: VersionSpan, lang: string): Promise<SynopsisEntry[]> {
  return tx.query(
    `SELECT e.version_id AS "versionId", e.passage_id AS "passageId", e.parent_id AS "parentId", e.kind, e.ordinal, e.substance, e.reason,
       r.id AS "revisionId", r.hash, r.lang AS "originalLang", r.responsible, r.partners, r.cost, r.time_frame AS "timeFrame", r.indicator, r.required_by_law AS "requiredByLaw",
       CASE WHEN e.version_id IN ($2, $3) THEN
         (SELECT json_agg(json_build_object('lang', t.lang, 'title', t.title, 'plain', t.plain)) FROM
           (SELECT DISTINCT ON (x.lang) x.lang, x.title, x.plain FROM revision_text x
            WHERE x.revision_id = r.id AND (x.lang = $4 OR x.origin = 'ORIGINAL') ORDER BY x.lang, x.created_at DESC, x.id DESC) t) END AS texts
     FROM version_entry e JOIN revision r ON r.id = e.revision_id
     WHERE e.version_id = ANY($1::uuid[]) ORDER BY e.ordinal`,
    [versionIds, fromId, toId, lang],
  );
}

/** Why the versions of a span no longer have passages: by version, then by passage. */
export async function removalReasons(tx: EntityManager, { versionIds }: VersionSpan): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const rows = await tx.findBy(VersionRemovalEntity, { versionId: In(versionIds) });
  return new Map([...Map.groupBy(rows, ({ versionId }) => versionId)].map(([versionId, each]) => [versionId, new Map(each.map(({ passageId, reason }) => [passageId, reason]))]));
}
