import { broughtWords } from '@mitgestalten/contribution-domain';
import type { Span } from '@mitgestalten/concept-domain';
import type { DataSource } from 'typeorm';
import { inTurns } from './note-words.js';

/** The words that a suggestion brought, in the text of the version that is credited with them. */
export interface CreditedWords {
  readonly contributionId: string;
  readonly versionId: string;
  readonly passageId: string;
  readonly textId: string;
  readonly lang: string;
  readonly text: string;
  readonly words: readonly Span[];
}

interface Credited extends Omit<CreditedWords, 'words'> {
  readonly replacement: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly before: string;
  readonly beforeStart: number;
  readonly beforeEnd: number;
}

/** Of the suggestions that everybody may read now and that these versions are credited with, in these passages; none of those whose passage went. */
export async function creditedWords(dataSource: DataSource, versionIds: readonly string[], passageIds: readonly string[] | null = null): Promise<readonly CreditedWords[]> {
  const rows: Credited[] = await dataSource.query(creditedSql, [versionIds, passageIds]);
  return inTurns(rows, ({ replacement, start, end, before, beforeStart, beforeEnd, ...credited }) => [{
    ...credited,
    words: broughtWords({ replacement }, { text: before, at: { start: beforeStart, end: beforeEnd } }, { text: credited.text, at: start === null || end === null ? null : { start, end } }),
  }]);
}

/* `w` is the version that brought the words, `f` the newest one before in which they had a place. Where people place them later is no matter. */
const creditedSql = `
  SELECT c.id AS "contributionId", w.id AS "versionId", wr.passage_id AS "passageId", wt.id AS "textId", wt.lang, wt.plain AS text, y.body AS replacement,
    wp.start_at AS start, wp.end_at AS end, ft.plain AS before, f.start_at AS "beforeStart", f.end_at AS "beforeEnd"
  FROM suggestion_credit k JOIN version w ON w.id = k.version_id
  JOIN contribution c ON c.id = k.contribution_id AND c.state = 'PUBLISHED' JOIN contribution_text y ON y.id = k.text_id
  JOIN revision_text wt ON wt.id = k.revision_text_id JOIN revision wr ON wr.id = wt.revision_id
  LEFT JOIN anchor_place wp ON wp.contribution_id = c.id AND wp.version_id = w.id AND wp.revision_text_id = wt.id
  CROSS JOIN LATERAL (
    SELECT p.* FROM anchor_place p JOIN version v ON v.id = p.version_id WHERE p.contribution_id = c.id AND p.passage_id IS NOT NULL AND v.number < w.number ORDER BY v.number DESC LIMIT 1
  ) f
  JOIN revision_text ft ON ft.id = f.revision_text_id
  WHERE w.id = ANY($1::uuid[]) AND ($2::uuid[] IS NULL OR wr.passage_id = ANY($2))
  ORDER BY w.number, c.published_at, c.id`;
