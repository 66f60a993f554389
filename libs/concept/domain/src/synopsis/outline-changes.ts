import { changedPassages, type Change, type OutlineEntry } from '../changes.js';

/** A passage in the comparison of two versions: what it is in the one and in the other, and how it differs. */
export interface SynopsisRow<E extends OutlineEntry> {
  readonly passageId: string;
  /** Null where it was added. */
  readonly before: E | null;
  /** Null where it was removed. */
  readonly after: E | null;
  /** Empty for a passage that was kept where and as it was. */
  readonly changes: readonly Change[];
}

/**
 * The passages of two versions in one order: that of the newer one, with each removed passage behind the one that it followed. A passage that moved
 * stands where it is now, once; that is what `MOVED` says.
 */
export function synopsisRows<E extends OutlineEntry>(before: readonly E[], after: readonly E[]): SynopsisRow<E>[] {
  const changes = changedPassages(after, before);
  const former = new Map(before.map((entry) => [entry.passageId, entry]));
  const removed = removedBehind(inOrder(before), changes);
  const gone = (behind: string | null): SynopsisRow<E>[] =>
    (removed.get(behind) ?? []).map((entry) => ({ passageId: entry.passageId, before: entry, after: null, changes: ['REMOVED'] }));
  return [
    ...gone(null),
    ...inOrder(after).flatMap((entry) => [
      { passageId: entry.passageId, before: former.get(entry.passageId) ?? null, after: entry, changes: changes.get(entry.passageId) ?? [] },
      ...gone(entry.passageId),
    ]),
  ];
}

/** The removed passages, by the last passage before them that is still where it was; null for those before all. */
function removedBehind<E extends OutlineEntry>(before: readonly E[], changes: ReadonlyMap<string, readonly Change[]>): ReadonlyMap<string | null, readonly E[]> {
  const removed = new Map<string | null, E[]>();
  let behind: string | null = null;
  for (const entry of before) {
    const how = changes.get(entry.passageId) ?? [];
    if (how.includes('REMOVED')) removed.set(behind, [...(removed.get(behind) ?? []), entry]);
    else if (!how.includes('MOVED')) behind = entry.passageId;
  }
  return removed;
}

function inOrder<E extends OutlineEntry>(entries: readonly E[]): readonly E[] {
  return [...entries].sort((a, b) => a.ordinal - b.ordinal);
}

/** The numbers of the passages of one version as a book counts them: "3", "3.2". Ordinals are depth-first, parents before their children. */
export function outlineNumbers(entries: readonly OutlineEntry[]): ReadonlyMap<string, string> {
  const places = new Map<string, { readonly number: string; children: number }>();
  let top = 0;
  for (const { passageId, parentId } of inOrder(entries)) {
    const parent = parentId === null ? undefined : places.get(parentId);
    places.set(passageId, { number: parent === undefined ? String(++top) : `${parent.number}.${++parent.children}`, children: 0 });
  }
  return new Map([...places].map(([passageId, { number }]) => [passageId, number]));
}
