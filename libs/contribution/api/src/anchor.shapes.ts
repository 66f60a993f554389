import { bestText, passageShape, versionEntryShape, versionShape } from '@mitgestalten/concept-api';
import { column, count, many, one, value, via, word, type Shape } from '@mitgestalten/platform';

/** What became of an anchor in a version. */
export const placeShape: Shape = {
  table: 'anchor_place',
  key: ['contribution_id', 'version_id'],
  joins: { version: { table: 'version', on: (v, t) => `${v}.id = ${t}.version_id` } },
  always: { processId: (t) => `${t}.process_id` },
  fields: {
    state: word('state'),
    reason: word('reason'),
    version: one(() => versionShape, (child, parent) => `${child}.id = ${parent}.version_id`),
    passage: one(() => passageShape, (child, parent) => `${child}.id = ${parent}.passage_id`),
    revisionTextId: column('revision_text_id'),
    start: column('start_at'),
    end: column('end_at'),
    quote: column('quote'),
    formerQuote: column('former_quote'),
    // Not who decided: an objection opens the case again, and people have placed it all the same.
    byStaff: value((t) => `${t}.reason = 'STAFF'`),
  },
};

/** Its author says that the place is wrong, and staff have not decided about it. */
function isObjected(place: string): string {
  return `(${place}.objected_at IS NOT NULL AND ${place}.decided_by IS NULL)`;
}

/** The fields of a contribution that tell where it stands. */
export const anchored = {
  quote: value((t) => `(SELECT a.quote FROM anchor a WHERE a.contribution_id = ${t}.id)`),
  place: newestPlace((c) => `${c}.id`),
  places: many(() => placeShape, (p, c) => `${p}.contribution_id = ${c}.id`, (p) => `(SELECT v.number FROM version v WHERE v.id = ${p}.version_id) DESC`),
} as const;

/** Where the words of a contribution stand in the newest version to which its anchor was carried. */
export function newestPlace(contributionId: (row: string) => string) {
  return one(() => placeShape, (place, row) => isNewest(place, contributionId(row)));
}

function isNewest(place: string, contributionId: string): string {
  return `${place}.contribution_id = ${contributionId} AND ${place}.version_id =
    (SELECT q.version_id FROM anchor_place q JOIN version v ON v.id = q.version_id WHERE q.contribution_id = ${contributionId} ORDER BY v.number DESC LIMIT 1)`;
}

/** The author said that its newest place is wrong, and staff have not decided about it. */
export function hasObjectedSql(contribution: string): string {
  return `EXISTS (SELECT 1 FROM anchor_place o WHERE ${isNewest('o', `${contribution}.id`)} AND ${isObjected('o')})`;
}

/**
 * The id of the passage at which a contribution stands in the current version of its part. One whose words have no place there, or that is about none, stands
 * where it was made; a reply with its comment.
 */
export function passageNow(contribution: string): string {
  return `coalesce((SELECT p.passage_id FROM anchor_place p JOIN part ON part.current_version_id = p.version_id
    WHERE p.contribution_id = coalesce(${contribution}.parent_id, ${contribution}.id)), ${contribution}.passage_id)`;
}

/** It stands at that passage now. */
export function standsNow(contribution: string, passageId: string): string {
  // What was made or stands there is found by its indexes: to ask where each of ten thousand stands would take long.
  return `${contribution}.id IN (
    SELECT m.id FROM contribution m WHERE m.passage_id = ${passageId} AND m.state = 'PUBLISHED' UNION
    SELECT m.id FROM part JOIN anchor_place p ON p.version_id = part.current_version_id AND p.passage_id = ${passageId} JOIN contribution m ON m.id = p.contribution_id OR m.parent_id = p.contribution_id
  ) AND ${passageNow(contribution)} = ${passageId}`;
}

/** The author may say that this place is wrong: unless the comment was made there, waits for staff in any case, or its objection waits for them. */
export function isObjectable(place: string): string {
  return `(${place}.reason <> 'MADE_HERE' AND ${place}.state <> 'UNCERTAIN' AND NOT ${isObjected(place)})`;
}

/** The author may say that its place in the current version is wrong. */
export function mayObjectSql(contribution: string): string {
  return `EXISTS (SELECT 1 FROM anchor_place q JOIN version v ON v.id = q.version_id JOIN part ON part.id = v.part_id AND part.current_version_id = v.id
    WHERE q.contribution_id = ${contribution}.id AND ${isObjectable('q')})`;
}

const ofContribution = (sql: (c: string) => string) => (t: string) => `(SELECT ${sql('c')} FROM contribution c WHERE c.id = ${t}.contribution_id)`;

// In the language in which its author read it.
const textLangSql = (t: string) => `(SELECT r.lang FROM contribution c JOIN revision_text r ON r.id = c.revision_text_id WHERE c.id = ${t}.contribution_id)`;

// A line and a half: enough to recognise the sentence.
const wordsAround = 120;

// With the title under which each candidate stands and the words around it, so that staff see where it is. Positions count in the text that was compared, by characters, as substr does.
const candidatesSql = (t: string) =>
  `(SELECT coalesce(json_agg(json_build_object('passageId', k->>'passageId', 'start', k->'start', 'end', k->'end', 'quote', k->>'quote', 'score', k->'score', 'title', x.title,
    'prefix', coalesce(substr(x.plain, greatest((k->>'start')::int - ${wordsAround}, 0) + 1, least((k->>'start')::int, ${wordsAround})), ''), 'suffix', coalesce(substr(x.plain, (k->>'end')::int + 1, ${wordsAround}), '')
  ) ORDER BY n), '[]') FROM jsonb_array_elements(${t}.candidates) WITH ORDINALITY AS c(k, n) LEFT JOIN LATERAL (
    SELECT x.title, x.plain FROM version_entry e JOIN revision_text x ON x.revision_id = e.revision_id AND x.lang = ${textLangSql(t)}
    WHERE e.version_id = ${t}.version_id AND e.passage_id = (k->>'passageId')::uuid ORDER BY x.created_at DESC, x.id DESC LIMIT 1
  ) x ON true)`;

