import { gistOf } from '@mitgestalten/contribution-domain';
import { graphql, type OfficeQueueQuery } from '@mitgestalten/web-data';

/** What the moderator needs to see of each waiting text. */
export const queueQuery = graphql(`
  query OfficeQueue($processId: ID!, $first: Int!, $after: String) {
    moderationQueue(processId: $processId, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        textId
        contributionId
        kind
        channel
        lang
        title
        body
        reason
        quote
        place { ...OfficePlace }
        authorName
        onBehalfOf
        submittedAt
        number
        formerBody
        sourceUrl
        parent { id kind body lang quote authorName passage { id } place { ...OfficePlace } }
        passage {
          id
          part { id slug title }
          currentEntry {
            kind
            revision { id text { id lang title doc } }
          }
        }
      }
    }
  }
`);

/** One waiting text. */
export type QueueEntry = OfficeQueueQuery['moderationQueue']['nodes'][number];

/** The row of an entry: its title, or the beginning of what was written; of a suggestion to strike words, why. */
export function rowTitle(entry: { readonly title?: string | null; readonly body: string; readonly reason: string | null }): string {
  const text = (entry.title ?? gistOf(entry)).replace(/\s+/g, ' ').trim();
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
