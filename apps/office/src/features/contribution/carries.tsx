import { useQuery } from '@apollo/client/react';
import { graphql } from '@mitgestalten/web-data';
import { useEffect, useRef, type ReactNode } from 'react';
import { useSession } from '../../app/session.js';
import { Carrying, isCarried } from '../concept/carrying.js';

const carriesQuery = graphql(`
  query OfficeCarries($slug: String!) {
    process(slug: $slug) {
      id
      parts { id title currentVersion { id carry { total carried finishedAt } } }
    }
  }
`);

/** The parts whose comments are still being carried to their current version. Whoever lists them hears when one is through: only then is the list complete. */
export function Carries({ onCarried }: { readonly onCarried: () => void }): ReactNode {
  const { process } = useSession();
  const { data } = useQuery(carriesQuery, { variables: { slug: process.slug }, fetchPolicy: 'network-only' });
  const carried = (data?.process?.parts ?? []).flatMap(({ title, currentVersion }) => (currentVersion != null && isCarried(currentVersion) ? [{ ...currentVersion, title }] : []));
  const before = useRef(0);
  useEffect(() => {
    if (carried.length < before.current) onCarried();
    before.current = carried.length;
  }, [carried.length, onCarried]);
  return carried.map(({ id, title, carry }) => <Carrying key={id} id={id} title={title} carry={carry} />);
}
