import { firstFrom } from './first-from.js';

/** A stretch of a text, half-open. What its numbers count is said where it is used. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A text whose runs of white space are one blank each, which has none at its ends, and whose letters are composed (Unicode NFC): how texts and quotes are
 * compared. Keyboards and programs write "ä" as one character or as two, and nobody sees which.
 */
export interface FoldedText {
  readonly text: string;
  /** The places in `text` of those blanks that were a line feed: in a plain text, the ends of blocks. */
  readonly breaks: ReadonlySet<number>;
  /** A stretch of `text` (UTF-16 units) as a stretch of what was folded (code points). */
  readonly toSource: (span: Span) => Span;
  /** A stretch of what was folded (code points) as a stretch of `text` (UTF-16 units), without white space at its ends. */
  readonly fromSource: (span: Span) => Span;
}

/** Folds white space and composes letters, and keeps the way back. */
export function foldedText(source: string): FoldedText {
  // For each UTF-16 unit of the folded text, the code points of the source that it stands for.
  // Composed, no text is more than three times as long (Unicode Standard Annex 15).
  const asItIs = isComposed(source);
  const most = asItIs ? source.length : 3 * source.length;
  const starts = new Uint32Array(most);
  const ends = new Uint32Array(most);
  const breaks = new Set<number>();
  let text = '';
  let blank: { start: number; lineFeed: boolean } | null = null;
  let at = 0;
  for (const character of charactersOf(source)) {
    const length = codePoints(character);
    if (/\s/u.test(character)) {
      blank ??= { start: at, lineFeed: false };
      blank.lineFeed ||= character === '\n';
    } else {
      if (blank !== null && text !== '') {
        if (blank.lineFeed) breaks.add(text.length);
        starts[text.length] = blank.start;
        ends[text.length] = at;
        text += ' ';
      }
      blank = null;
      const letter = asItIs ? character : composed(character);
      for (let unit = 0; unit < letter.length; unit++) {
        starts[text.length + unit] = at;
        ends[text.length + unit] = at + length;
      }
      text += letter;
    }
    at += length;
  }
  const length = text.length;
  return {
    text,
    breaks,
    toSource: ({ start, end }) => (start >= end ? emptyAt(start < length ? starts[start]! : at) : { start: starts[start]!, end: ends[end - 1]! }),
    fromSource: ({ start, end }) => trimmed(text, { start: firstFrom(ends, start + 1, 0, length), end: firstFrom(starts, end, 0, length) }),
  };
}

/** The text with each run of white space as one blank, none at its ends, and composed letters. */
export function folded(text: string): string {
  const narrow = text.trim().replace(/\s+/gu, ' ');
  return isComposed(narrow) ? narrow : [...charactersOf(narrow)].map(composed).join('');
}

// A letter with its accents, or a Korean syllable in its parts: what becomes one character. A mark behind anything else stays by itself, because a sentence may end between them.
const letterOrOther = /(?:[\u1100-\u1112][\u1161-\u1175]|[\uAC00-\uD7A3])[\u11A8-\u11C2]?|\p{L}\p{M}*|[^]/gu;

/** Code points; where letters are not composed, those that belong together. */
function charactersOf(source: string): Iterable<string> {
  return isComposed(source) ? source : source.match(letterOrOther)!;
}

function isComposed(source: string): boolean {
  return source.normalize('NFC') === source;
}

function composed(character: string): string {
  return /^\p{L}/u.test(character) ? character.normalize('NFC') : character;
}

/** The span without blanks at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  while (start < end && text[start] === ' ') start++;
  while (end > start && text[end - 1] === ' ') end--;
  return { start, end };
}

/** The number of code points of a text. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function emptyAt(place: number): Span {
  return { start: place, end: place };
}
