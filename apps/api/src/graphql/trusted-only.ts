import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from '@apollo/server';
import { ownPagesOnlyFields, recogniseTrusted, refusalError, type RateLimit, type RateLimiter, type RequestContext, type TrustedDocuments } from '@mitgestalten/platform';
import { getVariableValues, GraphQLError, Kind, OperationTypeNode, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';
import { costOf } from './query-cost.js';

type Resolved = GraphQLRequestContextDidResolveOperation<RequestContext> & { readonly operation: OperationDefinitionNode };

// A page of 100 contributions with answer and passage costs about 2,500; the whole Maßnahmen with their wordings about 4,000.
export const mostCost = 5_000;
// The open API is for people who look something up and for machines that fetch now and then: two requests a second on average.
const freeDocuments: RateLimit = { name: 'free-document', most: 600, minutes: 5 };

/**
 * Who changes something, or asks with a cookie, uses the documents of our own pages. Everybody else may ask free questions about
 * public data, within limits of size and number.
 */
export function trustedOnly(limiter: RateLimiter): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async (request) => {
          // Apollo found the text by its hash (`storeOf`); a text that came along with a hash is not from there.
          const { operation } = request;
          // Which of several is meant was not said: refused where it is executed.
          if (operation === undefined) return;
          if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw refused('Subscriptions are answered over the WebSocket.', 'BAD_REQUEST', 400);
          if (request.metrics.persistedQueryHit === true) recogniseTrusted(operation);
          else await admit({ ...request, operation }, limiter);
        },
      }),
  };
}

async function admit({ operation, document, schema, request, contextValue }: Resolved, limiter: RateLimiter): Promise<void> {
  if (operation.operation !== OperationTypeNode.QUERY) throw refused('Only our own pages may do this.');
  if (contextValue.withCookie === true || contextValue.actor.kind !== 'GUEST') throw refused('With a cookie, only documents of our own pages are answered.');
  const hidden = ownPagesOnlyFields(schema, document);
  if (hidden.length > 0) throw refused(`Only our own pages may read ${hidden.join(', ')}.`);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
  // A variable without a good value: the operation is refused before anything of it is resolved.
  const cost = coerced === undefined ? 0 : costOf(operation, { schema, fragments: fragmentsOf(document), variables: coerced });
  if (cost > mostCost) throw refused(`The operation may bring ${cost} values; at most ${mostCost} are answered. Ask for shorter pages.`, 'TOO_LARGE', 400);
  const limited = await limiter.hit(freeDocuments, contextValue.device);
  if (limited !== null) throw withStatus(refusalError(limited.refusals[0]!, contextValue.lang), 429);
}

/** The fragments of a document by name. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])));
}

function refused(message: string, code = 'DOCUMENT_NOT_TRUSTED', status = 403): GraphQLError {
  return withStatus(new GraphQLError(message, { extensions: { code } }), status);
}

function withStatus(error: GraphQLError, status: number): GraphQLError {
  return new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status } } });
}

/** The store by which Apollo finds a text by its hash. Nothing is ever added by a request. */
export function storeOf(documents: TrustedDocuments) {
  return {
    get: (key: string) => Promise.resolve(documents.text(key.slice(key.indexOf(':') + 1))),
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(false),
  };
}

