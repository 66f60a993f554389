import { Injectable } from '@nestjs/common';
import type { Span } from '@mitgestalten/concept-domain';
import { isId } from '@mitgestalten/kernel';
import { DataSource } from 'typeorm';
import { sourceEndnotes } from './source-endnotes.js';
import { suggestionEndnotes } from './suggestion-endnotes.js';

/** What brought words of a version, by ids. */
export interface EndnoteRow {
  readonly kind: 'SUGGESTION' | 'NAMED_SOURCE';
  readonly passageId: string;
  readonly spans: readonly Span[];
  readonly words: readonly string[];
  readonly lang: string;
  readonly versionId: string;
  readonly reason: string | null;
  readonly contributionIds: readonly string[];
}

/** A published version, read in a language. */
export interface NotedVersion {
  readonly id: string;
  readonly partId: string;
  readonly number: number;
  readonly lang: string;
}

export type EndnoteSource = (dataSource: DataSource, version: NotedVersion) => Promise<readonly EndnoteRow[]>;

/** Everything that can have brought words of a text. */
const sources: readonly EndnoteSource[] = [suggestionEndnotes, sourceEndnotes];

/** Where the words of a version came from, to be printed behind it. */
@Injectable()
export class Endnotes {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order of the text; null unless it is a published version. */
  async of(versionId: string, lang: string): Promise<readonly EndnoteRow[] | null> {
    if (!isId(versionId)) return null;
    const [version]: Omit<NotedVersion, 'lang'>[] = await this.dataSource.query(`SELECT id, part_id AS "partId", number FROM version WHERE id = $1 AND state = 'PUBLISHED'`, [versionId]);
    if (version === undefined) return null;
    const passages: { id: string }[] = await this.dataSource.query('SELECT passage_id AS id FROM version_entry WHERE version_id = $1 ORDER BY ordinal', [version.id]);
    const order = new Map(passages.map(({ id }, n) => [id, n]));
    const found = (await Promise.all(sources.map((source) => source(this.dataSource, { ...version, lang })))).flat();
    // What has no place in the text shown stands behind its passage.
    const placeOf = ({ passageId, spans }: EndnoteRow) => [order.get(passageId)!, spans[0]?.end ?? Infinity] as const;
    return found.map((row) => [placeOf(row), row] as const).sort(([[p, a]], [[q, b]]) => p - q || (a === b ? 0 : a - b)).map(([, row]) => row);
  }
}
