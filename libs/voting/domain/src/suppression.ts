import { hasAlternative } from './alternative.js';
import type { Column } from './columns.js';

/** The votes of a ballot as a table of items and columns. Column 0 is everybody; then come the columns of each dimension. */
export interface Table {
  readonly maxChoices: number;
  readonly minimum: number;
  /** Papers by group. */
  readonly papers: readonly number[];
  /** Votes by item, then by group. */
  readonly votes: readonly (readonly number[])[];
  readonly columns: readonly Column[];
  /** Positions of the columns that add up to column 0, one list for each dimension. */
  readonly dimensions: readonly (readonly number[])[];
}

/** What follows from a table and is asked for again and again. */
export interface Sums {
  /** Votes by item, then by column. */
  readonly votes: readonly (readonly number[])[];
  /** Votes for all items together, by group. */
  readonly totals: readonly number[];
  /** The columns that count a group, by group. */
  readonly columnsOf: readonly (readonly number[])[];
  /** Whether a column counts a group, by column, then by group. */
  readonly inColumn: readonly (readonly boolean[])[];
}

/** True at `[item][column]` where the figure must not be shown. */
export type Hidden = boolean[][];

// A group in which everybody chose the same is hidden up to twice the minimum: its figure tells what each of them chose.
const unanimousUpTo = 2;

/** The sums of a table. */
export function sumsOf({ votes, papers, columns }: Table): Sums {
  return {
    votes: votes.map((byGroup) => columns.map(({ groups }) => groups.reduce((sum, group) => sum + byGroup[group]!, 0))),
    totals: papers.map((_, group) => votes.reduce((sum, byGroup) => sum + byGroup[group]!, 0)),
    columnsOf: papers.map((_, group) => columns.flatMap(({ groups }, column) => (groups.includes(group) ? [column] : []))),
    inColumn: columns.map(({ groups }) => papers.map((_, group) => groups.includes(group))),
  };
}

/**
 * Which cells must not be shown, so that none of them follows from the others.
 *
 * 1. Every cell below the minimum, zero included: a shown zero would tell that nobody in a known small group chose an item,
 *    and would narrow every hidden cell to the numbers above zero. And every small unanimous cell.
 * 2. In each line whose sum is known, the hidden part is at least two cells and at least the minimum in sum.
 * 3. For each hidden cell there is another result that looks the same (`hasAlternative`); else more is hidden.
 */
export function suppress(table: Table, sums: Sums): Hidden {
  const hidden = table.votes.map((_, item) => table.columns.map((column, c) => isSensitive(table, sums.votes[item]![c]!, column.papers)));
  // What has an alternative keeps it when more is hidden, so each cell is proved once.
  const proved = hidden.map((cells) => cells.map(() => false));
  for (;;) {
    if (completeItems(table, sums, hidden) || completeColumns(table, sums, hidden)) continue;
    if (!hideWhatFollows(table, sums, hidden, proved)) return hidden;
  }
}

function isSensitive({ minimum }: Table, votes: number, papers: number): boolean {
  return votes < minimum || (votes === papers && papers < unanimousUpTo * minimum);
}

/** Along an item: an item whose sum is hidden is hidden throughout; else each dimension is a line that adds up to its sum. */
function completeItems(table: Table, sums: Sums, hidden: Hidden): boolean {
  let changed = false;
  for (const [item, cells] of hidden.entries()) {
    for (const dimension of table.dimensions) {
      const line = dimension.map((column) => ({ votes: sums.votes[item]![column]!, hidden: cells[column]!, hide: () => (cells[column] = true) }));
      if (cells[0]) for (const cell of line.filter((each) => !each.hidden)) changed = cell.hide();
      else if (completeLine(line, 0, 0, table.minimum)) changed = true;
    }
  }
  return changed;
}

/**
 * Along a column: votes and unused choices add up to k for each paper. Nobody publishes the unused ones, but with k = 1
 * there are none.
 */
function completeColumns(table: Table, sums: Sums, hidden: Hidden): boolean {
  let changed = false;
  for (const [column, { papers }] of table.columns.entries()) {
    const line = hidden.map((cells, item) => ({ votes: sums.votes[item]![column]!, hidden: cells[column]!, hide: () => (cells[column] = true) }));
    const unused = table.maxChoices * papers - line.reduce((sum, { votes }) => sum + votes, 0);
    if (completeLine(line, unused, table.maxChoices > 1 ? 1 : 0, table.minimum)) changed = true;
  }
  return changed;
}

interface Cell {
  readonly votes: number;
  readonly hidden: boolean;
  hide(): void;
}

/** Hides the smallest shown cell of a line whose hidden part is too small. True if it did. */
function completeLine(line: readonly Cell[], besides: number, cellsBesides: number, minimum: number): boolean {
  const gone = line.filter((cell) => cell.hidden);
  const sum = gone.reduce((total, { votes }) => total + votes, besides);
  if (gone.length === 0 || (gone.length + cellsBesides >= 2 && sum >= minimum)) return false;
  const [smallest] = line.filter((cell) => !cell.hidden).sort((a, b) => a.votes - b.votes);
  smallest?.hide();
  return smallest !== undefined;
}

/** Looks for a hidden cell that follows from what is shown, and hides more around it. False if there is none. */
function hideWhatFollows(table: Table, sums: Sums, hidden: Hidden, proved: boolean[][]): boolean {
  for (const [item, cells] of hidden.entries()) {
    for (const column of cells.keys()) {
      if (!cells[column] || proved[item]![column]) continue;
      if (hasAlternative(table, sums, hidden, item, column)) proved[item]![column] = true;
      else if (hideAround(table, sums, hidden, item, column)) return true;
    }
  }
  return false;
}

/** First the item's whole dimension, then the item, then the item with the fewest votes that is still shown. */
function hideAround(table: Table, sums: Sums, hidden: Hidden, item: number, column: number): boolean {
  const cells = hidden[item]!;
  const open = (table.dimensions.find((dimension) => dimension.includes(column)) ?? []).filter((each) => !cells[each]);
  for (const each of open) cells[each] = true;
  if (open.length > 0) return true;
  const shown = hidden.flatMap((each, i) => (each[0] ? [] : [{ i, votes: sums.votes[i]![0]! }])).sort((a, b) => a.votes - b.votes);
  const next = cells[0] ? shown[0]?.i : item;
  if (next === undefined) return false;
  hidden[next]![0] = true;
  return true;
}
