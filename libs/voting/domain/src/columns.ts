import { channels, type Channel } from '@mitgestalten/contribution-domain';
import type { Group } from './tally.js';

/** What a tally is split by. Never by both at once: nearly every crossed cell would be small, and each makes others computable. */
export type Dimension = 'AREA' | 'CHANNEL';

/** People that can be told apart in what is published: one area, one channel, or several that were merged. */
export interface Column {
  /** Positions in the list of groups. */
  readonly groups: readonly number[];
  readonly papers: number;
}

/** One line of a breakdown as residents read it: an area, a channel, or (null in areas) nobody's area. */
export interface Line {
  readonly key: string | null;
  readonly papers: number;
  /** Position in `columns` where the figure can be shown; `MERGED` where it cannot; `EMPTY` where there is nobody. */
  readonly column: number | 'WHOLE' | 'MERGED' | 'EMPTY';
}

/**
 * A dimension as it may be published. `columns` are what a reader can tell apart, the merged one included: its figures follow
 * by subtraction. Fewer than two columns tell nothing beyond the sum, then there are none.
 */
export interface Split {
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
}

/** Too few people to publish anything by this dimension, not even where nobody took part. */
const undisclosed: Split = { lines: [], columns: [] };

interface Part {
  readonly key: string | null;
  readonly groups: readonly number[];
  readonly papers: number;
}

/**
 * Splits by area or by channel and merges what is too small: a merged column has at least two lines, and besides one person
 * in each (that a line is not empty can be seen) at least `minimum` more, so that nobody can tell how they are divided.
 * @param areaIds all areas of the process, so that one in which nobody took part is listed too
 */
export function splitBy(dimension: Dimension, groups: readonly Group[], areaIds: readonly string[], minimum: number): Split {
  const parts = partsOf(dimension, groups, areaIds);
  const present = parts.filter(({ papers }) => papers > 0).sort((a, b) => a.papers - b.papers);
  if (present.length <= 1) return { lines: parts.map((part) => lineOf(part, 'WHOLE')), columns: [] };
  const small = present.findLastIndex(({ papers }) => papers < minimum) + 1;
  const merged = small === 0 ? 0 : lengthOfMerged(present, small, minimum);
  if (merged === null) return undisclosed;
  const shown = present.slice(merged);
  const columns: Column[] = merged === 0 ? shown : [...shown, merge(present.slice(0, merged))];
  const positionOf = (part: Part) => (shown.includes(part) ? shown.indexOf(part) : 'MERGED');
  return { lines: parts.map((part) => lineOf(part, positionOf(part))), columns: columns.length < 2 ? [] : columns };
}

function partsOf(dimension: Dimension, groups: readonly Group[], areaIds: readonly string[]): Part[] {
  const keyOf = (group: Group) => (dimension === 'AREA' ? group.areaId : group.channel);
  const keys = dimension === 'AREA' ? [...areaIds, null] : channels.filter((channel: Channel) => groups.some((group) => group.channel === channel));
  return keys.map((key) => {
    const mine = groups.flatMap((group, position) => (keyOf(group) === key ? [position] : []));
    return { key, groups: mine, papers: mine.reduce((sum, position) => sum + groups[position]!.papers, 0) };
  });
}

/** How many of the smallest must be merged, at least `from`; null when even all of them are too few. */
function lengthOfMerged(present: readonly Part[], from: number, minimum: number): number | null {
  for (let length = Math.max(from, 2); length <= present.length; length++) {
    const beyondOneEach = present.slice(0, length).reduce((sum, { papers }) => sum + papers - 1, 0);
    if (beyondOneEach >= minimum) return length;
  }
  return null;
}

function merge(parts: readonly Part[]): Column {
  return { groups: parts.flatMap(({ groups }) => groups), papers: parts.reduce((sum, { papers }) => sum + papers, 0) };
}

function lineOf({ key, papers }: Part, column: Line['column']): Line {
  return { key, papers, column: papers === 0 ? 'EMPTY' : column };
}
