import type { FastifyReply, FastifyRequest } from 'fastify';
import { KeptAnswer, type Answer } from './answer-cache.js';
import { encodingFor } from './encoding.js';

/**
 * What everybody may keep: proxies too, but none shows it without asking whether it still holds (answered by 304). A lifetime here
 * would come on top of the second for which we ourselves keep it.
 */
export const publicForAll = 'public, max-age=0, must-revalidate';

/** True for a request to which everybody gets the same answer: it only reads, and brings nothing by which a person can be known. */
export function isAnonymous({ method, headers }: FastifyRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && headers.cookie === undefined && headers.authorization === undefined;
}

/** Sends an answer; a kept one as 304 to whoever has it already. @param varies the headers on which the answer depends, besides those of persons */
export async function sendAnswer(request: FastifyRequest, reply: FastifyReply, answer: Answer | KeptAnswer, varies: readonly string[] = []): Promise<FastifyReply> {
  void reply.headers(answer.headers);
  if (!(answer instanceof KeptAnswer)) return reply.code(answer.status).send(answer.body);
  void reply.headers({ 'cache-control': publicForAll, etag: answer.etag, vary: ['accept-encoding', 'cookie', 'authorization', ...varies].join(', ') });
  if (knows(request.headers['if-none-match'], answer.etag)) return reply.code(304).send();
  const encoding = encodingFor(request.headers['accept-encoding'], answer.body.length);
  if (encoding !== null) void reply.header('content-encoding', encoding);
  return reply.code(200).send(encoding === null ? answer.body : await answer.in(encoding));
}

function knows(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch !== undefined && ifNoneMatch.split(',').some((each) => [etag, etag.slice(2), '*'].includes(each.trim()));
}
