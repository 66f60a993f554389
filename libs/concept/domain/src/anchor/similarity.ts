import { firstFrom } from './first-from.js';

// Above this many comparisons of characters (two texts of 4,000), words are compared instead: the same measure, coarser.
const maxComparisons = 16_000_000;

/**
 * How alike two texts are, from 0 to 1: twice the characters in common by the total number of characters, where common are those of the
 * longest common run, and in turn of what stands before and after it (Ratcliff and Obershelp, "Pattern matching: the gestalt
 * approach", 1988). It asks for runs in the same order, so that two sentences of one language are not alike by their letters alone:
 * unrelated German sentences reach 0.2 to 0.45.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length === 0 || b.length === 0) return 0;
  if (a.length * b.length <= maxComparisons) return (2 * commonInOrder(unitsOf(a), unitsOf(b), () => 1)) / (a.length + b.length);
  const ids = new Map<string, number>();
  const lengths: number[] = [];
  const idsOf = (text: string) => text.split(/(?<= )/u).map((word) => {
    if (!ids.has(word)) lengths[ids.size] = word.length;
    return getOrInsert(ids, word);
  });
  return (2 * commonInOrder(idsOf(a), idsOf(b), (id) => lengths[id]!)) / (a.length + b.length);
}

/** A number that `similarity` cannot exceed, at a fraction of its cost. */
export function similarityAtMost(a: string, b: string): number {
  const total = a.length + b.length;
  if (total === 0) return 1;
  const left = new Map<number, number>();
  for (let i = 0; i < a.length; i++) left.set(a.charCodeAt(i), (left.get(a.charCodeAt(i)) ?? 0) + 1);
  let common = 0;
  for (let i = 0; i < b.length; i++) {
    const count = left.get(b.charCodeAt(i)) ?? 0;
    if (count === 0) continue;
    common++;
    left.set(b.charCodeAt(i), count - 1);
  }
  return (2 * common) / total;
}

function getOrInsert(ids: Map<string, number>, word: string): number {
  const id = ids.get(word) ?? ids.size;
  ids.set(word, id);
  return id;
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

function commonInOrder(a: ArrayLike<number>, b: ArrayLike<number>, weight: (item: number) => number): number {
  const places = new Map<number, number[]>();
  for (let j = 0; j < b.length; j++) {
    const list = places.get(b[j]!);
    if (list === undefined) places.set(b[j]!, [j]);
    else list.push(j);
  }
  const run = new Uint32Array(b.length + 1);
  const before = new Uint32Array(b.length + 1);
  let common = 0;
  const rest: [number, number, number, number][] = [[0, a.length, 0, b.length]];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const [aStart, aEnd, bStart, bEnd] = next;
    if (aStart >= aEnd || bStart >= bEnd) continue;
    const { i, j, length } = longestRun(a, places, { run, before }, next);
    if (length === 0) continue;
    for (let k = i; k < i + length; k++) common += weight(a[k]!);
    rest.push([aStart, i, bStart, j], [i + length, aEnd, j + length, bEnd]);
  }
  return common;
}

const none: readonly number[] = [];

interface Rows {
  run: Uint32Array;
  before: Uint32Array;
}

/** The longest run that both have in these stretches; of several the first in a, then in b. */
function longestRun(
  a: ArrayLike<number>, places: ReadonlyMap<number, readonly number[]>, rows: Rows, [aStart, aEnd, bStart, bEnd]: readonly [number, number, number, number],
): { readonly i: number; readonly j: number; readonly length: number } {
  let [longest, aLongest, bLongest] = [0, aStart, bStart];
  // `before[j + 1]`: how long the run is that ends at the former item of a and at j. Only touched places are cleared.
  let { run, before } = rows;
  let [touched, from, to] = [none, 0, 0];
  for (let i = aStart; i < aEnd; i++) {
    const now = places.get(a[i]!) ?? none;
    const first = firstFrom(now, now.length, bStart);
    let k = first;
    for (; k < now.length && now[k]! < bEnd; k++) {
      const j = now[k]!;
      const length = before[j]! + 1;
      run[j + 1] = length;
      if (length > longest) [longest, aLongest, bLongest] = [length, i, j];
    }
    for (let t = from; t < to; t++) before[touched[t]! + 1] = 0;
    [run, before] = [before, run];
    [touched, from, to] = [now, first, k];
  }
  for (let t = from; t < to; t++) before[touched[t]! + 1] = 0;
  return { i: aLongest - longest + 1, j: bLongest - longest + 1, length: longest };
}
