import { bestText, passageShape, versionShape } from '@mitgestalten/concept-api';
import type { ContributionKind } from '@mitgestalten/contribution-domain';
import { column, count, many, needs, one, paged, refusalError, value, via, word, type ListQuery, type Shape, type Statement } from '@mitgestalten/platform';
import { anchored, hasObjectedSql, mayObjectSql, standsNow } from './anchor.shapes.js';
import { saysWords, searchFaults, wordsSought } from './search-words.js';

const joins = {
  publishedText: { table: 'contribution_text', on: (x: string, t: string) => `${x}.id = ${t}.published_text_id` },
  latestText: { table: 'contribution_text', on: (x: string, t: string) => `${x}.id = ${t}.latest_text_id` },
  version: { table: 'version', on: (v: string, t: string) => `${v}.id = ${t}.version_id` },
} as const;

const broughtIn = one(() => versionShape, (version, t) => `${version}.id = (SELECT k.version_id FROM suggestion_credit k WHERE k.contribution_id = ${t}.id)`);

// Most threads have a handful of replies; more than this nobody reads in one go.
const mostReplies = 200;

/** A published contribution. Whoever reads with it says `state = 'PUBLISHED'`. Downstream adds `answer`. */
export const contributionShape: Shape = {
  table: 'contribution',
  joins,
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    id: word('id'),
    textId: column('published_text_id'),
    kind: word('kind'),
    channel: word('channel'),
    lang: word('lang'),
    title: via('publishedText', column('title')),
    body: via('publishedText', column('body')),
    reason: via('publishedText', column('reason')),
    supportCount: count('support_count'),
    broughtIn,
    authorName: column('author_name'),
    onBehalfOf: column('on_behalf_of'),
    publishedAt: column('published_at'),
    passage: one(() => passageShape, (child, parent) => `${child}.id = ${parent}.passage_id`),
    versionNumber: via('version', count('number')),
    parentId: column('parent_id'),
    replyCount: count('reply_count'),
    // Most comments have none: the counter spares looking for them.
    replies: many(
      () => contributionShape, (child, parent) => `${parent}.reply_count > 0 AND ${child}.parent_id = ${parent}.id AND ${child}.state = 'PUBLISHED'`,
      (child) => `${child}.published_at, ${child}.id`, mostReplies,
    ),
    sourceUrl: column('source_url'),
    ...anchored,
  },
};

/** Contributions by the time at which they appeared. */
export function byPublication(descending: boolean): Pick<ListQuery, 'sortKey' | 'descending'> {
  return { sortKey: { sql: (table) => `${table}.published_at`, type: 'timestamptz' }, descending };
}

/** It stands at words of that stretch in the text that is shown of the passage now, wherever it was made. */
function standsAt(comment: string, passage: string, s: Statement, from: unknown, to: unknown): string {
  return `${comment}.id IN (SELECT p.contribution_id FROM part JOIN version_entry e ON e.version_id = part.current_version_id AND e.passage_id = ${passage}.id
    JOIN anchor_place p ON p.version_id = e.version_id AND p.passage_id = e.passage_id AND p.revision_text_id = ${bestText('e.revision_id', s)}
    WHERE part.id = ${passage}.part_id AND p.start_at < ${s.param(to)}::int AND p.end_at > ${s.param(from)}::int)`;
}

/** What `comments` of a passage can be narrowed to, by argument; null: that one was not asked for. Downstream adds `answered`. */
export const narrowings: Record<string, (contribution: string, asked: unknown, s: Statement) => string | null> = {
  channel: (contribution, channel, s) => (channel == null ? null : `${contribution}.channel = ${s.param(channel)}`),
  search: (contribution, search, s) => {
    const [fault] = searchFaults(search);
    if (fault !== undefined) throw refusalError(fault, s.lang);
    const words = wordsSought(search);
    return words === null ? null : saysWords(contribution, words, s);
  },
};

/** The conditions of what was asked for on one contribution; none: nothing was narrowed. */
function narrowed(contribution: string, args: Readonly<Record<string, unknown>>, s: Statement): string[] {
  return Object.entries(narrowings).flatMap(([name, sql]) => sql(contribution, args[name], s) ?? []);
}

