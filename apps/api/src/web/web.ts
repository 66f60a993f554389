import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { Logger } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { faultForLog, isUnavailable, TrustedDocuments, type Settings } from '@mitgestalten/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAnonymous, sendAnswer } from './anonymous.js';
import { KeptAnswer, type Answer, type AnswerCache } from './answer-cache.js';
import { registerOffice } from './office.js';
import { distOf, Portal } from './portal.js';

// What the build made of the documents of both apps, seen from this file in apps/api/dist/web or apps/api/src/web.
const documents = new URL('../../../../libs/web/data/src/generated/persisted-documents.json', import.meta.url);

// File names carry a hash of their content: what was fetched once never changes. The build compressed them.
const immutable = { maxAge: '365d', immutable: true, index: false as const, preCompressed: true };

/** The two apps on one origin: the portal's pages at `/`, the office app at `/office/`. */
export async function registerWeb(app: NestFastifyApplication, settings: Settings, cache: AnswerCache): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  app.get(TrustedDocuments).load(documents);
  await fastify.register(fastifyStatic, { root: fileURLToPath(new URL('client/assets/', distOf('portal'))), prefix: '/assets/', decorateReply: false, ...immutable });
  await fastify.register(fastifyStatic, { root: fileURLToPath(new URL('client/assets/', distOf('office'))), prefix: '/office/assets/', decorateReply: false, ...immutable });
  await registerOffice(app);

  let portal: Promise<Portal> | undefined;
  const pageOf = async (request: FastifyRequest): Promise<Answer> => {
    portal ??= Portal.load(distOf('portal'), app.get(GraphQLSchemaHost).schema, settings);
    const { status, html, headers, isPublic } = await (await portal).page(request.url);
    // Not `no-store`: the browser's own back and forward keep the page as it was left.
    return { status, headers: { ...headers, 'cache-control': 'private, no-cache' }, body: html, isPublic };
  };
  fastify.get('/*', { errorHandler: sendFault }, async (request, reply) => {
    const answer = isAnonymous(request) ? await cache.get(request.url, () => pageOf(request)) : await pageOf(request);
    // On a weak phone a quarter of a second until the first words (ADR 20); what everybody may see needs no guard against the window that opened it.
    if (answer instanceof KeptAnswer) void reply.removeHeader('cross-origin-opener-policy');
    return sendAnswer(request, reply, answer);
  });
}

/** A fault of a page: short and plain. Nobody is told what broke; the log is. */
function sendFault(error: Error & { statusCode?: number }, _request: FastifyRequest, reply: FastifyReply): void {
  const status = isUnavailable(error) ? 503 : (error.statusCode ?? 500);
  if (status >= 500) Logger.error(faultForLog(error), 'Pages');
  if (status === 503) void reply.header('retry-after', '2');
  void reply.code(status).type('text/plain; charset=utf-8').send('Das hat nicht geklappt. Bitte versuchen Sie es gleich noch einmal.');
}
