import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TypedDocumentNode } from '@apollo/client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { createClient } from './client.js';
import { EarlyAnswers } from './early-answers.js';

const document = Object.assign(parse('query N($slug: String) { n(slug: $slug) }'), { __meta__: { hash: 'sha256:c0ffee' } }) as TypedDocumentNode<{ n: number }, { slug: string | null }>;
const answer = { sha256Hash: 'c0ffee', variables: { slug: null }, data: { n: 1 } };

describe('early answers', () => {
  let server: Server;
  let says: { status: number; body: string };
  const early = () => new EarlyAnswers(`http://127.0.0.1:${(server.address() as AddressInfo).port}/early`);
  const client = () => createClient({ lang: 'de' });

  beforeEach(async () => {
    says = { status: 200, body: JSON.stringify([answer]) };
    server = createServer((_request, response) => response.writeHead(says.status).end(says.body)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => new Promise((resolve) => void server.close(resolve)));

  it.each([[503, '[]'], [200, 'not JSON'], [200, '[]']])('are none when the server says %i %s: whoever needs one asks for itself', async (status, body) => {
    says = { status, body };
    const [answers, apollo] = [early(), client()];
    await answers.arrived;
    answers.fill(apollo, [document]);
    expect(apollo.readQuery({ query: document, variables: { slug: null } })).toBeNull();
  });

  it('are none when nobody answers', async () => {
    await expect(new EarlyAnswers('http://127.0.0.1:1/early').arrived).resolves.toBeUndefined();
  });

  it('are given once, to the same question only', async () => {
    const [answers, first, second] = [early(), client(), client()];
    await answers.arrived;
    for (const apollo of [first, second]) answers.fill(apollo, [document]);
    expect(first.readQuery({ query: document, variables: { slug: null } })).toEqual({ n: 1 });
    expect(first.readQuery({ query: document, variables: { slug: 'other' } })).toBeNull();
    expect(second.readQuery({ query: document, variables: { slug: null } })).toBeNull();
  });

  it('that came with the page are there at once', () => {
    const apollo = client();
    new EarlyAnswers([answer]).fill(apollo, [document]);
    expect(apollo.readQuery({ query: document, variables: { slug: null } })).toEqual({ n: 1 });
  });

  it('that come too late for the first picture are not put under what was asked since', async () => {
    const [answers, apollo] = [early(), client()];
    answers.fill(apollo, [document]);
    await answers.arrived;
    answers.fill(apollo, [document]);
    expect(apollo.readQuery({ query: document, variables: { slug: null } })).toBeNull();
  });
});
