import { broughtWords, followedWords } from '@mitgestalten/contribution-domain';
import type { Span } from '@mitgestalten/concept-domain';
import type { DataSource } from 'typeorm';
import type { EndnoteRow, NotedVersion } from './endnotes.js';
import { inTurns, reasonSql, shownTextSql, textInSql, wordsAt } from './note-words.js';

/** A credited suggestion with the texts at its place: before it was brought, when it was, and in the version that is read. */
interface Credited {
  readonly contributionId: string;
  readonly versionId: string;
  readonly replacement: string;
  readonly quote: string;
  readonly reason: string | null;
  readonly before: string | null;
  readonly beforeStart: number | null;
  readonly beforeEnd: number | null;
  readonly after: string;
  readonly afterStart: number | null;
  readonly afterEnd: number | null;
  readonly passageId: string;
  readonly now: string;
  readonly lang: string;
  readonly isOriginal: boolean;
}

/** Suggestions whose words, or a part of them, still stand in the version; those that took words out, while what stood before these does. */
export async function suggestionEndnotes(dataSource: DataSource, { id, partId, number, lang }: NotedVersion): Promise<readonly EndnoteRow[]> {
  const rows: Credited[] = await dataSource.query(creditedSql, [id, partId, number, lang]);
  const withWords = await inTurns(rows, (row) => [{ row, brought: broughtIn(row) }]);
  return inTurns(withWords, noteOf);
}

function broughtIn(row: Credited): readonly Span[] {
  return broughtWords({
    replacement: row.replacement, quote: row.quote,
    before: row.before === null ? null : { text: row.before, at: spanOf(row.beforeStart, row.beforeEnd) },
    after: { text: row.after, at: spanOf(row.afterStart, row.afterEnd) },
  });
}

function noteOf({ row, brought }: { readonly row: Credited; readonly brought: readonly Span[] }): readonly EndnoteRow[] {
  const spans = followedWords(brought, row.after, row.now);
  if (spans.length === 0) return [];
  const { contributionId, passageId, versionId, reason, lang } = row;
  return [{ kind: 'SUGGESTION', passageId, spans: row.isOriginal ? spans : [], words: wordsAt(spans, row.now), lang, versionId, reason, contributionIds: [contributionId] }];
}

function spanOf(start: number | null, end: number | null): Span | null {
  return start === null || end === null ? null : { start, end };
}

/*
 * `w` is the version that brought the words, `f` the one before it. Where the words have no place in a version, their passage is that of the one before, or
 * that in which they were read. The texts are those of the language of the suggestion, which is that of the original.
 */
const creditedSql = `
  SELECT c.id AS "contributionId", w.id AS "versionId", y.body AS replacement, a.quote,
    ${reasonSql('we', 'fe')} AS reason,
    ft.plain AS before, fp.start_at AS "beforeStart", fp.end_at AS "beforeEnd",
    wt.plain AS after, wp.start_at AS "afterStart", wp.end_at AS "afterEnd",
    e.passage_id AS "passageId", t.plain AS now, r.lang, t.id = shown.id AS "isOriginal"
  FROM suggestion_credit k JOIN version w ON w.id = k.version_id AND w.part_id = $2 AND w.number <= $3
  JOIN contribution c ON c.id = k.contribution_id AND c.state = 'PUBLISHED'
  JOIN contribution_text y ON y.id = c.published_text_id JOIN anchor a ON a.contribution_id = c.id JOIN revision_text r ON r.id = c.revision_text_id
  LEFT JOIN version f ON f.part_id = w.part_id AND f.state = 'PUBLISHED' AND f.number = w.number - 1
  LEFT JOIN anchor_place fp ON fp.contribution_id = c.id AND fp.version_id = f.id
  LEFT JOIN anchor_place wp ON wp.contribution_id = c.id AND wp.version_id = w.id
  LEFT JOIN anchor_place p ON p.contribution_id = c.id AND p.version_id = $1
  CROSS JOIN LATERAL (SELECT coalesce(fp.passage_id, c.passage_id) AS former, coalesce(wp.passage_id, fp.passage_id, c.passage_id) AS brought) s
  LEFT JOIN version_entry fe ON fe.version_id = f.id AND fe.passage_id = s.former LEFT JOIN ${textInSql('fe', 'r.lang')} ft ON true
  JOIN version_entry we ON we.version_id = w.id AND we.passage_id = s.brought JOIN ${textInSql('we', 'r.lang')} wt ON true
  JOIN version_entry e ON e.version_id = $1 AND e.passage_id = coalesce(p.passage_id, s.brought) JOIN ${textInSql('e', 'r.lang')} t ON true
  CROSS JOIN ${shownTextSql('e', '$4')} shown
  ORDER BY w.number, c.published_at, c.id`;
