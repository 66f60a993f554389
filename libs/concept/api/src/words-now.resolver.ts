import { Args, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { carryOver, codePoints, maxQuote, type Span } from '@mitgestalten/concept-domain';
import { isId } from '@mitgestalten/kernel';
import { Access, access, Ctx, Expose, type RequestContext } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';
import { isPublished } from './concept.shapes.js';

const { public: everybody } = access;

@ObjectType({ description: 'Where words of another text of a passage stand in the one that is shown of it now. Positions are absent where they do not stand there, or nobody can tell.' })
export class WordsNow {
  @Expose(everybody, () => ID, { description: 'The wording in which the words were chosen.' }) revisionId!: string;
  @Expose(everybody, () => Int, { nullable: true }) start!: number | null;
  @Expose(everybody, () => Int, { nullable: true }) end!: number | null;
  @Expose(everybody, () => Boolean, { description: 'Letter for letter; else other words stand there now.' }) same!: boolean;
}

interface TwoTexts {
  readonly revisionId: string;
  readonly older: string;
  /** Null where the passage was struck, or is shown in another language. */
  readonly newer: string | null;
}

/** Links to words outlive the text: they name the one in which the words were chosen. */
@Resolver()
export class WordsNowResolver {
  constructor(private readonly dataSource: DataSource) {}

  @Query(() => WordsNow, { nullable: true, description: 'Follows words of a published text of a passage to the text that is shown of it now; null when there is no such text, no such words, or more of them than a quote holds.' })
  @Access(access.public)
  async wordsNow(
    @Args('passageId', { type: () => ID }) passageId: string,
    @Args('textId', { type: () => ID, description: 'The text in which the words were chosen.' }) textId: string,
    @Args('from', { type: () => Int, description: 'Code points of that text, half-open.' }) from: number,
    @Args('to', { type: () => Int }) to: number,
    @Ctx() { lang }: RequestContext,
  ): Promise<WordsNow | null> {
    if (!isId(passageId) || !isId(textId)) return null;
    const [found]: TwoTexts[] = await this.dataSource.query(twoTextsSql, [passageId, textId, lang]);
    if (found === undefined || from < 0 || from >= to || to > codePoints(found.older) || to - from > maxQuote) return null;
    return { revisionId: found.revisionId, ...placeOf(passageId, found, { start: from, end: to }) };
  }
}

/** Within the passage, of which the link is. Words that went to another passage are found by the comments on them. */
function placeOf(passageId: string, { older, newer }: TwoTexts, words: Span): Pick<WordsNow, 'start' | 'end' | 'same'> {
  const { state, place } = newer === null ? { state: 'GONE', place: null } : carryOver([{ passageId, text: older }], [{ passageId, text: newer }])({ passageId, ...words });
  return { start: place?.start ?? null, end: place?.end ?? null, same: state === 'SAME' || state === 'MOVED' };
}

const twoTextsSql = `
  SELECT o.revision_id AS "revisionId", o.plain AS older, t.plain AS newer FROM passage p
  JOIN revision_text o ON o.id = $2 AND EXISTS (
    SELECT 1 FROM version_entry f JOIN version v ON v.id = f.version_id AND ${isPublished('v')} WHERE f.revision_id = o.revision_id AND f.passage_id = p.id
  )
  JOIN part ON part.id = p.part_id LEFT JOIN version_entry e ON e.version_id = part.current_version_id AND e.passage_id = p.id
  LEFT JOIN LATERAL (
    SELECT x.lang, x.plain FROM revision_text x WHERE x.revision_id = e.revision_id AND (x.lang = $3 OR x.origin = 'ORIGINAL')
    ORDER BY x.lang = $3 DESC, x.created_at DESC, x.id DESC LIMIT 1
  ) t ON t.lang = o.lang
  WHERE p.id = $1`;
