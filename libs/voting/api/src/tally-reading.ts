import type { Channel } from '@mitgestalten/contribution-domain';
import type { Row } from '@mitgestalten/platform';
import type { Area } from '@mitgestalten/process-api';
import { publish, type PublishedFigures } from '@mitgestalten/voting-domain';
import type { TallyCellObject, TallyItemObject, TallyObject } from './voting.graphql.js';

/** How the items of a tally are sorted. */
export type TallyOrder = 'VOTES' | 'ORDINAL' | 'TITLE';

interface ItemRow {
  readonly id: string;
  readonly ordinal: number;
  readonly title: string | null;
  readonly item?: object;
}

/** A row of the shape of tallies. */
export interface TallyRow extends Row {
  readonly maxChoices: number;
  readonly minimum: number;
  readonly itemIds: readonly string[];
  readonly areas: readonly Area[] | null;
  readonly groups: readonly { channel: Channel; areaId: string | null; papers: number; votes: readonly [string, number][] | null }[] | null;
  readonly items?: readonly ItemRow[];
}

/** What everybody may see of a counted ballot, in that order. This is the only way from the figures to a reader. */
export function readTally(row: TallyRow, order: TallyOrder, lang: string): TallyObject {
  const areas = row.areas ?? [];
  const tally = publish({
    maxChoices: row.maxChoices, cellMinimum: row.minimum, itemIds: row.itemIds, areaIds: areas.map(({ id }) => id),
    groups: (row.groups ?? []).map((group) => ({ ...group, votes: new Map(group.votes ?? []) })),
  });
  const items = (row.items ?? []).map((each) => ({ ...each, figures: tally.items.get(each.id)! })).sort(comparing(order, lang));
  return {
    papers: tally.papers,
    cellMinimum: tally.cellMinimum,
    assurances: ['EMAIL', 'CODE'],
    participation: cellsOf(tally.participation, areas),
    withoutArea: tally.participation.withoutArea,
    items: items.map(({ item, figures }) => ({ item, votes: figures.votes, withoutArea: figures.withoutArea, cells: cellsOf(figures, areas) }) as TallyItemObject),
  };
}

function cellsOf({ cells }: PublishedFigures, areas: readonly Area[]): TallyCellObject[] {
  return cells.map(({ channel, areaId, votes }) => ({ channel, area: areas.find(({ id }) => id === areaId) ?? null, votes }));
}

type Sorted = ItemRow & { readonly figures: PublishedFigures };

/** Suppressed figures stand last, among each other in the order of the ballot: their order must not tell which is larger. */
function comparing(order: TallyOrder, lang: string): (a: Sorted, b: Sorted) => number {
  const byOrdinal = (a: Sorted, b: Sorted) => a.ordinal - b.ordinal;
  switch (order) {
    case 'ORDINAL':
      return byOrdinal;
    case 'TITLE':
      return (a, b) => (a.title ?? '').localeCompare(b.title ?? '', lang) || byOrdinal(a, b);
    case 'VOTES':
      return (a, b) => (b.figures.votes ?? -1) - (a.figures.votes ?? -1) || byOrdinal(a, b);
  }
}
