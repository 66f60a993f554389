import { passageShape } from '@mitgestalten/concept-api';
import { contributionShape, narrowings, newestPlace, ownContributionShape } from '@mitgestalten/contribution-api';
import { column, count, needs, one, value, type Shape } from '@mitgestalten/platform';

// The consideration of a contribution; it has at most one.
const considerationOf = (contribution: string) => `(SELECT k.consideration_id FROM consideration_contribution k WHERE k.contribution_id = ${contribution}.id)`;

/** A decision as its author reads it. */
const noticeShape: Shape = {
  table: 'moderation_decision',
  always: { id: (t) => `${t}.id` },
  fields: { kind: column('kind'), reasonCode: column('reason_code'), reason: column('reason'), decidedAt: column('decided_at') },
};
const newestNotice = (column: 'text_id' | 'contribution_id') => one(
  () => noticeShape,
  (child, parent) =>
    `${child}.id = (SELECT d.id FROM moderation_decision d WHERE d.${column} = ${parent}.id ORDER BY d.decided_at DESC, d.number DESC LIMIT 1)`,
);

const ofContribution = (name: string) => value((t) => `(SELECT c.${name} FROM contribution c WHERE c.id = ${t}.contribution_id)`);

/** A text that waits for the moderator. */
export const queueShape: Shape = {
  table: 'contribution_text',
  always: { processId: (t) => `${t}.process_id` },
  fields: {
    textId: column('id'),
    contributionId: column('contribution_id'),
    kind: ofContribution('kind'),
    channel: ofContribution('channel'),
    lang: ofContribution('lang'),
    title: column('title'),
    body: column('body'),
    reason: column('reason'),
    quote: value((t) => `(SELECT a.quote FROM anchor a WHERE a.contribution_id = ${t}.contribution_id)`),
    place: newestPlace((t) => `${t}.contribution_id`),
    authorName: ofContribution('author_name'),
    onBehalfOf: ofContribution('on_behalf_of'),
    submittedAt: column('created_at'),
    number: count('number'),
    formerBody: value((t) =>
      `(SELECT x.body FROM contribution c JOIN contribution_text x ON x.id = c.published_text_id WHERE c.id = ${t}.contribution_id AND x.id <> ${t}.id)`),
    passage: one(() => passageShape, (child, parent) => `${child}.id = (SELECT c.passage_id FROM contribution c WHERE c.id = ${parent}.contribution_id)`),
    parent: one(
      () => contributionShape,
      (child, parent) => `${child}.id = (SELECT c.parent_id FROM contribution c WHERE c.id = ${parent}.contribution_id) AND ${child}.state = 'PUBLISHED'`,
    ),
    sourceUrl: ofContribution('source_url'),
  },
};

/** A text that was withheld. */
export const withheldShape: Shape = {
  table: 'contribution_text',
  always: { processId: (t) => `${t}.process_id`, textId: (t) => `${t}.id` },
  fields: {
    textId: column('id'),
    contributionId: column('contribution_id'),
    title: column('title'),
    // A suggestion to strike words has nothing but its reason.
    body: value((t) => `coalesce(nullif(${t}.body, ''), ${t}.reason)`),
    notice: newestNotice('text_id'),
  },
};

// The author has changed the contribution since the answer was written.
const textChanged = value((t) =>
  `EXISTS (SELECT 1 FROM consideration_contribution k JOIN contribution c ON c.id = k.contribution_id ` +
  `WHERE k.consideration_id = ${t}.consideration_id AND c.published_text_id <> k.text_id)`);

/** A published answer, for everybody. */
const answerShape: Shape = {
  table: 'answer',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: { id: column('id'), outcome: column('outcome'), body: column('body'), lang: column('lang'), publishedAt: column('published_at'), textChanged },
};

// Names of colleagues for colleagues; who gave none is known by the first part of the address.
const authorNames = (t: string) =>
  `(SELECT coalesce(json_agg(coalesce(a.display_name, split_part(a.email, '@', 1)) ORDER BY a.display_name, a.id), '[]'::json) ` +
  `FROM answer_author w JOIN account a ON a.id = w.account_id WHERE w.answer_id = ${t}.id)`;

/** An answer in any state, for the office. */
export const answerDraftShape: Shape = {
  table: 'answer',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    id: column('id'),
    outcome: column('outcome'),
    body: column('body'),
    lang: column('lang'),
    state: column('state'),
    lockVersion: column('lock_version'),
    textChanged,
    returnReason: column('return_reason'),
    updatedAt: column('updated_at'),
    authorNames: value(authorNames),
    viewerCan: needs({
      currentState: (t) => `${t}.state`,
      authorIds: (t) => `(SELECT json_agg(w.account_id) FROM answer_author w WHERE w.answer_id = ${t}.id)`,
    }),
  },
};

/** A published contribution with its answer, for the office. */
export const answerCaseShape: Shape = {
  table: 'contribution',
  always: { processId: (t) => `${t}.process_id` },
  fields: {
    contribution: one(() => contributionShape, (child, parent) => `${child}.id = ${parent}.id`),
    textId: column('published_text_id'),
    answer: one(() => answerDraftShape, (child, parent) => `${child}.consideration_id = ${considerationOf(parent)}`),
  },
};

const publishedAnswer = one(() => answerShape, (child, parent) => `${child}.consideration_id = ${considerationOf(parent)} AND ${child}.state = 'PUBLISHED'`);
contributionShape.fields['answer'] = publishedAnswer;
narrowings['answered'] = (contribution, answered) => (answered == null ? null
  : `${answered === true ? '' : 'NOT '}EXISTS (SELECT 1 FROM answer w WHERE w.consideration_id = ${considerationOf(contribution)} AND w.state = 'PUBLISHED')`);
ownContributionShape.fields['answer'] = publishedAnswer;
// Not of the newest text alone: why a published one was taken down is still to be read while an edit waits.
ownContributionShape.fields['notice'] = newestNotice('contribution_id');
// What the phase in which it was written promised, as long as an answer is still to come.
const answerDueAt = (t: string) =>
  `(SELECT (ph.rules ->> 'answersDueAt')::timestamptz FROM phase ph WHERE ph.process_id = ${t}.process_id AND ph.starts_at <= ${t}.created_at ` +
  `AND ${t}.created_at < ph.ends_at AND ${t}.state IN ('SUBMITTED', 'PUBLISHED') AND NOT EXISTS ` +
  `(SELECT 1 FROM answer w WHERE w.consideration_id = ${considerationOf(t)} AND w.state = 'PUBLISHED') LIMIT 1)`;
ownContributionShape.fields['answerDueAt'] = value(answerDueAt);
ownContributionShape.fields['answerOverdue'] = value((t) => `coalesce(${answerDueAt(t)} <= process_now(${t}.process_id), false)`);
