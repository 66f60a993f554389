import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';

export interface ClientOptions {
  /** The language of the page: texts and refusals come in it. */
  readonly lang: string;
  readonly uri?: string;
}

/** A client for the API of the same origin. The header makes a request from a foreign page impossible without a preflight. */
export function createClient({ lang, uri = '/graphql' }: ClientOptions): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({
      uri,
      credentials: 'same-origin',
      headers: { 'apollo-require-preflight': 'true', 'accept-language': lang },
    }),
    cache: new InMemoryCache(),
    defaultOptions: { query: { fetchPolicy: 'network-only' } },
  });
}
