import type { Channel } from '@mitgestalten/contribution-domain';
import { publish, type PublishedFigures } from '@mitgestalten/voting-domain';
import type { EntityManager } from 'typeorm';

interface CountedRow {
  readonly maxChoices: number;
  readonly cellMinimum: number;
  readonly itemIds: readonly string[];
  readonly areaIds: readonly string[];
  readonly groups: readonly { channel: Channel; areaId: string | null; papers: number; votes: readonly [string, number][] }[];
}

/** One line of a published tally: its sum, and the same by area and by channel in the order of the tally. Null: suppressed. */
export interface TallyLine {
  readonly votes: number | null;
  readonly withoutArea: number | null;
  readonly areas: readonly (number | null)[];
  readonly channels: readonly (number | null)[];
}

/** A tally as it is published, by columns. */
export interface TallyFigures {
  readonly papers: number;
  readonly cellMinimum: number;
  readonly areaIds: readonly string[];
  readonly channels: readonly Channel[];
  readonly participation: TallyLine;
  readonly items: readonly (TallyLine & { readonly itemId: string })[];
}

/** What everybody may see of a counted ballot. This is the only way from the figures to a reader. */
export async function figuresToPublish(tx: EntityManager, ballotId: string): Promise<TallyFigures> {
  const [row]: CountedRow[] = await tx.query(
    `SELECT b.max_choices AS "maxChoices", b.cell_minimum AS "cellMinimum", ARRAY(SELECT i.id FROM ballot_item i WHERE i.ballot_id = b.id ORDER BY i.ordinal) AS "itemIds",
       ARRAY(SELECT a.id FROM area a WHERE a.process_id = b.process_id ORDER BY a.ordinal) AS "areaIds",
       (SELECT coalesce(json_agg(json_build_object('channel', p.channel, 'areaId', p.area_id, 'papers', p.papers, 'votes', (SELECT coalesce(json_agg(json_build_array(c.item_id, c.votes)), '[]')
          FROM tally_cell c WHERE c.ballot_id = p.ballot_id AND c.channel = p.channel AND c.area_id IS NOT DISTINCT FROM p.area_id))), '[]')
        FROM tally_participation p WHERE p.ballot_id = b.id) AS groups
     FROM ballot b WHERE b.id = $1`, [ballotId],
  );
  const tally = publish({ ...row!, groups: row!.groups.map((group) => ({ ...group, votes: new Map(group.votes) })) });
  const { cells } = tally.participation;
  return {
    papers: tally.papers, cellMinimum: tally.cellMinimum, participation: lineOf(tally.participation),
    areaIds: cells.flatMap(({ areaId }) => (areaId === null ? [] : [areaId])), channels: cells.flatMap(({ channel }) => (channel === null ? [] : [channel])),
    items: row!.itemIds.map((itemId) => ({ itemId, ...lineOf(tally.items.get(itemId)!) })),
  };
}

function lineOf({ votes, withoutArea, cells }: PublishedFigures): TallyLine {
  const figures = (wanted: (cell: PublishedFigures['cells'][number]) => boolean) => cells.filter(wanted).map((cell) => cell.votes);
  return { votes, withoutArea, areas: figures(({ areaId }) => areaId !== null), channels: figures(({ channel }) => channel !== null) };
}

/** Writes the published tally of a closed ballot. Once: afterwards the platform cannot change it. */
export async function publishTally(tx: EntityManager, processId: string, ballotId: string): Promise<void> {
  const { papers, cellMinimum, areaIds, channels, participation, items } = await figuresToPublish(tx, ballotId);
  await tx.query(
    `INSERT INTO published_tally (ballot_id, process_id, papers, cell_minimum, area_ids, channels, without_area, area_papers, channel_papers) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [ballotId, processId, papers, cellMinimum, areaIds, channels, participation.withoutArea, participation.areas, participation.channels],
  );
  await tx.query(
    `INSERT INTO published_tally_item (ballot_id, process_id, item_id, votes, without_area, area_votes, channel_votes)
     SELECT $1, $2, x."itemId", x.votes, x."withoutArea", x.areas, x.channels
     FROM json_to_recordset($3) AS x("itemId" uuid, votes integer, "withoutArea" integer, areas integer[], channels integer[])`, [ballotId, processId, JSON.stringify(items)],
  );
}

/** The published tally as it is stored, to be compared; null where there is none. */
export async function publishedFigures(tx: EntityManager, ballotId: string): Promise<TallyFigures | null> {
  const [tally]: Omit<TallyFigures, 'items'>[] = await tx.query(
    `SELECT papers, cell_minimum AS "cellMinimum", area_ids AS "areaIds", channels,
       json_build_object('votes', papers, 'withoutArea', without_area, 'areas', area_papers, 'channels', channel_papers) AS participation FROM published_tally WHERE ballot_id = $1`, [ballotId],
  );
  if (tally === undefined) return null;
  const items: TallyFigures['items'] = await tx.query(
    `SELECT t.item_id AS "itemId", t.votes, t.without_area AS "withoutArea", t.area_votes AS areas, t.channel_votes AS channels
     FROM published_tally_item t JOIN ballot_item i ON i.id = t.item_id WHERE t.ballot_id = $1 ORDER BY i.ordinal`, [ballotId],
  );
  const { papers, cellMinimum, areaIds, channels, participation } = tally;
  // In the order in which `figuresToPublish` has them, so that both compare as text.
  return { papers, cellMinimum, participation, areaIds, channels, items };
}
