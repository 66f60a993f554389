import { HeaderMap, type ApolloServer, type GraphQLRequestContextWillSendResponse, type HTTPGraphQLResponse } from '@apollo/server';
import { GraphQLModule } from '@nestjs/graphql';
import type { ApolloDriver } from '@nestjs/apollo';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { deviceOf } from '@mitgestalten/identity-api';
import { guest } from '@mitgestalten/kernel';
import { languageOf, ownPagesOnlyFields, type RequestContext } from '@mitgestalten/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isAnonymous, publicForAll, sendAnswer } from '../web/anonymous.js';
import type { Answer, AnswerCache } from '../web/answer-cache.js';

/**
 * Answers `GET /graphql` without cookie from what was answered within the last second, before anything else of a request is looked
 * at. Like everywhere, such a request has to show that no foreign page sends it.
 */
export function registerAnonymousAnswers(app: NestFastifyApplication, cache: AnswerCache): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  let server: ApolloServer<RequestContext> | undefined;
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/graphql?') || !isAnonymous(request) || request.headers['apollo-require-preflight'] === undefined) return;
    server ??= app.get<GraphQLModule<ApolloDriver>>(GraphQLModule).graphQlAdapter.instance as unknown as ApolloServer<RequestContext>;
    const { accept = '', 'accept-language': acceptLanguage } = request.headers;
    const key = [request.url, languageOf(acceptLanguage), accept].join('\n');
    await sendAnswer(request, reply, await cache.get(key, () => answerOf(server!, request)), ['accept', 'accept-language']);
    return reply;
  });
}

async function answerOf(server: ApolloServer<RequestContext>, request: FastifyRequest): Promise<Answer> {
  const headers = new HeaderMap([['apollo-require-preflight', 'true'], ['accept', request.headers.accept ?? '*/*']]);
  const contextValue: RequestContext = {
    actor: guest, lang: languageOf(request.headers['accept-language']), withCookie: false,
    get device() { return deviceOf(request); },
  };
  const search = request.url.slice(request.url.indexOf('?'));
  const response = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest: { method: 'GET', headers, search, body: undefined }, context: () => Promise.resolve(contextValue) });
  return toAnswer(response);
}

function toAnswer({ status = 200, headers, body }: HTTPGraphQLResponse): Answer {
  if (body.kind !== 'complete') throw new Error('An answer in pieces was not asked for');
  return { status, headers: Object.fromEntries(headers), body: body.string, isPublic: headers.get('cache-control') === publicForAll };
}

type Sent = GraphQLRequestContextWillSendResponse<RequestContext>;

/** What caches may do with an answer: nothing, unless a guest without cookie got public data without fault. */
export function cacheControlOf({ request, operation, document, schema, contextValue, response }: Sent): string {
  const isOpen = request.http?.method === 'GET' && operation?.operation === 'query' && contextValue.actor.kind === 'GUEST' && contextValue.withCookie !== true
    && !request.http.headers.has('authorization') && !request.http.headers.has('cookie');
  const isWell = response.body.kind === 'single' && response.body.singleResult.errors === undefined && (response.http.status ?? 200) === 200;
  return isOpen && isWell && document !== undefined && ownPagesOnlyFields(schema, document).length === 0 ? publicForAll : 'private, no-store';
}
