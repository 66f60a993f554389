import { useSubscription } from '@apollo/client/react';
import { graphql } from '@mitgestalten/web-data';
import { useSession } from './session.js';
import { todayQuery } from './session-query.js';

const todayChanged = graphql(`
  subscription OfficeTodayChanged($processId: ID!) {
    todayChanged(processId: $processId) { ...OfficeToday }
  }
`);

const processChanged = graphql(`
  subscription OfficeProcessChanged($processId: ID!) {
    processChanged(processId: $processId) { id phases { id state endsAt } }
  }
`);

/** While the office is open its figures and phases follow what happens. Without a connection they are those of the last page. */
export function useLive(): void {
  const { process, roles } = useSession();
  const variables = { processId: process.id };
  useSubscription(todayChanged, {
    variables, ignoreResults: true, skip: !(roles.has('MODERATOR') || roles.has('EDITOR') || roles.has('PUBLISHER')),
    onData: ({ client, data: { data } }) => {
      if (data) client.cache.writeQuery({ query: todayQuery, variables, data: { __typename: 'Query', today: data.todayChanged } });
    },
  });
  useSubscription(processChanged, {
    variables, ignoreResults: true, fetchPolicy: 'no-cache',
    // The time of the process belongs to its phases, so all of it is asked for again.
    onData: ({ client, data: { data } }) => {
      if (data && stateOf(data.processChanged.phases) !== stateOf(process.phases)) void client.refetchQueries({ include: ['OfficeSession'] });
    },
  });
}

function stateOf(phases: readonly { readonly id: string; readonly state: string; readonly endsAt: string }[]): string {
  return JSON.stringify(phases.map(({ id, state, endsAt }) => [id, state, endsAt]));
}