/** What waits in the tray. */
export const trayShape: Shape = {
  ...placeShape,
  fields: {
    contributionId: column('contribution_id'),
    versionId: column('version_id'),
    versionNumber: via('version', count('number')),
    body: value(ofContribution((c) => `(SELECT coalesce(nullif(x.body, ''), x.reason) FROM contribution_text x WHERE x.id = ${c}.published_text_id)`)),
    lang: value(ofContribution((c) => `${c}.lang`)),
    state: word('state'),
    reason: word('reason'),
    formerQuote: column('former_quote'),
    quote: column('quote'),
    score: column('score'),
    candidates: value(candidatesSql),
    objected: value(isObjected),
    objection: column('objection'),
    decidedAt: column('decided_at'),
    passage: one(() => passageShape, (child, parent) => `${child}.id = ${ofContribution((c) => `${c}.passage_id`)(parent)}`),
    standsIn: one(() => passageShape, (child, parent) => `${child}.id = ${parent}.passage_id`),
    textLang: value(textLangSql),
  },
};

// What waits for a translation is nobody's work.
const waits = (p: string) => `(${p}.decided_by IS NULL AND (${p}.state = 'UNCERTAIN' AND ${p}.reason <> 'NOT_TRANSLATED' OR ${p}.objected_at IS NOT NULL))`;

/** Of a comment that everybody may read: what waits for moderators, or was withheld, is not shown to others for its place. */
const isShown = (p: string) => `EXISTS (SELECT 1 FROM contribution c WHERE c.id = ${p}.contribution_id AND c.state = 'PUBLISHED')`;

/** In the current version of its part. */
const isAtHand = (p: string) => `EXISTS (SELECT 1 FROM part WHERE part.current_version_id = ${p}.version_id) AND ${isShown(p)}`;

/** Staff decided where it belongs, in this version or an earlier one. */
const wasPlaced = (p: string) => `EXISTS (SELECT 1 FROM anchor_place d WHERE d.contribution_id = ${p}.contribution_id AND d.reason = 'STAFF')`;

/** The condition under which a place waits for staff. */
export function isInTray(p: string): string {
  return `${waits(p)} AND ${isAtHand(p)}`;
}

/** The condition under which staff may correct what they decided. */
export function isCorrectable(p: string): string {
  return `${wasPlaced(p)} AND NOT ${waits(p)} AND ${isAtHand(p)}`;
}

/** The machine alone decided that its words stand elsewhere, otherwise or no more; it may err. */
const wasFound = (p: string) => `(${p}.reason NOT IN ('MADE_HERE','STAFF') AND ${p}.state IN ('MOVED','REWORDED','GONE'))`;

/** The condition under which staff may correct what the machine decided. */
export function isAutomatic(p: string): string {
  return `${wasFound(p)} AND NOT ${wasPlaced(p)} AND NOT ${waits(p)} AND ${isAtHand(p)}`;
}

/** The condition under which a place is, or was, for staff to decide; or can be, because the machine did. */
export function isForStaff(p: string): string {
  return `((${waits(p)} OR ${wasPlaced(p)} OR ${wasFound(p)}) AND ${isShown(p)})`;
}

/** Where in a wording people said something: one row for each stretch that something stands at. */
const voiceShape: Shape = {
  // The conditions on version and passage reach into it: both are grouped by.
  table: `(SELECT p.process_id, p.version_id, p.passage_id, p.revision_text_id, p.start_at, p.end_at, count(*) FILTER (WHERE c.kind = 'COMMENT')::int AS comments,
      count(*) FILTER (WHERE c.passage_id <> p.passage_id)::int AS from_elsewhere,
      count(*) FILTER (WHERE c.kind = 'SUGGESTION')::int AS suggestions, sum(c.support_count)::int AS supports
    FROM anchor_place p JOIN contribution c ON c.id = p.contribution_id AND c.state = 'PUBLISHED'
    GROUP BY p.process_id, p.version_id, p.passage_id, p.revision_text_id, p.start_at, p.end_at)`,
  key: ['revision_text_id', 'start_at', 'end_at'],
  always: {},
  fields: { revisionTextId: word('revision_text_id'), start: column('start_at'), end: column('end_at'), comments: column('comments'), fromElsewhere: column('from_elsewhere'), suggestions: column('suggestions'), supports: column('supports') },
};

// Stretches that somebody marked in one passage; more nobody can tell apart.
const mostVoices = 1_000;
versionEntryShape.fields['voices'] = many(
  // Positions count in one text: what was marked in a translation says nothing of the words of the original.
  () => voiceShape, (voice, entry, statement) => `${voice}.version_id = ${entry}.version_id AND ${voice}.passage_id = ${entry}.passage_id
    AND ${voice}.revision_text_id = ${bestText(`${entry}.revision_id`, statement)}`,
  (voice) => `${voice}.start_at, ${voice}.end_at`, mostVoices,
);

const carryShape: Shape = {
  table: 'anchor_carry',
  key: ['version_id'],
  always: {},
  fields: { total: column('total'), carried: column('carried'), finishedAt: column('finished_at') },
};
versionShape.fields['carry'] = one(() => carryShape, (carry, version) => `${carry}.version_id = ${version}.id`);
