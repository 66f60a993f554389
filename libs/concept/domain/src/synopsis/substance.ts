import { changedPassages, type OutlineEntry } from '../changes.js';

/** A passage in a version, with what the office said of the change that brought it there. */
export interface StatedEntry extends OutlineEntry {
  readonly substance: boolean;
  readonly reason: string | null;
}

/** A version with what the office said of its changes. */
export interface StatedVersion {
  readonly entries: readonly StatedEntry[];
  /** Why it no longer has a passage, by passage, where somebody said so. */
  readonly removals: ReadonlyMap<string, string>;
}

/** What the changes of a passage on the way from one version to another amount to. */
export interface StatedChange {
  /** One of them was of substance. */
  readonly substance: boolean;
  /** Why, as the office said it each time: in order, each once. */
  readonly reasons: readonly string[];
}

/**
 * What the office said of the changes from the first of these versions to the last, by passage. Each version says it of its own changes only: what
 * is carried on unchanged repeats the words of an earlier one. That a passage was removed is always of substance.
 */
export function statedChanges(versions: readonly StatedVersion[]): ReadonlyMap<string, StatedChange> {
  const stated = new Map<string, StatedChange>();
  for (const [n, { entries: next, removals }] of versions.entries()) {
    if (n === 0) continue;
    const entries = new Map(next.map((entry) => [entry.passageId, entry]));
    for (const passageId of changedPassages(next, versions[n - 1]!.entries).keys()) {
      const { substance, reason } = entries.get(passageId) ?? { substance: true, reason: removals.get(passageId) ?? null };
      const { substance: already = false, reasons = [] } = stated.get(passageId) ?? {};
      stated.set(passageId, { substance: already || substance, reasons: reason === null || reasons.includes(reason) ? reasons : [...reasons, reason] });
    }
  }
  return stated;
}
