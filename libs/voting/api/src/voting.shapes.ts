import { partShape, revisionShape } from '@mitgestalten/concept-api';
import { column, localised, localisedSql, many, needs, one, value, type Shape, type Statement } from '@mitgestalten/platform';
import { processShape } from '@mitgestalten/process-api';

export const ballotItemShape: Shape = {
  table: 'ballot_item',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    id: column('id'),
    ordinal: column('ordinal'),
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

/** An item in a tally. `title` is what lists are sorted by. */
const tallyItemShape: Shape = {
  table: 'ballot_item',
  always: {
    id: (t) => `${t}.id`,
    ordinal: (t) => `${t}.ordinal`,
    title: (t, s) => `(SELECT x.title FROM revision r JOIN revision_text x ON ${isShownText('x', 'r', s)} WHERE r.id = ${t}.revision_id)`,
  },
  fields: { item: one(() => ballotItemShape, (item, t) => `${item}.id = ${t}.id`) },
};

/** A ballot with all its figures, for the suppression. Whoever reads with it says `isCounted`. */
export const tallyShape: Shape = {
  table: 'ballot',
  always: {
    id: (t) => `${t}.id`,
    processId: (t) => `${t}.process_id`,
    maxChoices: (t) => `${t}.max_choices`,
    minimum: (t) => `${t}.cell_minimum`,
    itemIds: (t) => `(SELECT json_agg(i.id ORDER BY i.ordinal) FROM ballot_item i WHERE i.ballot_id = ${t}.id)`,
    areas: (t, s) =>
      `(SELECT json_agg(json_build_object('id', a.id, 'processId', a.process_id, 'slug', a.slug, 'name', ${localisedSql('a.name', s)}) ORDER BY a.ordinal) FROM area a WHERE a.process_id = ${t}.process_id)`,
    groups: (t) =>
      `(SELECT json_agg(json_build_object('channel', p.channel, 'areaId', p.area_id, 'papers', p.papers, 'votes', (SELECT json_agg(json_build_array(c.item_id, c.votes)) ` +
      `FROM tally_cell c WHERE c.ballot_id = p.ballot_id AND c.channel = p.channel AND c.area_id IS NOT DISTINCT FROM p.area_id))) ` +
      `FROM tally_participation p WHERE p.ballot_id = ${t}.id)`,
  },
  fields: { items: many(() => tallyItemShape, (item, t) => `${item}.ballot_id = ${t}.id`, (item) => `${item}.ordinal`) },
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
    tally: one(() => tallyShape, (tally, ballot) => `${tally}.id = ${ballot}.id AND ${isCounted(tally)}`),
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
