import { freeSentences, sentencesElsewhere, type Elsewhere, type SynopsisRow } from '@mitgestalten/concept-domain';
import { plainOf } from './editor/wording-schema.js';
import type { ComparedEntry, VersionEntry } from './version-page.js';

type Row = SynopsisRow<ComparedEntry>;

/** The words of both wordings to compare; the heading stands above them and belongs to the comparison only when it changed too. */
export function comparedWords({ before, after }: Row): readonly [string, string] {
  const renamed = before !== null && after !== null && before.revision.text.title !== after.revision.text.title;
  return [wordsOf(before, renamed), wordsOf(after, renamed)];
}

/** The sentences that one passage lost to another, by passage: as everybody will read it in the comparison of the versions. */
export function movedSentences(rows: readonly Row[]): ReadonlyMap<string, Elsewhere> {
  return sentencesElsewhere(rows.map((row) => freeSentences(row.passageId, ...(isTranslated(row) ? ['', ''] as const : comparedWords(row)))));
}

/** Written anew in another language: no sentence of the one can be one of the other. */
function isTranslated({ before, after }: Row): boolean {
  return before !== null && after !== null && before.revision.text.lang !== after.revision.text.lang;
}

function wordsOf(entry: VersionEntry | null, heading: boolean): string {
  if (entry === null) return '';
  const { title, doc } = entry.revision.text;
  return heading ? `${title}\n${plainOf(doc)}` : plainOf(doc);
}
