import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { getApolloContext } from '@apollo/client/react';
import { useCallback, useContext, useState } from 'react';

/** What a query that is asked for by hand has brought so far. */
export type Loaded<TData> =
  | { readonly state: 'idle' | 'loading' | 'failed'; readonly data: null }
  | { readonly state: 'ready'; readonly data: TData };

/** A query that is sent when told to. Renders as `idle` on the server and without a client. Never rejects: a failure is a state. */
export function useLoad<TData, TVariables extends OperationVariables>(
  document: TypedDocumentNode<TData, TVariables>,
): [(variables: TVariables) => Promise<TData | null>, Loaded<TData>] {
  const { client } = useContext(getApolloContext());
  const [loaded, setLoaded] = useState<Loaded<TData>>({ state: 'idle', data: null });
  const load = useCallback(async (variables: TVariables): Promise<TData | null> => {
    if (client === undefined) return null;
    setLoaded({ state: 'loading', data: null });
    try {
      const { data } = await client.query<TData>({ query: document, variables, fetchPolicy: 'network-only' });
      if (data === undefined || data === null) throw new Error('An answer without data.');
      setLoaded({ state: 'ready', data: data as TData });
      return data as TData;
    } catch {
      setLoaded({ state: 'failed', data: null });
      return null;
    }
  }, [client, document]);
  return [load, loaded];
}
