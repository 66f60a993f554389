import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { OperationTypeNode, type DocumentNode } from 'graphql';

export interface ClientOptions {
  /** The language of the page: texts and refusals come in it. */
  readonly lang: string;
  readonly uri?: string;
  /** How subscriptions travel. Without it there are none. */
  readonly live?: ApolloLink;
}

/** A client for the API of the same origin. The header makes a request from a foreign page impossible without a preflight. */
export function createClient({ lang, uri = '/graphql', live }: ClientOptions): ApolloClient {
  const http = new HttpLink({ uri, credentials: 'same-origin', headers: { 'apollo-require-preflight': 'true', 'accept-language': lang } });
  const wire = live === undefined ? http : ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, live, http);
  return new ApolloClient({
    link: ApolloLink.from([byHash, wire]),
    cache: new InMemoryCache(),
    defaultOptions: { query: { fetchPolicy: 'network-only' } },
  });
}

/** Sends the hash of a document that the build made, never its text: the server answers our pages by these only. */
const byHash = new ApolloLink((operation, forward) => {
  operation.extensions['persistedQuery'] = { version: 1, sha256Hash: hashOf(operation.query) };
  operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
  return forward(operation);
});

/** The SHA-256 under which the server knows the document. @throws Error for a document that no build has made */
export function hashOf(document: DocumentNode): string {
  const { __meta__: made } = document as { __meta__?: { hash: string } };
  if (made === undefined) throw new Error('This document was not made by the build, or was changed since');
  return made.hash.slice('sha256:'.length);
}
