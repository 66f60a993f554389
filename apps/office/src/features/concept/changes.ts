/** A passage as it stands in a version. */
export interface Entry {
  readonly passage: { readonly id: string };
  readonly ordinal: number;
  readonly parentId?: string | null;
  readonly revision: { readonly id: string };
}

/** How a passage of the new version differs from the old one. */
export interface Change<E> {
  readonly kind: 'added' | 'removed' | 'reworded' | 'moved';
  readonly before: E | null;
  readonly after: E | null;
}

/**
 * What changed between two versions, in the order of the new one, removed passages at the end. The same revision is the
 * same wording; it counts as moved when its parent changed or it overtook another passage that both versions have.
 */
export function changesBetween<E extends Entry>(before: readonly E[], after: readonly E[]): Change<E>[] {
  const old = new Map(before.map((entry) => [entry.passage.id, entry]));
  const current = new Map(after.map((entry) => [entry.passage.id, entry]));
  const moved = overtakers(before.filter((entry) => current.has(entry.passage.id)), after.filter((entry) => old.has(entry.passage.id)));
  const changes: Change<E>[] = [];
  for (const entry of [...after].sort((a, b) => a.ordinal - b.ordinal)) {
    const former = old.get(entry.passage.id);
    if (former === undefined) changes.push({ kind: 'added', before: null, after: entry });
    else if (former.revision.id !== entry.revision.id) changes.push({ kind: 'reworded', before: former, after: entry });
    else if ((former.parentId ?? null) !== (entry.parentId ?? null) || moved.has(entry.passage.id)) changes.push({ kind: 'moved', before: former, after: entry });
  }
  for (const entry of before) if (!current.has(entry.passage.id)) changes.push({ kind: 'removed', before: entry, after: null });
  return changes;
}

/** The fewest passages that must have been moved to come from one order to the other: those outside the longest common run. */
function overtakers(before: readonly Entry[], after: readonly Entry[]): ReadonlySet<string> {
  const rank = new Map([...before].sort((a, b) => a.ordinal - b.ordinal).map((entry, index) => [entry.passage.id, index]));
  const ids = [...after].sort((a, b) => a.ordinal - b.ordinal).map((entry) => entry.passage.id);
  const length: number[] = [];
  const previous: number[] = [];
  ids.forEach((id, i) => {
    length[i] = 1;
    previous[i] = -1;
    for (let j = 0; j < i; j++) {
      if (rank.get(ids[j]!)! < rank.get(id)! && length[j]! + 1 > length[i]!) {
        length[i] = length[j]! + 1;
        previous[i] = j;
      }
    }
  });
  const stayed = new Set<string>();
  for (let at = length.indexOf(Math.max(...length)); at >= 0 && ids[at] !== undefined; at = previous[at]!) stayed.add(ids[at]!);
  return new Set(ids.filter((id) => !stayed.has(id)));
}
