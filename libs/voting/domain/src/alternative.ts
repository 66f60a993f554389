import { type Hidden, type Sums, type Table } from './suppression.js';

/** What is asked of one table again and again. */
interface Search {
  readonly table: Table;
  readonly sums: Sums;
  readonly hidden: Hidden;
}

type By = 1 | -1;

/**
 * True if there is another possible result that looks exactly the same in public and differs in this cell: then nobody can
 * compute it. Looked for are results that differ in one vote, in one vote moved or replaced, or in two exchanged; false means
 * "none of those", so what is hidden in doubt is more than needed, never less. Hiding more never takes an alternative away.
 *
 * Figures of a group are possible if no item has more votes than the group has papers and the votes make between one and k
 * per paper: dealing them out in turn to the papers then gives each between one and k different items.
 */
export function hasAlternative(table: Table, sums: Sums, hidden: Hidden, item: number, column: number): boolean {
  const search = { table, sums, hidden };
  const inside = table.columns[column]!.groups;
  const isInside = sums.inColumn[column]!;
  const others = table.votes.keys().filter((other) => other !== item).toArray();
  for (const group of inside) {
    for (const by of [1, -1] as const) {
      if (!isPossible(search, item, group, by)) continue;
      if (changesInGroup(search, item, group, by, others)) return true;
      for (const there of table.papers.keys()) {
        if (isInside[there] !== true && movesBetween(search, item, group, there, by, others)) return true;
      }
    }
  }
  return false;
}

/** One vote more or less in the group, or one that is replaced by a vote for another item there. */
function changesInGroup(search: Search, item: number, group: number, by: By, others: readonly number[]): boolean {
  if (!isUnseen(search, item, group)) return false;
  if (isTotalPossible(search, group, by)) return true;
  return others.some((other) => isPossible(search, other, group, back(by)) && isUnseen(search, other, group));
}

/** A vote that moves between two groups, alone or in exchange for one for another item. */
function movesBetween(search: Search, item: number, group: number, there: number, by: By, others: readonly number[]): boolean {
  // Asked first, because it fails for most pairs, and then nothing about the others matters.
  if (!isPossible(search, item, there, back(by)) || !isUnseenBetween(search, item, group, there)) return false;
  if (isTotalPossible(search, group, by) && isTotalPossible(search, there, back(by))) return true;
  return others.some((other) =>
    isPossible(search, other, group, back(by)) && isPossible(search, other, there, by) && isUnseenBetween(search, other, group, there));
}

const back = (by: By): By => (by === 1 ? -1 : 1);

/** The item can have so many votes in the group. */
function isPossible({ table }: Search, item: number, group: number, by: By): boolean {
  const changed = table.votes[item]![group]! + by;
  return changed >= 0 && changed <= table.papers[group]!;
}

/** All items together can have so many votes in the group. */
function isTotalPossible({ table: { papers, maxChoices }, sums }: Search, group: number, by: By): boolean {
  const after = sums.totals[group]! + by;
  return after >= papers[group]! && after <= maxChoices * papers[group]!;
}

/** No shown figure of the item counts the group. */
function isUnseen({ sums, hidden }: Search, item: number, group: number): boolean {
  return sums.columnsOf[group]!.every((column) => hidden[item]![column]);
}

/** No shown figure of the item counts one of the groups and not the other. */
function isUnseenBetween({ sums, hidden }: Search, item: number, one: number, other: number): boolean {
  const cells = hidden[item]!;
  return sums.columnsOf[one]!.every((column) => cells[column] || sums.inColumn[column]![other] === true)
    && sums.columnsOf[other]!.every((column) => cells[column] || sums.inColumn[column]![one] === true);
}
