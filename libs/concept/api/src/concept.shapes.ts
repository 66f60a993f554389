import { maxPassages } from '@mitgestalten/concept-domain';
import { column, count, localised, many, one, value, word, type Shape, type Statement } from '@mitgestalten/platform';
import { processShape } from '@mitgestalten/process-api';

/** The version is published: what everybody who is not of the office may know of. */
export const isPublished = (version: string): string => `${version}.state = 'PUBLISHED'`;

export const partShape: Shape = {
  table: 'part',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    id: word('id'),
    kind: word('kind'),
    slug: column('slug'),
    title: localised('title'),
    currentVersion: one(() => versionShape, (v, p) => `${v}.id = ${p}.current_version_id AND ${isPublished(v)}`),
    version: one(
      () => versionShape, (v, p, statement, { number }) => `${v}.part_id = ${p}.id AND ${v}.number = ${statement.param(number)}::int AND ${isPublished(v)}`,
    ),
    versions: many(() => versionShape, (v, p) => `${v}.part_id = ${p}.id AND ${isPublished(v)}`, (v) => `${v}.number DESC`),
  },
};

/** A version of any state: whoever reads with it for residents says `isPublished`. */
export const versionShape: Shape = {
  table: 'version',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id`, state: (t) => `${t}.state` },
  fields: {
    id: word('id'),
    number: count('number'),
    title: localised('title'),
    kind: word('kind'),
    state: word('state'),
    changeNote: column('change_note'),
    hash: column('hash'),
    publishedAt: column('published_at'),
    part: one(() => partShape, (p, v) => `${p}.id = ${v}.part_id`),
    entries: many(() => versionEntryShape, (e, v) => `${e}.version_id = ${v}.id`, (e) => `${e}.ordinal`, maxPassages),
    removals: many(() => versionRemovalShape, (x, v) => `${x}.version_id = ${v}.id`, (x) => `${x}.passage_id`, maxPassages),
  },
};

export const versionEntryShape: Shape = {
  table: 'version_entry',
  key: ['version_id', 'passage_id'],
  always: {},
  fields: {
    passage: one(() => passageShape, (p, e) => `${p}.id = ${e}.passage_id`),
    kind: word('kind'),
    ordinal: count('ordinal'),
    parentId: column('parent_id'),
    substance: column('substance'),
    reason: column('reason'),
    revision: one(() => revisionShape, (r, e) => `${r}.id = ${e}.revision_id`),
    version: one(() => versionShape, (v, e) => `${v}.id = ${e}.version_id`),
  },
};

export const versionRemovalShape: Shape = {
  table: 'version_removal',
  key: ['version_id', 'passage_id'],
  always: {},
  fields: { passage: one(() => passageShape, (p, x) => `${p}.id = ${x}.passage_id`), reason: column('reason') },
};

export const revisionShape: Shape = {
  table: 'revision',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    id: word('id'),
    kind: word('kind'),
    hash: column('hash'),
    text: one(() => revisionTextShape, (x, r, statement) => `${x}.id = ${bestText(`${r}.id`, statement)}`),
    original: one(() => revisionTextShape, (x, r) => `${x}.revision_id = ${r}.id AND ${x}.origin = 'ORIGINAL'`),
    responsible: column('responsible'),
    partners: column('partners'),
    cost: column('cost'),
    timeFrame: column('time_frame'),
    indicator: column('indicator'),
    requiredByLaw: column('required_by_law'),
  },
};

/** The id of the text in the language of the request (the newest, if it was corrected), else of the original. */
export function bestText(revisionId: string, statement: Statement): string {
  const lang = statement.langParam;
  return `(SELECT b.id FROM revision_text b WHERE b.revision_id = ${revisionId} AND (b.lang = ${lang} OR b.origin = 'ORIGINAL') ` +
    `ORDER BY b.lang = ${lang} DESC, b.created_at DESC, b.id DESC LIMIT 1)`;
}

export const revisionTextShape: Shape = {
  table: 'revision_text',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    id: word('id'), lang: word('lang'), origin: word('origin'), title: column('title'), doc: column('doc'), plain: column('plain'),
  },
};

/** Downstream adds `comments`. */
export const passageShape: Shape = {
  table: 'passage',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    id: word('id'),
    part: one(() => partShape, (part, p) => `${part}.id = ${p}.part_id`),
    commentCount: count('comment_count'),
    suggestionCount: column('suggestion_count'),
    currentEntry: one(
      () => versionEntryShape,
      (e, p) => `${e}.passage_id = ${p}.id AND ${e}.version_id = (SELECT c.current_version_id FROM part c WHERE c.id = ${p}.part_id)`,
    ),
  },
};

/** The passage stands in a published version, now or once. */
export const everPublished = (passage: string): string =>
  `EXISTS (SELECT 1 FROM version_entry e JOIN version v ON v.id = e.version_id WHERE e.passage_id = ${passage}.id AND ${isPublished('v')})`;

// What is struck is gone from the draft once that is published, unless somebody has worked at it since: no words may lie where nobody finds them.
const inDraft = (d: string, part: string) =>
  `(NOT ${d}.removed OR EXISTS (SELECT 1 FROM version_entry e WHERE e.passage_id = ${d}.passage_id AND e.version_id = ${part}.current_version_id)` +
  ` OR EXISTS (SELECT 1 FROM draft_author a WHERE a.passage_id = ${d}.passage_id))`;

// The newest version, if it was returned: a later proposal makes that history. Newest by id, because a sample clock may be moved back;
// when it was returned is what the audit log knows.
const lastReturn = (part: string) =>
  `(SELECT json_build_object('reason', v.return_reason, 'at', coalesce((SELECT max(a.at) FROM audit_entry a ` +
  `WHERE a.object_type = 'version' AND a.object_id = v.id::text AND a.action = 'version.return'), v.proposed_at)) ` +
  `FROM version v WHERE v.part_id = ${part}.id AND v.state = 'RETURNED' ` +
  `AND NOT EXISTS (SELECT 1 FROM version l WHERE l.part_id = v.part_id AND l.id > v.id))`;

/** The working draft of a part, for the office only. */
export const draftShape: Shape = {
  table: 'part',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    part: one(() => partShape, (p, d) => `${p}.id = ${d}.id`),
    proposedVersion: one(() => versionShape, (v, d) => `${v}.part_id = ${d}.id AND ${v}.state = 'PROPOSED'`),
    lastReturn: value(lastReturn),
    passages: many(() => draftPassageShape, (d, part) => `${d}.part_id = ${part}.id AND ${inDraft(d, part)}`, (d) => `${d}.ordinal`, maxPassages),
  },
};

/** `changed` needs the whole part and is added by the DraftReader. */
export const draftPassageShape: Shape = {
  table: 'draft_passage',
  key: ['passage_id'],
  always: { id: (t) => `${t}.passage_id`, processId: (t) => `${t}.process_id`, partId: (t) => `${t}.part_id` },
  fields: {
    id: column('passage_id'),
    kind: word('kind'),
    parentId: column('parent_id'),
    ordinal: count('ordinal'),
    lang: column('lang'),
    title: column('title'),
    outlineTitle: column('title'),
    doc: column('doc'),
    responsible: column('responsible'),
    partners: column('partners'),
    cost: column('cost'),
    timeFrame: column('time_frame'),
    indicator: column('indicator'),
    requiredByLaw: column('required_by_law'),
    substance: column('substance'),
    reason: column('reason'),
    removed: column('removed'),
    published: value((t) => `EXISTS (SELECT 1 FROM version_entry e JOIN part c ON c.current_version_id = e.version_id WHERE c.id = ${t}.part_id AND e.passage_id = ${t}.passage_id)`),
    lockVersion: column('lock_version'),
    updatedByName: value((t) => `(SELECT a.display_name FROM account a WHERE a.id = ${t}.updated_by)`),
    updatedAt: column('updated_at'),
    commentCount: value((t) => `(SELECT p.comment_count FROM passage p WHERE p.id = ${t}.passage_id)`),
    publishedRevision: one(
      () => revisionShape,
      (r, d) => `${r}.id = (SELECT e.revision_id FROM version_entry e JOIN part c ON c.current_version_id = e.version_id ` +
        `WHERE c.id = ${d}.part_id AND e.passage_id = ${d}.passage_id)`,
    ),
  },
};

export const draftStepShape: Shape = {
  table: 'draft_step',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    id: word('id'),
    writtenByName: value((t) => `(SELECT a.display_name FROM account a WHERE a.id = ${t}.account_id)`),
    beganAt: column('began_at'),
    endedAt: column('ended_at'),
    wentBackTo: column('went_back_to'),
    lockVersion: column('lock_version'),
    title: column('title'),
    doc: column('doc'),
    responsible: column('responsible'),
    partners: column('partners'),
    cost: column('cost'),
    timeFrame: column('time_frame'),
    indicator: column('indicator'),
    requiredByLaw: column('required_by_law'),
    substance: column('substance'),
    reason: column('reason'),
  },
};

// What no slug can be (NUL, for one, which PostgreSQL does not take) is not asked for.
const isSlug = (text: unknown): boolean => typeof text === 'string' && /^[a-z0-9-]{2,60}$/.test(text);

processShape.fields['part'] = one(
  () => partShape, (part, p, statement, { slug }) => (isSlug(slug) ? `${part}.process_id = ${p}.id AND ${part}.slug = ${statement.param(slug)}` : 'false'),
);
processShape.fields['parts'] = many(() => partShape, (part, p) => `${part}.process_id = ${p}.id`, (part) => `${part}.ordinal`);
