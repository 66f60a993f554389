import { Injectable } from '@nestjs/common';
import { readPassageTexts } from '@mitgestalten/concept-api';
import { carryOver, codePoints, selectorOf, type AnchorState, type PassageText, type Span } from '@mitgestalten/concept-domain';
import { isId } from '@mitgestalten/kernel';
import { DataSource } from 'typeorm';

/** Where words were in one version; `state` tells what became of them in the version after. */
export interface Origin {
  readonly versionId: string;
  readonly state: AnchorState | null;
  readonly passageId: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly quote: string | null;
  readonly reason: string | null;
  readonly comments: number;
  readonly adopted: readonly string[];
  readonly brought: readonly string[];
}

type Found = Pick<Origin, 'versionId' | 'state' | 'passageId' | 'start' | 'end' | 'quote'>;

interface Shown {
  readonly versionIds: readonly string[];
  readonly lang: string;
  readonly plain: string;
}

/**
 * Credited suggestions that brought the words `s` of a version: what they changed stands there, or their new words have some of these in common. Words
 * that were replaced altogether have no place to compare, but still have their letters.
 */
const broughtSql = `
  SELECT coalesce(array_agg(b.id ORDER BY b.published_at, b.id), '{}') FROM suggestion_credit w JOIN contribution b ON b.id = w.contribution_id AND b.state = 'PUBLISHED'
  JOIN contribution_text y ON y.id = b.published_text_id LEFT JOIN anchor_place q ON q.contribution_id = b.id AND q.version_id = w.version_id
  WHERE w.version_id = s.version_id AND coalesce(q.passage_id, b.passage_id) = s.passage_id
    AND (q.start_at < s.end_at AND q.end_at > s.start_at OR (y.body <> '' AND (position(y.body IN s.quote) > 0 OR position(s.quote IN y.body) > 0)))`;

/** How some words of a current wording came about: followed back, version by version, to where they began. */
@Injectable()
export class Provenance {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest version first; null when there are no such words in the text that is shown in that language. */
  async of(passageId: string, span: Span, lang: string): Promise<Origin[] | null> {
    const shown = isId(passageId) ? await this.shown(passageId, lang) : null;
    const selector = shown === null || span.start < 0 || span.end > codePoints(shown.plain) ? null : selectorOf(shown.plain, span);
    if (shown === null || selector === null) return null;
    const { start, end, quote } = selector;
    const found: Found[] = [{ versionId: shown.versionIds[0]!, state: null, passageId, start, end, quote }];
    for (const [n, versionId] of shown.versionIds.slice(1).entries()) {
      const last = found.at(-1)!;
      if (last.passageId === null) break;
      found.push({ versionId, ...(await this.before(shown.versionIds[n]!, versionId, { passageId: last.passageId, start: last.start!, end: last.end! }, shown.lang)) });
    }
    return this.withVoices(found);
  }

  /** The published versions in which the passage can have stood, the newest first, and its text as it is shown now. */
  private async shown(passageId: string, lang: string): Promise<Shown | null> {
    const [row]: Shown[] = await this.dataSource.query(
      `SELECT t.lang, t.plain, (SELECT json_agg(v.id ORDER BY v.number DESC) FROM version v WHERE v.part_id = part.id AND v.state = 'PUBLISHED') AS "versionIds"
       FROM passage p JOIN part ON part.id = p.part_id JOIN version_entry e ON e.version_id = part.current_version_id AND e.passage_id = p.id
       CROSS JOIN LATERAL (
         SELECT x.lang, x.plain FROM revision_text x WHERE x.revision_id = e.revision_id AND (x.lang = $2 OR x.origin = 'ORIGINAL')
         ORDER BY x.lang = $2 DESC, x.created_at DESC, x.id DESC LIMIT 1
       ) t WHERE p.id = $1`, [passageId, lang]);
    return row ?? null;
  }

  /** Within its passage when that is enough, for which two texts are read; else among all of them. */
  private async before(newerId: string, olderId: string, at: Span & { readonly passageId: string }, lang: string): Promise<Omit<Found, 'versionId'>> {
    const textsOf = async (versionId: string, passageId?: string): Promise<readonly PassageText[]> =>
      (await readPassageTexts(this.dataSource.manager, versionId, lang, passageId === undefined ? {} : { passageId })).texts;
    const within = carryOver(await textsOf(newerId, at.passageId), await textsOf(olderId, at.passageId))(at);
    const { state, place } = within.place === null ? carryOver(await textsOf(newerId), await textsOf(olderId))(at) : within;
    return { state, passageId: place?.passageId ?? null, start: place?.start ?? null, end: place?.end ?? null, quote: place?.quote ?? null };
  }

  /** With what was said at these words in each version, or about their whole passage and then adopted. */
  private async withVoices(found: readonly Found[]): Promise<Origin[]> {
    const rows: { n: number; reason: string | null; comments: number; adopted: string[]; brought: string[] }[] = await this.dataSource.query(
      `SELECT s.n::int, e.reason, count(c.id) FILTER (WHERE p.contribution_id IS NOT NULL)::int AS comments,
         coalesce(array_agg(c.id) FILTER (WHERE a.outcome IN ('ADOPTED', 'PARTLY_ADOPTED') AND g.version_id IS NULL), '{}') AS adopted,
         (${broughtSql}) AS brought
       FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::text[]) WITH ORDINALITY AS s(version_id, passage_id, start_at, end_at, quote, n)
       LEFT JOIN version_entry e ON e.version_id = s.version_id AND e.passage_id = s.passage_id
       LEFT JOIN contribution c ON c.version_id = s.version_id AND c.passage_id = s.passage_id AND c.state = 'PUBLISHED' AND c.parent_id IS NULL
         AND (NOT EXISTS (SELECT 1 FROM anchor_place o WHERE o.contribution_id = c.id)
           OR EXISTS (SELECT 1 FROM anchor_place o WHERE o.contribution_id = c.id AND o.version_id = s.version_id AND o.start_at < s.end_at AND o.end_at > s.start_at))
       LEFT JOIN anchor_place p ON p.contribution_id = c.id AND p.version_id = s.version_id
       LEFT JOIN consideration_contribution k ON k.contribution_id = c.id
       LEFT JOIN answer a ON a.consideration_id = k.consideration_id AND a.state = 'PUBLISHED'
       LEFT JOIN suggestion_credit g ON g.contribution_id = c.id
       GROUP BY s.n, s.version_id, s.passage_id, s.start_at, s.end_at, s.quote, e.reason ORDER BY s.n`,
      [found.map(({ versionId }) => versionId), found.map(({ passageId }) => passageId), found.map(({ start }) => start), found.map(({ end }) => end), found.map(({ quote }) => quote)],
    );
    return found.map((each, n) => ({ ...each, reason: rows[n]!.reason, comments: rows[n]!.comments, adopted: rows[n]!.adopted, brought: rows[n]!.brought }));
  }
}
