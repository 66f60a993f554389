import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId, sha256 } from '@mitgestalten/platform';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { key, startApp, trusted, type Session, type TestApp } from '../support/app.js';
import { sampleProcess } from '../support/process.js';

let app: TestApp;
let editor: Session;
let processId: string;
beforeAll(async () => {
  app = await startApp();
  ({ processId } = await sampleProcess(app));
  editor = await app.person({ processId, roles: ['editor'] });
});
afterAll(() => app?.close());

async function post(payload: object, headers: Record<string, string> = {}) {
  const answer = await app.app.inject({ method: 'POST', url: '/graphql', payload, headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true', ...headers } });
  return { status: answer.statusCode, code: answer.json().errors?.[0]?.extensions.code, data: answer.json().data };
}

describe('a document that no page of ours sends', () => {
  it('changes nothing, whoever sends it', async () => {
    const query = 'mutation ($input: SubmitProposalInput!) { submitProposal(input: $input) { errors { code } } }';
    const variables = { input: { idempotencyKey: key(), processId, title: 'Eine Idee', body: 'Ein Text', lang: 'de' } };
    for (const headers of [{}, { cookie: editor.cookie }]) {
      expect(await post({ query, variables }, headers as Record<string, string>)).toMatchObject({ status: 403, code: 'DOCUMENT_NOT_TRUSTED' });
    }
    expect(await app.sql('SELECT 1 FROM contribution')).toEqual([]);
  });

  it('is not answered with a cookie, even one that means nothing', async () => {
    for (const cookie of [editor.cookie, '__Host-session=nonsense']) {
      expect(await post({ query: '{ process { id } }' }, { cookie })).toMatchObject({ status: 403, code: 'DOCUMENT_NOT_TRUSTED' });
    }
  });

  it('does not become trusted by coming with its hash', async () => {
    const query = 'mutation { signOut { accepted errors { code } } }';
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(query) } };
    expect(await post({ query, extensions })).toMatchObject({ status: 403, code: 'DOCUMENT_NOT_TRUSTED' });
    expect(await post({ extensions })).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  });

  it('reads nothing by a code', async () => {
    expect(await post({ query: `{ slip(processId: "${processId}", code: "x") { __typename } }` })).toMatchObject({ status: 403, code: 'DOCUMENT_NOT_TRUSTED' });
    const inFragment = `{ ...f } fragment f on Query { v: votingPaper(ballotId: "${newId()}", code: "x") { itemIds } }`;
    expect(await post({ query: inFragment })).toMatchObject({ status: 403, code: 'DOCUMENT_NOT_TRUSTED' });
  });

  it('is refused when it asks for too much at once', async () => {
    const nodes = 'nodes { id replies { id replies { id } } passage { part { versions { id } } } }';
    const query = `query ($first: Int!) { contributions(processId: "${processId}", first: $first) { ${nodes} } }`;
    expect(await post({ query, variables: { first: 100 } })).toMatchObject({ status: 400, code: 'TOO_LARGE' });
    expect(await post({ query, variables: { first: 1 } })).toMatchObject({ status: 200 });
  });

  it('is counted with the defaults of its variables', async () => {
    const nodes = 'nodes { id passage { comments(first: $first) { nodes { id body } } } }';
    const query = (first: number) => `query ($first: Int = ${first}) { contributions(processId: "${processId}", first: $first) { ${nodes} } }`;
    expect(await post({ query: query(100) })).toMatchObject({ status: 400, code: 'TOO_LARGE' });
    expect(await post({ query: query(20) })).toMatchObject({ status: 200 });
  });

  it('is counted once for each fragment, however often these stand in each other', async () => {
    // Sixty steps, each with two ways on: to walk them all would take longer than anybody lives.
    const ladder = Array.from({ length: 60 }, (_, n) => `fragment a${n} on Query { ...a${n + 1} ...a${n + 1} }`).join(' ');
    expect(await post({ query: `{ ...a0 } ${ladder} fragment a60 on Query { __typename }` })).toMatchObject({ status: 400, code: 'TOO_LARGE' });
    expect(await post({ query: `{ ...a0 } ${ladder} fragment a60 on Query { a: __typename }` })).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  it('is answered without a cookie, within a limit for each device', async () => {
    expect(await post({ query: '{ process { id } }' })).toMatchObject({ status: 200, data: { process: { id: processId } } });
    await app.sql('UPDATE rate_limit SET hits = 10000');
    expect(await post({ query: '{ process { id } }' })).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  });
});

describe('a document of our pages', () => {
  it('is answered with a cookie, and may change something', async () => {
    expect(await post(trusted(app.app, '{ viewer { id } }'), { cookie: editor.cookie })).toMatchObject({ status: 200, data: { viewer: { id: editor.accountId } } });
    expect(await post(trusted(app.app, 'mutation { signOut { accepted } }'), { cookie: editor.cookie })).toMatchObject({ data: { signOut: { accepted: true } } });
  });

  it('takes names of statements from a share of its own where these follow what is asked for', async () => {
    const pool = (app.app.get(DataSource).driver as unknown as { master: Pool }).master;
    const query = jest.spyOn(pool, 'query');
    for (const slug of ['first', 'second', 'first']) await app.graphql('query ($slug: String!) { process { part(slug: $slug) { id } } }', { slug });
    await app.graphql('{ process { id } }');
    const names = query.mock.calls.map(([statement]) => (statement as unknown as { name?: string }).name);
    query.mockRestore();
    expect(names).toEqual([1, 2, 3].map(() => expect.stringMatching(/^v\d+$/)).concat(expect.stringMatching(/^s\d+$/)));
    expect(names[2]).toBe(names[0]);
  });
});
