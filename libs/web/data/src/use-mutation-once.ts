import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { getApolloContext } from '@apollo/client/react';
import { useContext } from 'react';

/** Sends a mutation that needs no key, since a repeat does no harm (signing in and out). Rejects when no answer came. */
export function useMutationOnce<TData, TVariables extends OperationVariables>(
  document: TypedDocumentNode<TData, TVariables>,
): (variables: TVariables) => Promise<TData> {
  const { client } = useContext(getApolloContext());
  return async (variables) => {
    if (client === undefined) throw new Error('A mutation needs an ApolloProvider above it.');
    const { data } = await client.mutate<TData, OperationVariables>({ mutation: document, variables });
    return data as TData;
  };
}
