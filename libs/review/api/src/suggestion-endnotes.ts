import { followedWords } from '@mitgestalten/contribution-domain';
import type { DataSource } from 'typeorm';
import { creditedWords, type CreditedWords } from './credited-words.js';
import type { EndnoteRow, NotedVersion } from './endnotes.js';
import { inTurns, reasonSql, shownTextSql, textInSql, wordsAt } from './note-words.js';

/** The passage in which credited words are looked for, in the version that is read. */
interface Place {
  readonly passageId: string;
  readonly now: string;
  readonly isOriginal: boolean;
  readonly reason: string | null;
}

/** Suggestions whose words, or a part of them, still stand in the version; those that took words out, while what stood before these does. */
export async function suggestionEndnotes(dataSource: DataSource, { id, partId, number, lang }: NotedVersion): Promise<readonly EndnoteRow[]> {
  const versions: { id: string }[] = await dataSource.query(
    'SELECT v.id FROM version v WHERE v.part_id = $1 AND v.number <= $2 AND EXISTS (SELECT 1 FROM suggestion_credit k WHERE k.version_id = v.id)', [partId, number]);
  const credited = await creditedWords(dataSource, versions.map((version) => version.id));
  const places: (Place & { readonly id: string })[] = await dataSource.query(placesSql, [id, credited.map(({ contributionId }) => contributionId), lang]);
  const placeOf = new Map(places.map((place) => [place.id, place]));
  return inTurns(credited, (words) => noteOf(words, placeOf.get(words.contributionId)));
}

function noteOf({ contributionId, versionId, lang, text, words }: CreditedWords, place: Place | undefined): readonly EndnoteRow[] {
  const spans = place === undefined ? [] : followedWords(words, text, place.now);
  if (spans.length === 0) return [];
  const { passageId, isOriginal, now, reason } = place!;
  return [{ kind: 'SUGGESTION', passageId, spans: isOriginal ? spans : [], words: wordsAt(spans, now), lang, versionId, reason, contributionIds: [contributionId] }];
}

/* Words that moved to another passage are looked for there, in the language in which they were brought. `f` is the version before the credited one. */
const placesSql = `
  SELECT k.contribution_id AS id, e.passage_id AS "passageId", t.plain AS now, t.id = shown.id AS "isOriginal", ${reasonSql('we', 'fe')} AS reason
  FROM suggestion_credit k JOIN version w ON w.id = k.version_id
  JOIN revision_text wt ON wt.id = k.revision_text_id JOIN revision wr ON wr.id = wt.revision_id
  JOIN version_entry we ON we.version_id = w.id AND we.passage_id = wr.passage_id
  LEFT JOIN version f ON f.part_id = w.part_id AND f.state = 'PUBLISHED' AND f.number = w.number - 1
  LEFT JOIN version_entry fe ON fe.version_id = f.id AND fe.passage_id = wr.passage_id
  LEFT JOIN anchor_place p ON p.contribution_id = k.contribution_id AND p.version_id = $1 AND k.version_id <> $1
  JOIN version_entry e ON e.version_id = $1 AND e.passage_id = coalesce(p.passage_id, wr.passage_id) JOIN ${textInSql('e', 'wt.lang')} t ON true
  CROSS JOIN ${shownTextSql('e', '$3')} shown
  WHERE k.contribution_id = ANY($2::uuid[])`;
