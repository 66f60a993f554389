import type { ComparedText } from './compared-texts.js';
import type { Span } from './folded-text.js';

/** Where an anchor stands in one text of one passage; `start` and `end` count code points of the plain text. */
export interface Stretch extends Span {
  readonly passageId: string;
}

/** An anchor in the terms of its passage before: its words, and the sentences that they touch. */
export interface Mark {
  readonly span: Span;
  readonly quote: string;
  readonly first: number;
  readonly last: number;
  /** Those sentences as a whole. */
  readonly around: Span;
  /** Whether the anchor is just these sentences. */
  readonly isWhole: boolean;
}

/** Null where there is no word at this place. */
export function markOf({ before }: ComparedText, anchor: Stretch): Mark | null {
  const span = before.folded.fromSource(anchor);
  const first = before.sentences.findIndex(({ end }) => end > span.start);
  const last = before.sentences.findLastIndex(({ start }) => start < span.end);
  if (span.start >= span.end || first === -1 || last < first) return null;
  const around = { start: before.sentences[first]!.start, end: before.sentences[last]!.end };
  return { span, quote: before.folded.text.slice(span.start, span.end), first, last, around, isWhole: span.start === around.start && span.end === around.end };
}

/** The sentences of a mark as one: its words go where these go. */
export function wholeOf({ before }: ComparedText, mark: Mark): Mark {
  return { ...mark, span: mark.around, quote: before.folded.text.slice(mark.around.start, mark.around.end), isWhole: true };
}
