import type { TypedDocumentNode } from '@apollo/client';
import { getApolloContext } from '@apollo/client/react';
import { useContext, useRef, useState } from 'react';
import { keyFor, type SentKey } from './idempotency-key.js';
import { keep, readKept } from './session-store.js';

type Keyed = { idempotencyKey: string };

export interface MutationWithKeyOptions {
  /** Keeps the key of an unanswered attempt under this name for the tab, so that a reload before the answer does not send twice. */
  readonly keepAs?: string;
}

/**
 * Sends a mutation with an idempotency key. The key stays the same while the same input is tried again without an answer
 * (offline, timeout) and is a new one after an answer, also after a refusal. Rejects when no answer came.
 */
export function useMutationWithKey<TData, TInput extends Keyed>(
  document: TypedDocumentNode<TData, { input: TInput }>, options: MutationWithKeyOptions = {},
): [(input: Omit<TInput, 'idempotencyKey'>) => Promise<TData>, { readonly busy: boolean }] {
  const { client } = useContext(getApolloContext());
  const last = useRef<SentKey | null>(null);
  const [busy, setBusy] = useState(false);
  const storeKey = options.keepAs === undefined ? null : `mg-key:${options.keepAs}`;

  const remember = (sent: SentKey | null) => {
    last.current = sent;
    if (storeKey !== null) keep(storeKey, sent === null ? null : JSON.stringify(sent));
  };
  const send = async (input: Omit<TInput, 'idempotencyKey'>): Promise<TData> => {
    if (client === undefined) throw new Error('A mutation needs an ApolloProvider above it.');
    const sent = keyFor(input, last.current ?? kept(storeKey), () => crypto.randomUUID());
    remember(sent);
    setBusy(true);
    try {
      const variables = { input: { ...input, idempotencyKey: sent.key } as TInput };
      const { data } = await client.mutate({ mutation: document, variables });
      remember(null);
      return data as TData;
    } finally {
      setBusy(false);
    }
  };
  return [send, { busy }];
}

function kept(storeKey: string | null): SentKey | null {
  const text = storeKey === null ? null : readKept(storeKey);
  return text === null ? null : (JSON.parse(text) as SentKey);
}
