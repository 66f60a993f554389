import { Injectable } from '@nestjs/common';
import { carryOver, codePoints, overlap, selectorOf, type AnchorState, type Span, type Stretch } from '@mitgestalten/concept-domain';
import { isCreditedThere } from '@mitgestalten/contribution-api';
import { isAmong } from '@mitgestalten/contribution-domain';
import { isId } from '@mitgestalten/kernel';
import { DataSource } from 'typeorm';
import { creditedWords, type CreditedWords } from './credited-words.js';
import { VersionsBack, type WayBack } from './versions-back.js';

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
  readonly firstCommentId: string | null;
  readonly adopted: readonly string[];
  readonly brought: readonly string[];
  readonly broughtWords: readonly BroughtStretch[];
  readonly sources: readonly string[];
}

/** Some of the words that a suggestion brought; places count from the beginning of the quote. */
interface BroughtStretch extends Span {
  readonly contributionId: string;
}

type Found = Pick<Origin, 'versionId' | 'state' | 'passageId' | 'start' | 'end' | 'quote'>;

interface Shown {
  readonly versionIds: readonly string[];
  readonly lang: string;
  readonly plain: string;
}

/** A passage in two versions, in one language; text and its id are null where there is none in that language, the revision where the passage is not there. */
interface TwoTexts {
  readonly newerId: string | null;
  readonly newer: string | null;
  readonly olderRevisionId: string | null;
  readonly olderId: string | null;
  readonly older: string | null;
  /** The words stand in another passage of the older version. */
  readonly isElsewhere: boolean;
}

/** What the office names as the sources of the passage's wording in the version `s`; of a suggestion that it brought, its own words are told. */
const sourcesSql = `
  SELECT coalesce(array_agg(o.id ORDER BY o.published_at, o.id), '{}') FROM revision_source r JOIN contribution o ON o.id = r.contribution_id AND o.state = 'PUBLISHED'
  WHERE r.version_id = s.version_id AND r.passage_id = s.passage_id AND NOT ${isCreditedThere('r')}`;

/** How some words of a current wording came about: followed back, version by version, to where they began. */
@Injectable()
export class Provenance {
  constructor(
    private readonly dataSource: DataSource,
    private readonly back: VersionsBack,
  ) {}