/** The same for a thread, which is there with its comment or with one of its replies. */
function narrowedThread(comment: string, args: Readonly<Record<string, unknown>>, s: Statement): string[] {
  const itself = narrowed(comment, args, s);
  if (itself.length === 0) return [];
  const reply = [`reply.parent_id = ${comment}.id`, `reply.state = 'PUBLISHED'`, ...narrowed('reply', args, s)];
  return [`(${itself.join(' AND ')} OR (${comment}.reply_count > 0 AND EXISTS (SELECT 1 FROM contribution reply WHERE ${reply.join(' AND ')})))`];
}

// Threads: comments, and replies whose comment is gone, so that nobody's words vanish with those of others.
passageShape.fields['comments'] = atPassage('COMMENT', 'comment_count', (child) => `${child}.begins_thread`);
passageShape.fields['suggestions'] = atPassage('SUGGESTION', 'suggestion_count', () => 'true');

/** Published contributions of that kind at a passage: made there, standing there now, or at words of it. */
function atPassage(kind: ContributionKind, counter: string, shown: (child: string) => string) {
  return paged(() => contributionShape, (args) => {
    const { first, after, order, from, to, standsHere } = args;
    const atWords = from != null && to != null;
    const madeHere = !atWords && standsHere !== true;
    const at = (child: string, passage: string, s: Statement) =>
      madeHere ? `${child}.passage_id = ${passage}.id` : atWords ? standsAt(child, passage, s, from, to) : standsNow(child, `${passage}.id`);
    const isThere = (child: string, passage: string, s: Statement) => [at(child, passage, s), `${child}.kind = '${kind}'`, `${child}.state = 'PUBLISHED'`];
    return {
      ...byPublication(order === 'NEWEST'),
      first: first as number,
      after: after as string | null | undefined,
      where: (child, passage, s) => [...isThere(child, passage, s), shown(child), ...narrowedThread(child, args, s)].join(' AND '),
      total: (passage, s) => {
        const conditions = narrowed('a', args, s);
        return madeHere && conditions.length === 0 ? `${passage}.${counter}` : `(SELECT count(*) FROM contribution a WHERE ${[...isThere('a', passage, s), ...conditions].join(' AND ')})`;
      },
    };
  });
}

// What the policy asks: whose it is, how it stands, and what the phases say now.
const rightsBasis = needs({
  accountId: (t) => `${t}.account_id`,
  codeId: (t) => `${t}.code_id`,
  currentKind: (t) => `${t}.kind`,
  currentState: (t) => `${t}.state`,
  now: (t) => `process_now(${t}.process_id)`,
  phases: (t) =>
    `(SELECT json_agg(json_build_object('startsAt', ph.starts_at, 'endsAt', ph.ends_at, 'closedAt', ph.closed_at, 'rules', ph.rules)) ` +
    `FROM phase ph WHERE ph.process_id = ${t}.process_id)`,
});

/** A contribution as its author sees it, published or not. Downstream adds `notice`, `answer` and `answerDueAt`. */
export const ownContributionShape: Shape = {
  table: 'contribution',
  joins,
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    id: word('id'),
    kind: word('kind'),
    state: word('state'),
    lang: word('lang'),
    createdAt: column('created_at'),
    title: via('latestText', column('title')),
    body: via('latestText', column('body')),
    reason: via('latestText', column('reason')),
    supportCount: count('support_count'),
    broughtIn,
    editPending: value((t) =>
      `(${t}.published_text_id IS DISTINCT FROM ${t}.latest_text_id AND ${t}.published_text_id IS NOT NULL ` +
      `AND EXISTS (SELECT 1 FROM contribution_text x WHERE x.id = ${t}.latest_text_id AND x.state = 'SUBMITTED'))`),
    passage: one(() => passageShape, (child, parent) => `${child}.id = ${parent}.passage_id`),
    viewerCan: rightsBasis,
    ...anchored,
    mayObject: value(mayObjectSql),
    objected: value(hasObjectedSql),
  },
};
