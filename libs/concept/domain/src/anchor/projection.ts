import { alignmentOf } from './alignment.js';
import type { Span } from './folded-text.js';
import { tokensOf } from './words.js';

/**
 * Where a stretch of one wording stands in another, by the words that both keep: from the first kept word of it to the last, with what replaced
 * the words at its ends. Ends of the wording stay ends. Empty where its words were struck and nothing took their place. UTF-16 units.
 */
export function projected(before: string, after: string, { start, end }: Span): Span {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  const [aEnds, bEnds] = [endsOf(a), endsOf(b)];
  const pairs = alignmentOf(a, b).filter(([i]) => a[i]!.trim() !== '');
  const first = a.findIndex((_, i) => aEnds[i]! > start);
  const last = a.findLastIndex((_, i) => (aEnds[i - 1] ?? 0) < end);
  const former = pairs.findLast(([i]) => i < first);
  const next = pairs.find(([i]) => i > last);
  const inside = pairs.filter(([i]) => i >= first && i <= last);
  // A kept word at an end of the stretch is that end; else the stretch reaches to the nearest kept word outside of it.
  const from = inside[0]?.[0] === first ? inside[0][1] : former === undefined ? 0 : former[1] + 1;
  const to = inside.at(-1)?.[0] === last ? inside.at(-1)![1] + 1 : next === undefined ? b.length : next[1];
  return withoutBlanks(after, { start: start === 0 ? 0 : (bEnds[from - 1] ?? 0), end: end === before.length ? after.length : (bEnds[to - 1] ?? 0) });
}

function endsOf(tokens: readonly string[]): number[] {
  let end = 0;
  return tokens.map((each) => (end += each.length));
}

function withoutBlanks(text: string, { start, end }: Span): Span {
  if (end <= start) return { start, end: start };
  while (start < end && /\s/u.test(text[start]!)) start++;
  while (end > start && /\s/u.test(text[end - 1]!)) end--;
  return { start, end };
}
