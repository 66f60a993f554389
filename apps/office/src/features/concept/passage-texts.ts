import type { ApolloClient } from '@apollo/client';
import { draftPassagesQuery, lockFragment, type DraftPassage } from './draft-query.js';

/** The question whose answer in the cache is the text of one passage. */
export const questionOf = (partId: string, id: string) => ({ query: draftPassagesQuery, variables: { partId, passageIds: [id] } });

function cached(client: ApolloClient, partId: string, id: string): DraftPassage | null {
  return client.cache.readQuery(questionOf(partId, id))?.draftPassages[0] ?? null;
}

/** The lock of the text in the cache; 0 where there is none. */
function lockOf(client: ApolloClient, id: string): number {
  return client.cache.readFragment({ fragment: lockFragment, from: { __typename: 'DraftPassage', id } })?.lockVersion ?? 0;
}

// Taken into the cache within one picture, also on a weak machine.
const lotSize = 10;
// An answer is late when somebody saved while it was made; the next one is made after that.
const mostTries = 3;

/**
 * Brings passages with their texts into the cache, at most 50. What is older than the passage there stays out: it was read before a save, and came after its answer. Where
 * only the news of a save is there and no text yet, it is asked for again.
 */
export async function loadPassages(client: ApolloClient, partId: string, passageIds: readonly string[], tries = mostTries): Promise<void> {
  const { data } = await client.query({ query: draftPassagesQuery, variables: { partId, passageIds: [...passageIds] }, fetchPolicy: 'no-cache' });
  const passages = data?.draftPassages ?? [];
  for (let at = 0; at < passages.length; at += lotSize) {
    // Keys are heard in between.
    if (at > 0) await new Promise((resolve) => setTimeout(resolve));
    client.cache.batch({
      update: (cache) => {
        for (const passage of passages.slice(at, at + lotSize)) {
          if (passage.lockVersion >= lockOf(client, passage.id)) cache.writeQuery({ ...questionOf(partId, passage.id), data: { ...data!, draftPassages: [passage] } });
        }
      },
    });
  }
  const late = passages.filter(({ id }) => cached(client, partId, id) === null).map(({ id }) => id);
  if (late.length > 0 && tries > 1) await loadPassages(client, partId, late, tries - 1);
}

/** The passage as it was read last; null where it cannot be read. */
export async function draftPassage(client: ApolloClient, partId: string, id: string): Promise<DraftPassage | null> {
  if (cached(client, partId, id) === null) await loadPassages(client, partId, [id]).catch(() => undefined);
  return cached(client, partId, id);
}
