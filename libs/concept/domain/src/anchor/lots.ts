import type { Alignment } from './alignment.js';
import { lettersIn, wordsOf } from './words.js';

/** Neighbouring chunks of two texts that are compared with each other; the indexes are half-open. */
export interface Lot {
  readonly a: readonly [start: number, end: number];
  readonly b: readonly [start: number, end: number];
}

/** A chunk of a text: a sentence, what stands between two, or null for one that has its place already. */
export type Chunk = string | null;

// Two wordings of a sentence have about half of their letters in common words, unrelated sentences of one language a sixth ("der", "und", "in").
const alikeFrom = 0.3;
// That blanks are paired with blanks, and line ends with line ends, is worth less than any likeness of sentences.
const worthOfABlank = 1e-6;
// Comparisons of chunks (a thousand with a thousand, which is 50 kB of text or more), in 8 MB. Beyond that nothing is divided.
const maxComparisons = 1_000_000;
// That a sentence was divided, or two became one, must show in more than an article, a preposition and a conjunction, which any two sentences share ("und in der": 8).
const leastOwed = 12;

/**
 * Divides chunks of which none stayed into lots, in order and without gaps, so that each sentence is compared with what became of it: sentences are
 * paired in order by the words that they share. What stands between the pairs is a lot of its own, unless words that one side of a pair has
 * and the other lacks are there: then a sentence was divided, or two became one.
 */
export function lotsOf(a: readonly Chunk[], b: readonly Chunk[]): readonly Lot[] {
  const lots: Lot[] = [];
  let [i, j] = [0, 0];
  for (const [nextA, nextB] of [...pairsOf(a, b), [a.length, b.length] as const]) {
    if (nextA > i || nextB > j) lots.push({ a: [i, nextA], b: [j, nextB] });
    if (nextA < a.length) lots.push({ a: [nextA, nextA + 1], b: [nextB, nextB + 1] });
    [i, j] = [nextA + 1, nextB + 1];
  }
  return united(lots, a, b);
}

/** The pairs of alike chunks, in order, that are alike the most in all. */
function pairsOf(chunksA: readonly Chunk[], chunksB: readonly Chunk[]): Alignment {
  const [n, m] = [chunksA.length, chunksB.length];
  if (n * m > maxComparisons) return [];
  const [a, b] = [chunksA.map(weighed), chunksB.map(weighed)];
  const width = m + 1;
  // The most that is reached from chunk i and chunk j on.
  const best = new Float64Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const worth = likeness(a[i]!, b[j]!);
      best[i * width + j] = Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!, worth === 0 ? 0 : worth + best[(i + 1) * width + j + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < n && j < m;) {
    const here = best[i * width + j]!;
    const worth = likeness(a[i]!, b[j]!);
    // The first of several that are as good: what came in between then brings the blank behind it.
    if (worth > 0 && here === worth + best[(i + 1) * width + j + 1]!) pairs.push([i++, j++]);
    else if (here === best[(i + 1) * width + j]) i++;
    else j++;
  }
  return pairs;
}

/** A chunk, its words with their letters, and all its letters. */
interface Weighed {
  readonly chunk: Chunk;
  readonly words: ReadonlyMap<string, number>;
  readonly letters: number;
}

function weighed(chunk: Chunk): Weighed {
  const words = new Map(wordsOf(chunk ?? '').map((word) => [word, lettersIn(word)]));
  return { chunk, words, letters: sumOf(words.values()) };
}

/** Twice the letters of the words that both have by the letters of both; 0 where that is too little. */
function likeness(a: Weighed, b: Weighed): number {
  if (a.chunk === null || b.chunk === null) return 0;
  if (a.letters === 0 || b.letters === 0) return a.chunk === b.chunk ? worthOfABlank : 0;
  const most = (2 * Math.min(a.letters, b.letters)) / (a.letters + b.letters);
  if (most < alikeFrom) return 0;
  let shared = 0;
  for (const [word, letters] of a.words) if (b.words.has(word)) shared += letters;
  const score = (2 * shared) / (a.letters + b.letters);
  return score < alikeFrom ? 0 : score;
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

/** A lot of which one side alone has sentences joins the pair beside it that lacks its words; of two the one that lacks more of them. */
function united(lots: readonly Lot[], a: readonly Chunk[], b: readonly Chunk[]): readonly Lot[] {
  const sides = lots.map((lot) => ({ a: wordsIn(a, lot.a), b: wordsIn(b, lot.b) }));
  // Blanks that are paired stand between a pair and its neighbour.
  const isBlank = (n: number) => sides[n]?.a?.size === 0 && sides[n].b?.size === 0;
  const joinsFormer = new Set<number>();
  for (const [n, { a: lotA, b: lotB }] of sides.entries()) {
    if (lotA === null || lotB === null || (lotA.size > 0) === (lotB.size > 0)) continue;
    const owedBy = (other: number) => lettersOwed({ a: lotA, b: lotB }, sides[other]);
    const [former, next] = [isBlank(n - 1) ? n - 2 : n - 1, isBlank(n + 1) ? n + 2 : n + 1];
    if (Math.max(owedBy(former), owedBy(next)) < Math.max(leastOwed, alikeFrom * lettersOf(lotA.size > 0 ? lotA : lotB))) continue;
    const [first, last] = owedBy(former) >= owedBy(next) ? [former, n] : [n, next];
    for (let k = first + 1; k <= last; k++) joinsFormer.add(k);
  }
  const result: Lot[] = [];
  for (const [n, lot] of lots.entries()) {
    const former = result.at(-1);
    if (former !== undefined && joinsFormer.has(n)) result[result.length - 1] = { a: [former.a[0], lot.a[1]], b: [former.b[0], lot.b[1]] };
    else result.push(lot);
  }
  return result;
}

interface Sides {
  readonly a: ReadonlySet<string> | null;
  readonly b: ReadonlySet<string> | null;
}

/** How many letters the words of one side alone have that one side of a pair lacks and the other has. */
function lettersOwed(lot: Sides, pair: Sides | undefined): number {
  if (!lot.a || !lot.b || !pair?.a || !pair.b || pair.a.size === 0 || pair.b.size === 0) return 0;
  const [words, lacking, having] = lot.a.size > 0 ? [lot.a, pair.a, pair.b] : [lot.b, pair.b, pair.a];
  return lettersOf([...words].filter((word) => having.has(word) && !lacking.has(word)));
}

function lettersOf(words: Iterable<string>): number {
  return sumOf([...words].map(lettersIn));
}

/** The words of a side of a lot; null where a chunk has its place already. */
function wordsIn(chunks: readonly Chunk[], [start, end]: readonly [number, number]): ReadonlySet<string> | null {
  const own = chunks.slice(start, end);
  return own.includes(null) ? null : new Set(own.flatMap((chunk) => wordsOf(chunk!)));
}
