import { codePoints, type Span } from './folded-text.js';
import { maxQuote } from './selector.js';
import { isSign, isWord, tokensOf } from './words.js';

/** A stretch that has one word more or less than another one, and that word with the marks at it. */
export interface WordStep extends Span {
  readonly word: string;
}

/** What chosen words can become by one step at either end; null where there is no such step. */
export interface WordSteps {
  readonly takeBefore: WordStep | null;
  readonly dropFirst: WordStep | null;
  readonly dropLast: WordStep | null;
  readonly takeAfter: WordStep | null;
}

/**
 * The stretches of a plain text (code points) that begin or end one word earlier or later than this one: how words are chosen without marking them. A
 * word has the marks that stand at it; of scripts without blanks it is one sign. Steps stay within the block, and within what a quote may hold.
 */
export function wordSteps(plain: string, { start, end }: Span): WordSteps {
  const characters = [...plain];
  const words = wordSpans(plain);
  const step = (to: Partial<Span>, changed: Span): WordStep | null => {
    const span = { start, end, ...to };
    const word = characters.slice(changed.start, changed.end).join('');
    const isLonger = span.end - span.start > end - start;
    return span.start < span.end && span.end - span.start <= maxQuote && !(isLonger && word.includes('\n')) ? { ...span, word: word.trim() } : null;
  };
  const [before, second] = [words.findLast((each) => each.start < start), words.find((each) => each.start > start)];
  const [former, after] = [words.findLast((each) => each.end < end), words.find((each) => each.end > end)];
  return {
    takeBefore: before === undefined ? null : step({ start: before.start }, { start: before.start, end: start }),
    dropFirst: second === undefined ? null : step({ start: second.start }, { start, end: second.start }),
    dropLast: former === undefined ? null : step({ end: former.end }, { start: former.end, end }),
    takeAfter: after === undefined ? null : step({ end: after.end }, { start: end, end: after.end }),
  };
}

function wordSpans(plain: string): Span[] {
  const spans: { start: number; end: number }[] = [];
  let at = 0;
  let previous: 'blank' | 'mark' | 'word' | 'sign' = 'blank';
  for (const token of tokensOf(plain)) {
    const next = at + codePoints(token);
    const kind = /^\s/u.test(token) ? 'blank' : isSign(token) ? 'sign' : isWord(token) ? 'word' : 'mark';
    if (kind === 'sign' || (kind !== 'blank' && previous === 'blank') || (kind === 'word' && previous === 'sign')) spans.push({ start: at, end: next });
    else if (kind !== 'blank') spans.at(-1)!.end = next;
    // A mark belongs to the word in front of it; where none is, to the one behind.
    if (kind !== 'mark' || previous === 'blank') previous = kind;
    at = next;
  }
  return spans;
}