  /** The newest version first; null when there are no such words in the text that is shown in that language. */
  async of(passageId: string, span: Span, lang: string): Promise<Origin[] | null> {
    const shown = isId(passageId) ? await this.shown(passageId, lang) : null;
    const selector = shown === null || span.start < 0 || span.end > codePoints(shown.plain) ? null : selectorOf(shown.plain, span);
    if (shown === null || selector === null) return null;
    const { start, end, quote } = selector;
    const found: Found[] = [{ versionId: shown.versionIds[0]!, state: null, passageId: passageId.toLowerCase(), start, end, quote }];
    for (const [n, olderId] of shown.versionIds.slice(1).entries()) {
      const last = found.at(-1)!;
      if (last.passageId === null) break;
      const words = { passageId: last.passageId, start: last.start!, end: last.end! };
      found.push(await this.before({ newerId: shown.versionIds[n]!, olderId, lang: shown.lang }, words, last.quote!));
    }
    return this.withVoices(found, shown.lang);
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
  private async before(way: WayBack, words: Stretch, quote: string): Promise<Found> {
    const { passageId } = words;
    const [texts]: TwoTexts[] = await this.dataSource.query(twoTextsSql, [way.newerId, way.olderId, passageId, way.lang, quote]);
    const { newerId, newer, olderRevisionId, olderId, older, isElsewhere } = texts!;
    if (olderId !== null && olderId === newerId) return { versionId: way.olderId, state: 'SAME', ...words, quote };
    // It stood there, but not in this language yet.
    if (olderRevisionId !== null && older === null) return { versionId: way.olderId, state: 'UNCERTAIN', passageId: null, start: null, end: null, quote: null };
    const within = older === null ? null : carryOver([{ passageId, text: newer! }], [{ passageId, text: older }])(words);
    // What is only alike here, and stands elsewhere word for word, may have come from there.
    const isSure = within?.place != null && (within.state !== 'REWORDED' || !isElsewhere);
    const { state, place } = isSure ? within : await this.back.find(way, words);
    return { versionId: way.olderId, state, passageId: place?.passageId ?? null, start: place?.start ?? null, end: place?.end ?? null, quote: place?.quote ?? null };
  }

  /** With what was said at these words in each version, or about their whole passage, or in another language, and then adopted. */
  private async withVoices(found: readonly Found[], lang: string): Promise<Origin[]> {
    const rows: (Voices & { readonly textId: string | null })[] = await this.dataSource.query(voicesSql, [
      found.map(({ versionId }) => versionId), found.map(({ passageId }) => passageId), found.map(({ start }) => start), found.map(({ end }) => end), lang,
    ]);
    const credited = await creditedWords(this.dataSource, found.map(({ versionId }) => versionId), found.flatMap(({ passageId }) => passageId ?? []));
    return toldOnce(found.map((each, n) => {
      const { textId, ...voices } = rows[n]!;
      return { ...each, ...voices, ...broughtTo(each, { textId, isNew: found[n + 1]?.state !== 'SAME' }, credited) };
    }));
  }
}

type Voices = Pick<Origin, 'reason' | 'comments' | 'firstCommentId' | 'adopted' | 'sources'>;

/**
 * What suggestions brought of some words of a version. In another text than that in which theirs stand, it is not known whether they are these: then those
 * of the passage are told, unless nothing is new about the words.
 */
function broughtTo({ versionId, passageId, start, end }: Found, { textId, isNew }: { readonly textId: string | null; readonly isNew: boolean }, credited: readonly CreditedWords[]): Pick<Origin, 'brought' | 'broughtWords'> {
  const [from, to] = [start ?? 0, end ?? 0];
  const there = credited.filter((each) => each.versionId === versionId && each.passageId === passageId);
  const brought = there.filter((each) => (each.textId === textId ? isAmong({ start: from, end: to }, each.words) : isNew));
  const broughtWords = brought.filter((each) => each.textId === textId).flatMap(({ contributionId, words }) =>
    words.filter((span) => overlap(span, { start: from, end: to })).map((span) => ({ contributionId, start: Math.max(span.start, from) - from, end: Math.min(span.end, to) - from })));
  return { brought: brought.map(({ contributionId }) => contributionId), broughtWords };
}

/**
 * A source stands with the version that took the words from it, and not where it was said, too. Words that stood in the version before, letter for
 * letter, come from none of the sources of this one.
 */
function toldOnce(origins: readonly Origin[]): Origin[] {
  const sources = origins.map((origin, n) => (origins[n + 1]?.state === 'SAME' ? [] : origin.sources));
  const named = new Set(sources.flat());
  return origins.map((origin, n) => ({ ...origin, sources: sources[n]!, adopted: origin.adopted.filter((id) => !named.has(id)) }));
}

const newestTextSql = (entry: string, lang: string) =>
  `LATERAL (SELECT x.id, x.plain FROM revision_text x WHERE x.revision_id = ${entry}.revision_id AND x.lang = ${lang} ORDER BY x.created_at DESC, x.id DESC LIMIT 1)`;

const twoTextsSql = `
  SELECT n.id AS "newerId", n.plain AS newer, f.revision_id AS "olderRevisionId", o.id AS "olderId", o.plain AS older,
    EXISTS (SELECT 1 FROM version_entry x JOIN ${newestTextSql('x', '$4')} t ON true WHERE x.version_id = s.older AND x.passage_id <> s.passage AND position($5 IN t.plain) > 0) AS "isElsewhere"
  FROM (VALUES ($1::uuid, $2::uuid, $3::uuid)) AS s(newer, older, passage)
  LEFT JOIN version_entry e ON e.version_id = s.newer AND e.passage_id = s.passage LEFT JOIN ${newestTextSql('e', '$4')} n ON true
  LEFT JOIN version_entry f ON f.version_id = s.older AND f.passage_id = s.passage LEFT JOIN ${newestTextSql('f', '$4')} o ON true`;

// Of a comment that hundreds sent alike, whoever reads how a sentence came about needs the first few; the passage lists all.
const mostAdopted = 50;

/*
 * A passage that a version did not change repeats the reason that it had before: that is told where it was given. Positions count in one text: of what was
 * said at words of another one it is not known whether they are these.
 */
const voicesSql = `
  SELECT CASE WHEN e.reason IS DISTINCT FROM former.reason OR e.revision_id IS DISTINCT FROM former.revision_id THEN e.reason END AS reason,
    count(c.id) FILTER (WHERE p.revision_text_id = t.id)::int AS comments,
    (array_agg(c.id ORDER BY c.published_at, c.id) FILTER (WHERE p.revision_text_id = t.id))[1] AS "firstCommentId",
    coalesce((array_agg(c.id ORDER BY c.published_at, c.id) FILTER (WHERE a.outcome IN ('ADOPTED', 'PARTLY_ADOPTED') AND g.version_id IS NULL))[1:${mostAdopted}], '{}') AS adopted,
    (${sourcesSql}) AS sources, t.id AS "textId"
  FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[]) WITH ORDINALITY AS s(version_id, passage_id, start_at, end_at, n)
  JOIN version v ON v.id = s.version_id
  LEFT JOIN version_entry e ON e.version_id = s.version_id AND e.passage_id = s.passage_id
  LEFT JOIN ${newestTextSql('e', '$5')} t ON true
  LEFT JOIN version_entry former ON former.passage_id = s.passage_id
    AND former.version_id = (SELECT w.id FROM version w WHERE w.part_id = v.part_id AND w.state = 'PUBLISHED' AND w.number = v.number - 1)
  LEFT JOIN contribution c ON c.version_id = s.version_id AND c.passage_id = s.passage_id AND c.state = 'PUBLISHED' AND c.parent_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM anchor_place o WHERE o.contribution_id = c.id AND o.version_id = s.version_id AND o.revision_text_id = t.id
      AND (o.start_at >= s.end_at OR o.end_at <= s.start_at))
  LEFT JOIN anchor_place p ON p.contribution_id = c.id AND p.version_id = s.version_id
  LEFT JOIN consideration_contribution k ON k.contribution_id = c.id
  LEFT JOIN answer a ON a.consideration_id = k.consideration_id AND a.state = 'PUBLISHED'
  LEFT JOIN suggestion_credit g ON g.contribution_id = c.id
  GROUP BY s.n, s.version_id, s.passage_id, t.id, e.reason, e.revision_id, former.reason, former.revision_id ORDER BY s.n`;
