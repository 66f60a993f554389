import { isCreditedThere } from '@mitgestalten/contribution-api';
import { followedWords, newWords } from '@mitgestalten/contribution-domain';
import type { Span } from '@mitgestalten/concept-domain';
import type { DataSource } from 'typeorm';
import type { EndnoteRow, NotedVersion } from './endnotes.js';
import { inTurns, reasonSql, shownTextSql, textInSql, wordsAt } from './note-words.js';

/** The sources that a version names for a passage, with its text before, in it, and in the version that is read. */
interface Named {
  readonly contributionIds: readonly string[];
  readonly versionId: string;
  readonly reason: string | null;
  readonly passageId: string;
  readonly before: string | null;
  readonly after: string;
  readonly now: string;
  readonly lang: string;
  readonly isOriginal: boolean;
  readonly isSameWording: boolean;
}

/** What the office named as sources of a wording, one note for all of a passage in a version, while something that came with this wording still stands there. */
export async function sourceEndnotes(dataSource: DataSource, { id, partId, number, lang }: NotedVersion): Promise<readonly EndnoteRow[]> {
  const rows: Named[] = await dataSource.query(namedSql, [id, partId, number, lang]);
  const withWords = await inTurns(rows, ({ before, ...row }) => [{ ...row, brought: newWords(before, row.after) }]);
  return inTurns(withWords, noteOf);
}

function noteOf({ brought, after, now, isOriginal, isSameWording, ...named }: Omit<Named, 'before'> & { readonly brought: readonly Span[] }): readonly EndnoteRow[] {
  const spans = followedWords(brought, after, now);
  // Without a new word the sources are those of its title or facts, as long as nobody touched these.
  if (spans.length === 0 && !(brought.length === 0 && isSameWording)) return [];
  return [{ kind: 'NAMED_SOURCE', ...named, spans: isOriginal ? spans : [], words: wordsAt(spans, now) }];
}

/*
 * `w` is the version that names them, `f` the one before it. What a suggestion brought in that version has its own note. The texts are those of the language
 * of the original.
 */
const namedSql = `
  SELECT s.ids AS "contributionIds", w.id AS "versionId", ${reasonSql('we', 'fe')} AS reason, s.passage_id AS "passageId", ft.plain AS before, wt.plain AS after,
    t.plain AS now, wt.lang, t.id = shown.id AS "isOriginal", e.revision_id = we.revision_id AS "isSameWording"
  FROM version w LEFT JOIN version f ON f.part_id = w.part_id AND f.state = 'PUBLISHED' AND f.number = w.number - 1
  CROSS JOIN LATERAL (
    SELECT s.passage_id, array_agg(c.id ORDER BY c.published_at, c.id) AS ids FROM revision_source s JOIN contribution c ON c.id = s.contribution_id AND c.state = 'PUBLISHED'
    WHERE s.version_id = w.id AND NOT ${isCreditedThere('s')}
    GROUP BY s.passage_id
  ) s
  JOIN version_entry we ON we.version_id = w.id AND we.passage_id = s.passage_id
  JOIN LATERAL (SELECT x.lang, x.plain FROM revision_text x WHERE x.revision_id = we.revision_id AND x.origin = 'ORIGINAL' ORDER BY x.created_at DESC, x.id DESC LIMIT 1) wt ON true
  LEFT JOIN version_entry fe ON fe.version_id = f.id AND fe.passage_id = s.passage_id LEFT JOIN ${textInSql('fe', 'wt.lang')} ft ON true
  JOIN version_entry e ON e.version_id = $1 AND e.passage_id = s.passage_id JOIN ${textInSql('e', 'wt.lang')} t ON true
  CROSS JOIN ${shownTextSql('e', '$4')} shown
  WHERE w.part_id = $2 AND w.state = 'PUBLISHED' AND w.number <= $3
  ORDER BY w.number, s.passage_id`;
