/** The cases: what is asked, of our server and of the limit, by whom, and what a good answer is. */
import { randomUUID } from 'node:crypto';
import { hashOfOperation } from '../ours/documents.mjs';
import { cookieOf, keysOf } from '../seed/people.mjs';

const BODY = 'Das würde in unserer Straße sofort helfen. Bitte denken Sie auch an die Familien mit kleinen Kindern, und an alle, die abends arbeiten.';
const any = (list) => list[Math.floor(Math.random() * list.length)];

/** Different choices of the open ballot. */
function choices(items, count) {
  const chosen = new Set();
  while (chosen.size < count) chosen.add(any(items));
  return [...chosen];
}

const voteInput = (context) => ({ idempotencyKey: randomUUID(), ballotId: context.openBallot, itemIds: choices(context.items, 5), areaId: any(context.areas), oldEnough: true });

function commentInput(context) {
  const { passageId, textId } = any(context.wordings);
  return { idempotencyKey: randomUUID(), passageId, revisionTextId: textId, body: BODY, lang: 'de', authorName: 'Person am Markt' };
}

const cursor = (...parts) => Buffer.from(JSON.stringify(parts.map(String))).toString('base64url');

const noErrors = (payload) => payload.errors.length === 0;

/**
 * Each case by name. A question is one of `questions`, or made anew by `make`; `variables` (for our document) and `limit` (the body for the limit) say it. `who`
 * asks: one person for each connection, or another one for each request, so that nobody meets the limit of texts per hour. `good` looks into the
 * parsed data of an answer. What is `anonymous` is also asked without a cookie, by an address that everybody uses.
 */
export const cases = {
  R1: {
    title: '20 measures, tally, 3 newest comments each', operation: 'BenchMeasures', path: '/r1', who: 'connection', anonymous: true,
    questions: ({ pages }) => pages, variables: ({ ordinal, passageId }, { partId }) => ({ partId, after: cursor(ordinal, passageId) }),
    limit: ({ ordinal }, { partId }) => [partId, ordinal],
    good: ({ entries }) => entries.nodes.length === 20 && entries.nodes.some(({ tally }) => tally !== null) && entries.nodes.some(({ passage }) => passage.comments.nodes.length === 3),
  },
  R2: {
    title: 'one measure, 50 threads', operation: 'BenchPassage', path: '/r2', who: 'connection', anonymous: true,
    questions: ({ discussed }) => discussed, variables: (id) => ({ id }), limit: (id) => [id],
    good: ({ passage }) => passage.comments.nodes.length === 50 && passage.currentEntry.revision.text.title.length > 0,
  },
  R3: {
    title: 'council table, 300 measures by 17 areas', operation: 'BenchTally', path: '/r3', who: 'council',
    questions: ({ closedBallot }) => [closedBallot], variables: (ballotId) => ({ ballotId }), limit: (ballotId) => [ballotId],
    good: ({ councilTally }) => councilTally.items.length === 300 && councilTally.items.every(({ areaVotes }) => areaVotes.length === 17),
  },
  W1: {
    title: 'cast or change a vote', operation: 'PortalCastVote', path: '/w1', who: 'request', isWrite: true,
    make: voteInput, variables: (input) => ({ input }), limit: (input) => input,
    oneTrip: { path: '/w1-one', limit: (input, { processId }, accountId) => ({ ...input, processId, accountId }) },
    good: ({ castVote }) => noErrors(castVote) && castVote.receipt.length === 24 && castVote.paper.itemIds.length === 5,
  },
  W2: {
    title: 'comment', operation: 'PortalSubmitComment', path: '/w2', who: 'request', isWrite: true,
    make: commentInput, variables: (input) => ({ input }), limit: (input) => input,
    oneTrip: { path: '/w2-one', limit: (input, context, accountId) => ({ ...input, accountId }) },
    good: ({ submitComment }) => noErrors(submitComment) && submitComment.contribution.state === 'SUBMITTED',
  },
};

const http = (path, cookie, body, headers = '') =>
  `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n${headers}cookie: ${cookie}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

const httpGet = (path) => `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\napollo-require-preflight: true\r\naccept-language: de\r\n\r\n`;

/** The address of a question to our server. */
function addressOf({ operationName, variables, extensions }) {
  return `/graphql?${new URLSearchParams({ operationName, variables: JSON.stringify(variables), extensions: JSON.stringify(extensions) })}`;
}

/** Numbers the person of the n-th request of a connection. Participants come first; the council follows them. */
function personOf({ who }, { participants, council }, connection, n, connections) {
  if (who === 'request') return 1 + ((n * connections + connection) % participants);
  return who === 'council' ? participants + 1 + (connection % council) : 1 + connection;
}

/**
 * Gives the maker of requests for a case and a target (`ours`, `anonymous`, `limit`, `oneTrip`): `(connection, n) => text of an HTTP request`.
 * @param start where the round begins in the row of people
 */
export async function requestsOf(name, target, context, { connections, start = 0 }) {
  const each = cases[name];
  const keys = await keysOf(context.secretKey);
  const cookies = new Map();
  const cookie = (person) => cookies.get(person) ?? (cookies.set(person, cookieOf(keys, context.secretKey, person)), cookies.get(person));
  const hash = hashOfOperation(each.operation);
  return (connection, n) => {
    const person = personOf(each, context, connection, n + start, connections);
    const made = each.questions ? (context.question ?? any(each.questions(context))) : each.make(context);
    if (target === 'ours' || target === 'anonymous') {
      const asked = { operationName: each.operation, variables: each.variables(made, context), extensions: { persistedQuery: { version: 1, sha256Hash: hash } } };
      if (target === 'anonymous') return httpGet(addressOf(asked));
      const body = JSON.stringify(asked);
      return http('/graphql', cookie(person), body, 'apollo-require-preflight: true\r\naccept-language: de\r\n');
    }
    const { path, limit } = target === 'oneTrip' ? each.oneTrip : each;
    return http(path, cookie(person), JSON.stringify(limit(made, context, context.accounts[person - 1])));
  };
}
