import { ApolloLink } from '@apollo/client';
import { defer, mergeMap, retry } from 'rxjs';

// The script of the socket that did not come is asked for again after so long.
const againAfterMs = 10_000;

/** Subscriptions over a socket. Its script is fetched with the first of them, when the page stands already. */
export function liveLink(lang: string): ApolloLink {
  let link: Promise<ApolloLink> | undefined;
  const made = () => (link ??= import('./live-link.js').then(({ createLiveLink }) => createLiveLink(lang), (error: unknown) => {
    link = undefined;
    throw error;
  }));
  return new ApolloLink((operation, forward) => defer(made).pipe(retry({ delay: againAfterMs }), mergeMap((one) => one.request(operation, forward))));
}
