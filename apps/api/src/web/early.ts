import { TrustedDocuments } from '@mitgestalten/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** An answer of the API and its question, as the office asks it: so the office knows its own again. */
export interface EarlyAnswer {
  readonly sha256Hash: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
}
/** Asks for a person's early answers in a language; of the newest process, unless one is named. */
export type EarlyQuestions = (request: FastifyRequest, lang?: string, slug?: string | null) => Promise<readonly EarlyAnswer[]>;

interface Session {
  readonly viewer?: unknown;
  readonly process?: { readonly id: string } | null;
}

/**
 * What every page of the office asks first: who is here, and then what waits. The answers come with the page; asked by its scripts, the second question would
 * wait for the answer to the first. Nothing is decided here: both questions go through the API, with the person's cookie and all its rules, and an answer
 * that it refuses is left out.
 */
export function earlyQuestions(app: NestFastifyApplication): EarlyQuestions {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const documents = app.get(TrustedDocuments);
  const [sessionHash, todayHash] = [documents.hashOf('OfficeSession'), documents.hashOf('OfficeToday')];
  return async (request, lang = 'de', slug = null) => {
    const ask = (sha256Hash: string, variables: EarlyAnswer['variables']) => answerTo(fastify, request, lang, { sha256Hash, variables });
    const session = await ask(sessionHash, { slug });
    const { viewer, process } = (session?.data ?? {}) as Session;
    const today = viewer == null || process == null ? null : await ask(todayHash, { processId: process.id });
    return [session, today].filter((answer) => answer !== null);
  };
}

async function answerTo(fastify: FastifyInstance, { headers, socket }: FastifyRequest, lang: string, { sha256Hash, variables }: Omit<EarlyAnswer, 'data'>): Promise<EarlyAnswer | null> {
  const response = await fastify.inject({
    method: 'POST', url: '/graphql', remoteAddress: socket.remoteAddress ?? '',
    headers: {
      ...headers, 'accept': 'application/graphql-response+json', 'accept-encoding': 'identity', 'accept-language': lang, 'apollo-require-preflight': 'true', 'content-type': 'application/json',
    },
    payload: { variables, extensions: { persistedQuery: { version: 1, sha256Hash } } },
  });
  if (response.statusCode !== 200) return null;
  const { data, errors } = response.json<{ data?: EarlyAnswer['data'] | null; errors?: unknown }>();
  return data == null || errors !== undefined ? null : { sha256Hash, variables, data };
}
