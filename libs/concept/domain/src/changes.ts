import { accept, refuse, type Decision } from '@mitgestalten/kernel';
import type { Place } from './outline.js';

/** A passage in a draft or version: its place, and the hash of its wording. */
export interface OutlineEntry extends Place {
  readonly hash: string;
}

/** How a passage differs from what is published. */
export type Change = 'NEW' | 'REWORDED' | 'MOVED' | 'REMOVED';

/**
 * What is different in `next` (a draft, without what was struck) from `current` (the published version; empty before the first),
 * by passage; unchanged passages are not in it. Moved is a passage under another parent, or out of the common order of its
 * siblings: taking one of five to the top moves that one, not the four others.
 */
export function changedPassages(next: readonly OutlineEntry[], current: readonly OutlineEntry[]): ReadonlyMap<string, readonly Change[]> {
  const before = new Map(current.map((entry) => [entry.passageId, entry]));
  const moved = movedPassages(next, before);
  const changes = new Map<string, readonly Change[]>();
  for (const { passageId, hash } of next) {
    const former = before.get(passageId);
    const found: Change[] = former === undefined ? ['NEW'] : former.hash === hash ? [] : ['REWORDED'];
    if (moved.has(passageId)) found.push('MOVED');
    if (found.length > 0) changes.set(passageId, found);
    before.delete(passageId);
  }
  for (const passageId of before.keys()) changes.set(passageId, ['REMOVED']);
  return changes;
}

/** What a version would change, or NOTHING_CHANGED. */
export function changesToPropose(next: readonly OutlineEntry[], current: readonly OutlineEntry[]): Decision<ReadonlyMap<string, readonly Change[]>> {
  const changes = changedPassages(next, current);
  return changes.size > 0 ? accept(changes) : refuse('NOTHING_CHANGED');
}

function movedPassages(next: readonly OutlineEntry[], before: ReadonlyMap<string, OutlineEntry>): ReadonlySet<string> {
  const moved = new Set<string>();
  for (const [parentId, siblings] of Map.groupBy(next, (entry) => entry.parentId)) {
    const stayed: OutlineEntry[] = [];
    for (const entry of siblings.sort((a, b) => a.ordinal - b.ordinal)) {
      const former = before.get(entry.passageId);
      if (former === undefined) continue;
      if (former.parentId === parentId) stayed.push(former);
      else moved.add(entry.passageId);
    }
    const inOrder = longestIncreasing(stayed);
    for (const entry of stayed) if (!inOrder.has(entry)) moved.add(entry.passageId);
  }
  return moved;
}

/** The longest run of entries (gaps allowed) whose former ordinals increase: those that kept their order. */
function longestIncreasing(entries: readonly OutlineEntry[]): ReadonlySet<OutlineEntry> {
  // Quadratic, which at a thousand siblings is a few milliseconds.
  const best: { length: number; previous: number }[] = [];
  let end = -1;
  for (const [i, entry] of entries.entries()) {
    best.push({ length: 1, previous: -1 });
    for (let j = 0; j < i; j++) {
      if (entries[j]!.ordinal < entry.ordinal && best[j]!.length >= best[i]!.length) best[i] = { length: best[j]!.length + 1, previous: j };
    }
    if (end === -1 || best[i]!.length > best[end]!.length) end = i;
  }
  const kept = new Set<OutlineEntry>();
  for (let i = end; i !== -1; i = best[i]!.previous) kept.add(entries[i]!);
  return kept;
}
