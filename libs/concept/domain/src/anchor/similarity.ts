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
  const [itemsA, itemsB] = a.length * b.length <= maxComparisons ? numbered(unitsOf(a), unitsOf(b), () => 1) : numbered(wordsWithBlanks(a), wordsWithBlanks(b), (word) => word.length);
  return (2 * commonInOrder(itemsA, itemsB)) / (a.length + b.length);
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

/** A text as numbers, one for each different piece, and how many letters each piece has. */
interface Items {
  readonly ids: Uint32Array;
  readonly lengths: readonly number[];
}

function wordsWithBlanks(text: string): readonly string[] {
  return text.split(/(?<= )/u);
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

function numbered<P>(a: ArrayLike<P>, b: ArrayLike<P>, lengthOf: (piece: P) => number): readonly [Items, Items] {
  const known = new Map<P, number>();
  const lengths: number[] = [];
  const itemsOf = (pieces: ArrayLike<P>): Items => {
    const ids = new Uint32Array(pieces.length);
    for (let i = 0; i < pieces.length; i++) {
      let id = known.get(pieces[i]!);
      if (id === undefined) {
        known.set(pieces[i]!, (id = lengths.length));
        lengths.push(lengthOf(pieces[i]!));
      }
      ids[i] = id;
    }
    return { ids, lengths };
  };
  return [itemsOf(a), itemsOf(b)];
}

function commonInOrder(a: Items, b: Items): number {
  const places = placesOf(b);
  let common = 0;
  const rest: number[] = [0, a.ids.length, 0, b.ids.length];
  while (rest.length > 0) {
    const bEnd = rest.pop()!;
    const bStart = rest.pop()!;
    const aEnd = rest.pop()!;
    const aStart = rest.pop()!;
    if (aStart >= aEnd || bStart >= bEnd) continue;
    const { i, j, length } = longestRun(a.ids, places, aStart, aEnd, bStart, bEnd);
    if (length === 0) continue;
    for (let k = i; k < i + length; k++) common += a.lengths[a.ids[k]!]!;
    rest.push(aStart, i, bStart, j, i + length, aEnd, j + length, bEnd);
  }
  return common;
}

/** Where each piece stands, in order: those of piece n are `at[from[n]]` up to, and not with, `at[from[n + 1]]`. */
interface Places {
  readonly from: Uint32Array;
  readonly at: Uint32Array;
  /** How long the run is that ends at the former item of a and at each of b: all zero between two searches. */
  readonly rows: readonly [Uint32Array, Uint32Array];
}

function placesOf({ ids, lengths }: Items): Places {
  const from = new Uint32Array(lengths.length + 1);
  for (const id of ids) from[id + 1]!++;
  for (let n = 1; n < from.length; n++) from[n]! += from[n - 1]!;
  const next = from.slice();
  const at = new Uint32Array(ids.length);
  for (let j = 0; j < ids.length; j++) at[next[ids[j]!]!++] = j;
  return { from, at, rows: [new Uint32Array(ids.length + 1), new Uint32Array(ids.length + 1)] };
}

/** The longest run that both have in these stretches; of several the first in a, then in b. */
function longestRun(
  a: Uint32Array, { from, at, rows: [one, other] }: Places, aStart: number, aEnd: number, bStart: number, bEnd: number,
): { readonly i: number; readonly j: number; readonly length: number } {
  let longest = 0;
  let aLongest = aStart;
  let bLongest = bStart;
  let run = one;
  let before = other;
  // Only what was touched is cleared.
  let touched = 0;
  let touchedTo = 0;
  for (let i = aStart; i < aEnd; i++) {
    const end = from[a[i]! + 1]!;
    const first = firstFrom(at, bStart, from[a[i]!]!, end);
    let k = first;
    for (; k < end && at[k]! < bEnd; k++) {
      const j = at[k]!;
      const length = before[j]! + 1;
      run[j + 1] = length;
      if (length > longest) {
        longest = length;
        aLongest = i;
        bLongest = j;
      }
    }
    for (let t = touched; t < touchedTo; t++) before[at[t]! + 1] = 0;
    const row = run;
    run = before;
    before = row;
    touched = first;
    touchedTo = k;
  }
  for (let t = touched; t < touchedTo; t++) before[at[t]! + 1] = 0;
  return { i: aLongest - longest + 1, j: bLongest - longest + 1, length: longest };
}
