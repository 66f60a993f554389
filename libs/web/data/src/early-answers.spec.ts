import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EarlyAnswers } from './early-answers.js';

const document = { kind: 'Document', definitions: [], __meta__: { hash: 'sha256:c0ffee' } } as unknown as TypedDocumentNode<{ n: number }, { slug: string | null }>;

describe('early answers', () => {
  let server: Server;
  let answer: string;
  let asked: { body: string; lang: string | undefined }[];
  let early: EarlyAnswers;

  beforeEach(async () => {
    answer = '{"data":{"n":1}}';
    asked = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        asked.push({ body, lang: request.headers['accept-language'] });
        response.end(answer);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    early = new EarlyAnswers('de', `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
  });
  afterEach(() => new Promise((resolve) => void server.close(resolve)));

  it.each([['{"data":{"n":1},"errors":[{"message":"no"}]}'], ['{"data":null}'], ['not JSON']])('are none when the API says %s: whoever needs one asks for itself', async (said) => {
    answer = said;
    expect(await early.ask(document, { slug: null })).toBeNull();
    expect(await early.take(document, { slug: null })).toBeNull();
  });

  it('are none when nobody answers', async () => {
    const alone = new EarlyAnswers('de', 'http://127.0.0.1:1/graphql');
    expect(await alone.ask(document, { slug: null })).toBeNull();
  });

  it('are given once, to the same question only', async () => {
    void early.ask(document, { slug: null });
    expect(early.take(document, { slug: 'other' })).toBeUndefined();
    expect(await early.take(document, { slug: null })).toEqual({ n: 1 });
    expect(early.take(document, { slug: null })).toBeUndefined();
    expect(asked).toEqual([{ body: '{"variables":{"slug":null},"extensions":{"persistedQuery":{"version":1,"sha256Hash":"c0ffee"}}}', lang: 'de' }]);
  });

  it('are forgotten when told so', async () => {
    await early.ask(document, { slug: null });
    early.forget();
    expect(early.take(document, { slug: null })).toBeUndefined();
  });
});
