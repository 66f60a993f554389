import { accept, refuse, type Decision } from '@mitgestalten/kernel';
import { codePoints, folded, foldedText, type FoldedText, type Span } from './folded-text.js';
import { sentencesOf } from './sentences.js';
import { isBetweenWords } from './words.js';

/**
 * How a comment names the words that it is about: a W3C TextQuoteSelector and a TextPositionSelector in one. `start` and `end` count code points of
 * the plain text, half-open; `prefix` and `suffix` are the words around.
 */
export interface Selector extends Span {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

// Words around that tell equal quotes apart: the length that web annotations usually keep.
const contextLength = 32;
/** The longest quote, in code points: a long paragraph. Whoever means more means the passage. */
export const maxQuote = 2_000;

/** A plain text in which words are looked up: it is folded once, however many are. */
export interface Lookup {
  /** Where these words, folded, stand in it; no word is torn apart. */
  readonly placesOf: (words: string) => readonly Span[];
  /** As the function of that name. */
  readonly selectorOf: (span: Span) => Selector | null;
  /** As the function of that name. */
  readonly checkSelector: (selector: Selector) => Decision<Selector>;
}

/** Looks words up in a plain text. */
export function lookupIn(plain: string): Lookup {
  const whole = foldedText(plain);
  const characters = [...plain];
  const words = (from: number, to: number) => characters.slice(Math.max(0, from), to).join('');
  const made = (span: Span): Selector | null => {
    const { start, end } = whole.toSource(whole.fromSource(span));
    if (start >= end || end - start > maxQuote) return null;
    return { start, end, quote: words(start, end), prefix: words(start - contextLength, start), suffix: words(end, end + contextLength) };
  };
  const checked = (selector: Selector): Decision<Selector> => {
    const { quote, start, end } = selector;
    const wanted = folded(quote);
    if (wanted === '' || codePoints(quote) > maxQuote) return refuse('ANCHOR_NOT_FOUND', 'anchor');
    const here = Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start < end ? made({ start, end }) : null;
    if (here !== null && folded(here.quote) === wanted) return accept(here);
    const elsewhere = onlyPlaceOf(whole, { quote: wanted, prefix: folded(selector.prefix), suffix: folded(selector.suffix) });
    const found = elsewhere === null ? null : made(elsewhere);
    return found === null ? refuse('ANCHOR_NOT_FOUND', 'anchor') : accept(found);
  };
  return { placesOf: (sought) => placesOf(whole, sought), selectorOf: made, checkSelector: checked };
}

/** The selector of a stretch of a plain text (code points), without white space at its ends; null where there is no word, or too many. */
export function selectorOf(plain: string, span: Span): Selector | null {
  return lookupIn(plain).selectorOf(span);
}

/**
 * The selector with the place at which its quote stands in the text: where it says, or where it stands with the words around that it names.
 * ANCHOR_NOT_FOUND when that is nowhere, or cannot be told; the quote and the words around are then those of somebody's own making.
 */
export function checkSelector(plain: string, selector: Selector): Decision<Selector> {
  return lookupIn(plain).checkSelector(selector);
}

function placesOf(whole: FoldedText, words: string): Span[] {
  const places: Span[] = [];
  if (words === '') return places;
  for (let at = whole.text.indexOf(words); at !== -1; at = whole.text.indexOf(words, at + 1)) {
    const span = { start: at, end: at + words.length };
    if (isBetweenWords(whole.text, span.start) && isBetweenWords(whole.text, span.end)) places.push(whole.toSource(span));
  }
  return places;
}

/** The one place at which these words stand between those; null where there is none, or a second one. All of them folded. */
function onlyPlaceOf(whole: FoldedText, { quote, prefix, suffix }: Pick<Selector, 'quote' | 'prefix' | 'suffix'>): Span | null {
  // A character is at most two units.
  const around = 2 * contextLength;
  let found: Span | null = null;
  for (let at = whole.text.indexOf(quote); at !== -1; at = whole.text.indexOf(quote, at + 1)) {
    const end = at + quote.length;
    if (!whole.text.slice(Math.max(0, at - around), at).trimEnd().endsWith(prefix) || !whole.text.slice(end, end + around).trimStart().startsWith(suffix)) continue;
    if (found !== null) return null;
    found = { start: at, end };
  }
  return found === null ? null : whole.toSource(found);
}

/** The sentences of a plain text, in its code points: what one tap takes. */
export function sentenceSpans(plain: string): Span[] {
  const whole = foldedText(plain);
  return sentencesOf(whole).map((span) => whole.toSource(span));
}
