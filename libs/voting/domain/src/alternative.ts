import type { Hidden, Table } from './suppression.js';

/** One vote more or less for an item in a group. */
interface Change {
  readonly item: number;
  readonly group: number;
  readonly by: 1 | -1;
}

/**
 * True if there is another possible result that looks exactly the same in public and differs in this cell: then nobody can
 * compute it. Looked for are results that differ in one vote, in one vote moved or replaced, or in two exchanged; false means
 * "none of those", so what is hidden in doubt is more than needed, never less.
 *
 * Figures of a group are possible if no item has more votes than the group has papers and the votes make between one and k
 * per paper: dealing them out in turn to the papers then gives each between one and k different items.
 */
export function hasAlternative(table: Table, hidden: Hidden, item: number, column: number): boolean {
  const inside = table.columns[column]!.groups;
  const outside = [...table.papers.keys()].filter((group) => !inside.includes(group));
  const others = [...table.votes.keys()].filter((other) => other !== item);
  const works = (...changes: Change[]) => isPossible(table, changes) && looksTheSame(table, hidden, changes);
  for (const group of inside) {
    for (const by of [1, -1] as const) {
      const back = by === 1 ? -1 : 1;
      const change: Change = { item, group, by };
      if (works(change)) return true;
      if (others.some((other) => works(change, { item: other, group, by: back }))) return true;
      for (const there of outside) {
        const moved: Change = { item, group: there, by: back };
        if (works(change, moved)) return true;
        if (others.some((other) => works(change, moved, { item: other, group, by: back }, { item: other, group: there, by }))) return true;
      }
    }
  }
  return false;
}

function isPossible({ papers, votes, maxChoices }: Table, changes: readonly Change[]): boolean {
  const each = changes.every(({ item, group, by }) => {
    const changed = votes[item]![group]! + by;
    return changed >= 0 && changed <= papers[group]!;
  });
  return each && changes.every(({ group }) => {
    const before = votes.reduce((sum, byGroup) => sum + byGroup[group]!, 0);
    const after = changes.reduce((sum, change) => (change.group === group ? sum + change.by : sum), before);
    return after >= papers[group]! && after <= maxChoices * papers[group]!;
  });
}

function looksTheSame({ columns }: Table, hidden: Hidden, changes: readonly Change[]): boolean {
  return changes.every(({ item }) =>
    columns.every(({ groups }, column) =>
      hidden[item]![column] || changes.reduce((sum, change) => (change.item === item && groups.includes(change.group) ? sum + change.by : sum), 0) === 0,
    ),
  );
}
