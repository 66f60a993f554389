/** What is asked of our server: documents of our own pages where there are some, else such as they might be. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromRoot } from '../../../../tools/lib/paths.mjs';

const contribution = '__typename id authorName onBehalfOf channel lang publishedAt body versionNumber';

/** Documents of the benchmark alone, with the names of types as our build adds them to every document. */
export const own = {
  BenchTally: `query BenchTally($ballotId: ID!) { councilTally(ballotId: $ballotId) { __typename papers cellMinimum areas { __typename id } channels items(order: ORDINAL) { __typename votes withoutArea areaVotes channelVotes
    item { __typename id ordinal revision { __typename id text { __typename id title } } } } } }`,
  BenchMeasures: `query BenchMeasures($partId: ID!, $after: String) { entries(partId: $partId, kind: MEASURE, first: 20, after: $after) { __typename
    pageInfo { __typename hasNextPage endCursor } nodes { __typename kind ordinal tally { __typename votes }
      revision { __typename id responsible timeFrame text { __typename id lang title } }
      passage { __typename id commentCount comments(first: 3, order: NEWEST) { __typename nodes { ${contribution} } } } } } }`,
  BenchPassage: `query BenchPassage($id: ID!) { passage(id: $id) { __typename id commentCount
    currentEntry { __typename kind revision { __typename id responsible partners cost timeFrame indicator text { __typename id lang title doc } } }
    comments(first: 50, order: OLDEST) { __typename totalCount pageInfo { __typename hasNextPage endCursor } nodes { ${contribution} replyCount replies { ${contribution} } } } } }`,
};

export const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/** The hash of an operation: one of the benchmark, else one of our pages, as the build knows it. */
export function hashOfOperation(name) {
  if (own[name]) return hashOf(own[name]);
  const built = JSON.parse(readFileSync(fromRoot('libs', 'web', 'data', 'src', 'generated', 'persisted-documents.json'), 'utf8'));
  const [hash] = Object.entries(built).find(([, text]) => new RegExp(`\\b(query|mutation|subscription) ${name}\\b`).test(text)) ?? [];
  if (hash === undefined) throw new Error(`There is no document ${name} in the build`);
  return hash.replace('sha256:', '');
}
