import type { ApolloLink } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';

// After a lost connection: one second, then twice as long each time, at most half a minute.
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;
// Up to one more second of chance, so that not all offices come back in the same moment after an update of the server.
const spreadMs = 1_000;
// A line that was cut without a word is noticed by an unanswered ping.
const pingEveryMs = 25_000;
const pongWithinMs = 5_000;

/** Subscriptions over the socket of the own origin. It opens with the first one, and comes back by itself; nobody needs to know. */
export function createLiveLink(lang: string): ApolloLink {
  const url = new URL('/graphql/live', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  let silence: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: url.href,
    connectionParams: { lang },
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, Math.min(firstRetryMs * 2 ** retries, longestRetryMs) + Math.random() * spreadMs)),
    keepAlive: pingEveryMs,
    on: {
      ping: (received) => {
        if (!received) silence = setTimeout(() => client.terminate(), pongWithinMs);
      },
      pong: (received) => {
        if (received) clearTimeout(silence);
      },
      closed: () => clearTimeout(silence),
    },
  });
  return new GraphQLWsLink(client);
}
