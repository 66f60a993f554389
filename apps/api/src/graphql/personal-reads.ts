import type { ApolloServerPlugin } from '@apollo/server';
import { done, personalReadsOf, type RequestContext, type UnitOfWork } from '@mitgestalten/platform';

/**
 * Writes into the audit log what staff read of persons, before the answer leaves: what cannot be noted down is not shown. In a
 * transaction of its own, since a query has none.
 */
export function loggedReads(unitOfWork: UnitOfWork): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        async willSendResponse({ contextValue }) {
          const [first, ...others] = personalReadsOf(contextValue);
          if (first === undefined) return;
          await unitOfWork.run({ actor: contextValue.actor, action: 'personal-data.read', changesNothing: true }, () => Promise.resolve(done(null, first, ...others)));
        },
      }),
  };
}
