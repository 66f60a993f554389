import type { Channel } from '@mitgestalten/contribution-domain';
import { cellMinimumFloor } from './ballot.js';
import { splitBy, type Dimension, type Split } from './columns.js';
import { sumsOf, suppress, type Table } from './suppression.js';
import type { Group } from './tally.js';

/** A counted ballot, with every figure. */
export interface CountedBallot {
  readonly maxChoices: number;
  readonly cellMinimum: number;
  readonly itemIds: readonly string[];
  readonly areaIds: readonly string[];
  readonly groups: readonly Group[];
}

/** One figure of a breakdown. Exactly one of area and channel is named; null votes were suppressed. */
export interface PublishedCell {
  readonly channel: Channel | null;
  readonly areaId: string | null;
  readonly votes: number | null;
}

/** A sum with its breakdowns. A dimension with too few people to be told at all has no cells. */
export interface PublishedFigures {
  readonly votes: number | null;
  /** Of people who named no area. */
  readonly withoutArea: number | null;
  readonly cells: readonly PublishedCell[];
}

/** What everybody may see of a closed ballot, the council included. */
export interface PublishedTally {
  /** Voting papers. Always shown: that somebody took part tells nothing about a choice. */
  readonly papers: number;
  readonly cellMinimum: number;
  readonly participation: PublishedFigures;
  readonly items: ReadonlyMap<string, PublishedFigures>;
}

/** The figures without any from which a choice of a few people could be computed. */
export function publish(ballot: CountedBallot): PublishedTally {
  const cellMinimum = Math.max(ballot.cellMinimum, cellMinimumFloor);
  const splits: [Dimension, Split][] = (['AREA', 'CHANNEL'] as const).map((dimension) => [dimension, splitBy(dimension, ballot.groups, ballot.areaIds, cellMinimum)]);
  const table = tableOf(ballot, splits.map(([, split]) => split), cellMinimum);
  const sums = sumsOf(table);
  const hidden = suppress(table, sums);
  const papers = table.columns[0]!.papers;
  const figureOf = (item: number) => (column: number) => (hidden[item]![column] ? null : sums.votes[item]![column]!);
  return {
    papers,
    cellMinimum,
    participation: figures(splits, (column) => table.columns[column]!.papers),
    items: new Map(ballot.itemIds.map((id, item) => [id, papers === 0 ? figures(splits, () => 0) : figures(splits, figureOf(item))])),
  };
}

function tableOf(ballot: CountedBallot, splits: readonly Split[], minimum: number): Table {
  const { groups, itemIds, maxChoices } = ballot;
  const papers = groups.map((group) => group.papers);
  const everybody = { groups: [...papers.keys()], papers: papers.reduce((sum, each) => sum + each, 0) };
  let next = 1;
  return {
    maxChoices, minimum, papers,
    votes: itemIds.map((id) => groups.map((group) => group.votes.get(id) ?? 0)),
    columns: [everybody, ...splits.flatMap(({ columns }) => columns)],
    dimensions: splits.map(({ columns }) => columns.map(() => next++)),
  };
}

/** @param figureAt the figure of a column of the table, or null where it is hidden */
function figures(splits: readonly [Dimension, Split][], figureAt: (column: number) => number | null): PublishedFigures {
  const cells: PublishedCell[] = [];
  let withoutArea: number | null = null;
  let first = 1;
  for (const [dimension, { lines, columns }] of splits) {
    for (const { key, column } of lines) {
      const votes = column === 'EMPTY' ? 0 : column === 'MERGED' ? null : figureAt(column === 'WHOLE' ? 0 : first + column);
      if (dimension === 'CHANNEL') cells.push({ channel: key as Channel, areaId: null, votes });
      else if (key === null) withoutArea = votes;
      else cells.push({ channel: null, areaId: key, votes });
    }
    first += columns.length;
  }
  return { votes: figureAt(0), withoutArea, cells };
}
