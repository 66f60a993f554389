import type { ApolloServerPlugin } from '@apollo/server';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Logger } from '@nestjs/common';
import { contextOf } from '@mitgestalten/identity-api';
import { faultForLog, guardSchema, publicError, RateLimiter, TrustedDocuments, UnitOfWork, type RequestContext } from '@mitgestalten/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { cacheControlOf } from './anonymous-answers.js';
import { compiledQueries, stringifyResult } from './compiled-queries.js';
import { loggedReads } from './personal-reads.js';
import { queryLimits } from './query-limits.js';
import { storeOf, trustedOnly } from './trusted-only.js';

const logger = new Logger('GraphQL');

// The largest operation of our own apps has about 300 tokens; parsing stops here, before anything is validated.
const maxTokens = 1000;

/** Apollo behind Nest: code-first schema with access rules in front of every resolver, errors without insides. */
export const graphqlOptions = {
  inject: [TrustedDocuments, RateLimiter, UnitOfWork],
  useFactory: (documents: TrustedDocuments, limiter: RateLimiter, unitOfWork: UnitOfWork): Omit<ApolloDriverConfig, 'driver'> => ({
    autoSchemaFile: true,
    sortSchema: true,
    transformSchema: guardSchema,
    introspection: false,
    playground: false,
    // `transformSchema` put the rules in front of every field, also of resolved ones; Nest's own enhancers are not used.
    fieldResolverEnhancers: [],
    context: (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => contextOf(request, reply),
    parseOptions: { maxTokens } as ApolloDriverConfig['parseOptions'],
    formatError: (formatted: GraphQLFormattedError, error: unknown) =>
      publicError(
        error instanceof GraphQLError ? error : new GraphQLError(formatted.message, { extensions: formatted.extensions }),
        (cause) => logger.error(faultForLog(cause)),
      ) as GraphQLFormattedError,
    stringifyResult: stringifyResult as ApolloDriverConfig['stringifyResult'],
    // Else Nest makes 200 of the status that `httpStatus` gives.
    preserveHttpStatusForExecutionErrors: false,
    validationRules: [queryLimits],
    persistedQueries: { cache: storeOf(documents) },
    plugins: [trustedOnly(limiter), compiledQueries(), loggedReads(unitOfWork), httpStatus],
  }),
};

/** Overload and lost connections are HTTP 503 with Retry-After, so that clients and load balancers understand. */
const httpStatus: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse(sent) {
        const { response } = sent;
        if (response.body.kind === 'single' && response.body.singleResult.errors?.some((error) => error.extensions?.['code'] === 'UNAVAILABLE')) {
          response.http.status = 503;
          response.http.headers.set('retry-after', '2');
        }
        response.http.headers.set('cache-control', cacheControlOf(sent));
        return Promise.resolve();
      },
    }),
};
