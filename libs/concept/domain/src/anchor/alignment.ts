/** Which items two sequences keep, in order: pairs of an index in a and one in b, both ascending. */
export type Alignment = readonly (readonly [number, number])[];

// A stretch without any item that is unique in both, and with more differences than this, counts as replaced: the search for the shortest way
// costs differences times length (2,000 x 8,000 steps: 0.1 s), and a way through texts so unlike says nothing.
const maxDifferences = 2000;

/**
 * The items that stay when a becomes b. Items that both have exactly once are aligned first (the longest run of them that keeps its order:
 * patience diff), because a rare sentence or word tells more of what belongs together than a "die"; between them, the shortest edit
 * (E. Myers, "An O(ND) difference algorithm and its variations", 1986, in linear space).
 */
export function alignmentOf<T>(a: readonly T[], b: readonly T[]): Alignment {
  const pairs: [number, number][] = [];
  const rest: Box[] = [{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length }];
  for (let box = rest.pop(); box !== undefined; box = rest.pop()) {
    const inner = withoutCommonEnds(a, b, box, pairs);
    if (inner.aStart >= inner.aEnd || inner.bStart >= inner.bEnd) continue;
    const anchors = uniqueInOrder(a, b, inner);
    if (anchors.length === 0) shortestEdit(a, b, inner, pairs);
    let { aStart, bStart } = inner;
    for (const [i, j] of anchors) {
      pairs.push([i, j]);
      rest.push({ aStart, aEnd: i, bStart, bEnd: j });
      [aStart, bStart] = [i + 1, j + 1];
    }
    if (anchors.length > 0) rest.push({ aStart, aEnd: inner.aEnd, bStart, bEnd: inner.bEnd });
  }
  return pairs.sort(([i], [k]) => i - k);
}

/** Of pairs in ascending order of their first, the longest run whose second ascends too. */
export function longestAscending(pairs: readonly (readonly [number, number])[]): Alignment {
  // ends[n] is the pair with the smallest second that ends a run of n + 1; `former` leads back.
  const ends: number[] = [];
  const former: number[] = [];
  for (const [index, [, second]] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]![1] < second) low = middle + 1;
      else high = middle;
    }
    former.push(low > 0 ? ends[low - 1]! : -1);
    ends[low] = index;
  }
  const run: (readonly [number, number])[] = [];
  for (let index = ends.at(-1) ?? -1; index !== -1; index = former[index]!) run.push(pairs[index]!);
  return run.reverse();
}

interface Box {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

type Pairs = (readonly [number, number])[];

function withoutCommonEnds<T>(a: readonly T[], b: readonly T[], box: Box, pairs: Pairs): Box {
  let { aStart, aEnd, bStart, bEnd } = box;
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) pairs.push([aStart++, bStart++]);
  while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) pairs.push([--aEnd, --bEnd]);
  return { aStart, aEnd, bStart, bEnd };
}

function uniqueInOrder<T>(a: readonly T[], b: readonly T[], box: Box): Alignment {
  const inA = placesOfUnique(a, box.aStart, box.aEnd);
  const inB = placesOfUnique(b, box.bStart, box.bEnd);
  const pairs: (readonly [number, number])[] = [];
  for (const [item, i] of inA) {
    const j = inB.get(item) ?? -1;
    if (i >= 0 && j >= 0) pairs.push([i, j]);
  }
  return longestAscending(pairs);
}

/** Where each item stands that stands once; -1 for the others. In the order of first places, which for the unique is ascending. */
function placesOfUnique<T>(items: readonly T[], start: number, end: number): ReadonlyMap<T, number> {
  const places = new Map<T, number>();
  for (let i = start; i < end; i++) places.set(items[i]!, places.has(items[i]!) ? -1 : i);
  return places;
}

function shortestEdit<T>(a: readonly T[], b: readonly T[], whole: Box, pairs: Pairs): void {
  const rest: Box[] = [whole];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const box = withoutCommonEnds(a, b, next, pairs);
    if (box.aStart >= box.aEnd || box.bStart >= box.bEnd) continue;
    const middle = middleOf(a, b, box);
    if (middle === null) continue;
    rest.push({ ...box, aEnd: middle[0], bEnd: middle[1] }, { ...box, aStart: middle[0], bStart: middle[1] });
  }
}

/**
 * A point on a shortest way through the box, found from both ends at once; null where none is short enough. `forward` and `backward`
 * hold, for each diagonal (a minus b), how far the furthest way with the present number of differences gets.
 */
function middleOf<T>(a: readonly T[], b: readonly T[], { aStart, aEnd, bStart, bEnd }: Box): readonly [number, number] | null {
  const n = aEnd - aStart;
  const m = bEnd - bStart;
  const delta = n - m;
  const limit = Math.min(Math.ceil((n + m) / 2), maxDifferences);
  const zero = limit + 1;
  const forward = new Int32Array(2 * zero + 1);
  const backward = new Int32Array(2 * zero + 1);
  for (let d = 0; d <= limit; d++) {
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && forward[zero + k - 1]! < forward[zero + k + 1]!) ? forward[zero + k + 1]! : forward[zero + k - 1]! + 1;
      while (x < n && x - k < m && x >= 0 && x - k >= 0 && a[aStart + x] === b[bStart + x - k]) x++;
      forward[zero + k] = x;
      const other = delta - k;
      if (delta % 2 !== 0 && Math.abs(other) < d && x + backward[zero + other]! >= n) return within(n, m, aStart, bStart, x, x - k);
    }
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && backward[zero + k - 1]! < backward[zero + k + 1]!) ? backward[zero + k + 1]! : backward[zero + k - 1]! + 1;
      while (x < n && x - k < m && x >= 0 && x - k >= 0 && a[aEnd - 1 - x] === b[bEnd - 1 - (x - k)]) x++;
      backward[zero + k] = x;
      const other = delta - k;
      if (delta % 2 === 0 && Math.abs(other) <= d && x + forward[zero + other]! >= n) return within(n, m, aStart, bStart, n - x, m - (x - k));
    }
  }
  return null;
}

/** The point, unless it is a corner: then the box would be asked for again without end. */
function within(n: number, m: number, aStart: number, bStart: number, x: number, y: number): readonly [number, number] | null {
  const corner = (x <= 0 && y <= 0) || (x >= n && y >= m);
  return corner || x < 0 || y < 0 || x > n || y > m ? null : [aStart + x, bStart + y];
}
