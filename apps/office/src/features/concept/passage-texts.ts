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

/** Brings passages with their texts into the cache. What is older than the passage there stays out: it was read before a save, and came after its answer. */
export async function loadPassages(client: ApolloClient, partId: string, passageIds: readonly string[]): Promise<void> {
  const { data } = await client.query({ query: draftPassagesQuery, variables: { partId, passageIds: [...passageIds] }, fetchPolicy: 'no-cache' });
  client.cache.batch({
    update: (cache) => {
      for (const passage of data?.draftPassages ?? []) {
        if (passage.lockVersion >= lockOf(client, passage.id)) cache.writeQuery({ ...questionOf(partId, passage.id), data: { ...data!, draftPassages: [passage] } });
      }
    },
  });
}

/** The passage as it was read last; null where it cannot be read. */
export async function draftPassage(client: ApolloClient, partId: string, id: string): Promise<DraftPassage | null> {
  if (cached(client, partId, id) === null) await loadPassages(client, partId, [id]).catch(() => undefined);
  return cached(client, partId, id);
}
