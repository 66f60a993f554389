import { partShape, revisionShape, versionEntryShape } from '@mitgestalten/concept-api';
import { column, count, localised, many, needs, one, value, type Shape, type Statement } from '@mitgestalten/platform';
import { areaShape, processShape } from '@mitgestalten/process-api';

export const ballotItemShape: Shape = {
  table: 'ballot_item',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    id: column('id'),
    ordinal: count('ordinal'),
    passageId: column('passage_id'),
    revision: one(() => revisionShape, (r, item) => `${r}.id = ${item}.revision_id`),
  },
};

/** The condition for the text of a revision that is shown in the statement's language, by the rule of the concept itself. */
export function isShownText(text: string, revision: string, statement: Statement): string {
  const source = revisionShape.fields['text'];
  if (source?.kind !== 'one') throw new Error('A revision has one text in each language');
  return source.on(text, revision, statement, {});
}

/** How the items of a tally are sorted. */
export type TallyOrder = 'VOTES' | 'ORDINAL' | 'TITLE';

const ordinalOf = (t: string) => `(SELECT i.ordinal FROM ballot_item i WHERE i.id = ${t}.item_id)`;

/** Suppressed figures stand last, among each other in the order of the ballot: their order must not tell which is larger. */
const tallyOrder: Readonly<Record<TallyOrder, (t: string, s: Statement) => string>> = {
  ORDINAL: ordinalOf,
  VOTES: (t) => `${t}.votes DESC NULLS LAST, ${ordinalOf(t)}`,
  TITLE: (t, s) => `(SELECT x.title FROM ballot_item i JOIN revision r ON r.id = i.revision_id JOIN revision_text x ON ${isShownText('x', 'r', s)} WHERE i.id = ${t}.item_id) COLLATE "und-x-icu", ${ordinalOf(t)}`,
};

const tallyItemShape: Shape = {
  table: 'published_tally_item',
  key: ['ballot_id', 'item_id'],
  always: {},
  fields: {
    item: one(() => ballotItemShape, (item, t) => `${item}.id = ${t}.item_id`),
    votes: count('votes'),
    withoutArea: column('without_area'),
    areaVotes: column('area_votes'),
    channelVotes: column('channel_votes'),
  },
};

/** The published tally of a closed ballot: the only figures that anybody reads. */
export const tallyShape: Shape = {
  table: 'published_tally',
  key: ['ballot_id'],
  always: {},
  fields: {
    papers: column('papers'),
    cellMinimum: column('cell_minimum'),
    assurances: value(() => `ARRAY['EMAIL', 'CODE']`),
    areas: many(() => areaShape, (a, t) => `${a}.process_id = ${t}.process_id AND ${a}.id = ANY(${t}.area_ids)`, (a) => `${a}.ordinal`),
    channels: column('channels'),
    withoutArea: column('without_area'),
    areaPapers: column('area_papers'),
    channelPapers: column('channel_papers'),
    items: many(() => tallyItemShape, (item, t) => `${item}.ballot_id = ${t}.ballot_id`, (item, statement, args) => tallyOrder[(args['order'] as TallyOrder | null) ?? 'ORDINAL'](item, statement)),
  },
};

/** Only what is closed for good has a tally. */
export const isCounted = (ballot: string): string => `${ballot}.closed_at IS NOT NULL`;

/** The ballot takes votes at this moment (`ballotStateOf` in SQL). */
export const isOpen = (ballot: string): string =>
  `${ballot}.closed_at IS NULL AND ${ballot}.opens_at <= process_now(${ballot}.process_id) AND ${ballot}.closes_at > process_now(${ballot}.process_id)`;

export const ballotShape: Shape = {
  table: 'ballot',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    id: column('id'),
    title: localised('title'),
    state: needs({
      opensAt: (t) => `${t}.opens_at`, closesAt: (t) => `${t}.closes_at`, closedAt: (t) => `${t}.closed_at`, now: (t) => `process_now(${t}.process_id)`,
    }),
    method: column('method'),
    maxChoices: column('max_choices'),
    opensAt: column('opens_at'),
    closesAt: column('closes_at'),
    closedAt: column('closed_at'),
    minimumAge: column('minimum_age'),
    decides: localised('decides'),
    part: one(() => partShape, (part, ballot) => `${part}.id = ${ballot}.part_id`),
    items: many(() => ballotItemShape, (item, ballot) => `${item}.ballot_id = ${ballot}.id`, (item) => `${item}.ordinal`),
    tally: one(() => tallyShape, (tally, ballot) => `${tally}.ballot_id = ${ballot}.id`),
    lockVersion: column('lock_version'),
  },
};

/** A voting paper for its own voter; nobody else ever reads one. */
export const votingPaperShape: Shape = {
  table: 'voting_paper',
  always: {},
  fields: {
    itemIds: value((t) => `(SELECT json_agg(v.item_id ORDER BY i.ordinal) FROM vote v JOIN ballot_item i ON i.id = v.item_id WHERE v.paper_id = ${t}.id)`),
    areaId: column('area_id'),
    change: column('change'),
  },
};

/** A paper whose vote has moved to another one holds none. */
export const hasVotes = (paper: string): string => `EXISTS (SELECT 1 FROM vote v WHERE v.paper_id = ${paper}.id)`;

processShape.fields['ballots'] = many(() => ballotShape, (ballot, p) => `${ballot}.process_id = ${p}.id`, (ballot) => `${ballot}.opens_at, ${ballot}.id`);

// Looked up by the few ballots of the process, newest first: each knows its items by passage.
versionEntryShape.fields['tally'] = one(
  () => tallyItemShape,
  (item, e) => `(${item}.ballot_id, ${item}.item_id) = (SELECT i.ballot_id, i.id FROM published_tally p JOIN ballot b ON b.id = p.ballot_id
    JOIN ballot_item i ON i.ballot_id = p.ballot_id AND i.passage_id = ${e}.passage_id AND i.revision_id = ${e}.revision_id
    WHERE p.process_id = ${e}.process_id ORDER BY b.closed_at DESC, b.id DESC LIMIT 1)`,
);
