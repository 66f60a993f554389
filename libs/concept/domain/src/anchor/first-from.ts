/** The first index from `from` on, and before `to`, whose value in an ascending list is at least this; `to` when there is none. */
export function firstFrom(ascending: ArrayLike<number>, value: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
