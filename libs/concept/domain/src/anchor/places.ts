import type { ComparedText, ComparedTexts, CutText } from './compared-texts.js';
import type { Span } from './folded-text.js';
import type { Mark } from './mark.js';
import { similarity } from './similarity.js';
import { isBetweenWords } from './words.js';

/** A stretch of a passage after, in UTF-16 units of its folded text. */
export interface Place {
  readonly text: CutText;
  readonly span: Span;
}

/** A place where the words of an anchor stand letter for letter. */
export interface VerbatimPlace extends Place {
  /** Between the sentences that surround the anchor before and after. */
  readonly inOrder: boolean;
  /** 2: among new sentences and in order; 1: among new sentences; 0: in sentences that stood there before. */
  readonly rank: number;
  /** How alike the words just before and after are, from 0 to 1. */
  readonly context: number;
}

/** Two places whose likeness differs by less than this are equally good: about one letter in a sentence. */
export const tie = 0.01;

// Words on either side that tell one of several equal quotes from the other: what web annotations usually keep (W3C TextQuoteSelector).
const contextLength = 32;

/** Where the anchor's words stand letter for letter in a passage after, the most likely first. Words are not torn apart. */
export function verbatimIn(texts: ComparedTexts, after: CutText, passage: ComparedText, mark: Mark): VerbatimPlace[] {
  const { text } = after.folded;
  const gap = after === passage.after ? gapOf(passage, mark) : null;
  const places: VerbatimPlace[] = [];
  for (let at = text.indexOf(mark.quote); at !== -1; at = text.indexOf(mark.quote, at + 1)) {
    const span = { start: at, end: at + mark.quote.length };
    if (!isBetweenWords(text, span.start) || !isBetweenWords(text, span.end)) continue;
    const touched = sentencesIn(after, span);
    const fresh = touched.some((i) => !texts.isKept(after.passageId, i));
    const inOrder = gap !== null && touched.every((i) => i >= gap.start && i < gap.end);
    places.push({ text: after, span, inOrder, rank: fresh ? (inOrder ? 2 : 1) : 0, context: contextOf(passage.before, mark.span, after, span) });
  }
  return places.sort((a, b) => b.rank - a.rank || b.context - a.context);
}

/** The sentences after between those that surround the anchor on both sides of the change: where it is expected. Indexes, half-open. */
export function gapOf({ kept, after }: ComparedText, mark: Mark): Span {
  let before = mark.first - 1;
  while (before >= 0 && kept[before] === -1) before--;
  let behind = mark.last + 1;
  while (behind < kept.length && kept[behind] === -1) behind++;
  return { start: before < 0 ? 0 : kept[before]! + 1, end: behind < kept.length ? kept[behind]! : (after?.sentences.length ?? 0) };
}

/** The indexes of the sentences that a span touches. */
export function sentencesIn({ sentences }: CutText, span: Span): number[] {
  const touched: number[] = [];
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end <= span.start) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < sentences.length && sentences[i]!.start < span.end; i++) touched.push(i);
  return touched;
}

/** The sentences that a place touches, as one stretch; the place itself where it touches none. */
export function sentencesAt({ text, span }: Place): Span {
  const touched = sentencesIn(text, span);
  return touched.length === 0 ? span : { start: text.sentences[touched[0]!]!.start, end: text.sentences[touched.at(-1)!]!.end };
}

/**
 * Whether sentences stand at that place for themselves: they are whole there, or set off by a mark or a number from what stands before and behind in the same
 * one ("(1) Kurse sind frei." for "Kurse sind frei."). Right behind or before other words they may say something else ("Nicht alle Kurse sind frei.").
 */
export function isSetOff(place: Place): boolean {
  const { text, span } = place;
  const whole = sentencesAt(place);
  const [before, words, behind] = [text.folded.text.slice(whole.start, span.start).trimEnd(), text.folded.text.slice(span.start, span.end), text.folded.text.slice(span.end, whole.end).trimStart()];
  return !(endsInWord.test(before) && beginsWithWord.test(words)) && !(endsInWord.test(words) && beginsWithWord.test(behind));
}

const beginsWithWord = /^[\p{L}\p{N}]/u;
const endsInWord = /[\p{L}\p{N}\p{M}]$/u;

/** How alike what stands around is, from 0 to 1. */
export function contextOf(before: CutText, mark: Span, after: CutText, span: Span): number {
  const [a, b] = [before.folded.text, after.folded.text];
  const left = similarity(a.slice(Math.max(0, mark.start - contextLength), mark.start), b.slice(Math.max(0, span.start - contextLength), span.start));
  const right = similarity(a.slice(mark.end, mark.end + contextLength), b.slice(span.end, span.end + contextLength));
  return (left + right) / 2;
}
