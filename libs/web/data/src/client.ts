import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import type { TypedDocumentNode } from '@apollo/client';
import { Kind, OperationTypeNode } from 'graphql';
import { hashOf } from './document-hash.js';

export interface ClientOptions {
  /** The language of the page: texts and refusals come in it. */
  readonly lang: string;
  readonly uri?: string;
  /** How subscriptions travel. Without it there are none. */
  readonly live?: ApolloLink;
}

// The header makes a request from a foreign page impossible without a preflight.
const headersOf = (lang: string) => ({ 'apollo-require-preflight': 'true', 'accept-language': lang });

/** A client for the API of the same origin. */
export function createClient({ lang, uri = '/graphql', live }: ClientOptions): ApolloClient {
  const http = new HttpLink({ uri, credentials: 'same-origin', headers: headersOf(lang) });
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

/** Sends a mutation that outlives the page. Nobody hears the answer: send it again under the same idempotency key to learn what became of it. */
export function postOnLeaving<TVariables>(document: TypedDocumentNode<unknown, TVariables>, variables: TVariables, lang: string, uri = '/graphql'): void {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const body = JSON.stringify({
    operationName: operation?.name?.value, variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(document) } },
  });
  // A page that goes away can do nothing about a refusal by the browser, as for want of a connection.
  fetch(uri, { method: 'POST', keepalive: true, credentials: 'same-origin', headers: { ...headersOf(lang), 'content-type': 'application/json' }, body }).catch(() => undefined);
}
