import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '@mitgestalten/platform';
import { World } from '../contribution/world.js';
import { trusted, type Session, type TestApp } from '../support/app.js';

let app: TestApp;
let world: World;
let other: NestFastifyApplication;
let editor: Session;
let processId: string;
// The clock by which answers grow old, in ms: it goes on only when a test says so.
let ms = 0;

beforeAll(async () => {
  world = await World.start();
  ({ app, processId } = world);
  other = await app.another();
  editor = await app.person({ processId, roles: ['editor'] });
  jest.spyOn(performance, 'now').mockImplementation(() => ms);
});
beforeEach(() => {
  ms += 10_000;
});
afterAll(async () => {
  jest.restoreAllMocks();
  await other?.close();
  await app?.close();
});

type Headers = Record<string, string>;

interface Asked {
  readonly headers?: Headers;
  readonly method?: 'GET' | 'HEAD';
  readonly on?: NestFastifyApplication;
}

/** Asks by GET, with the hash of a document of our pages. */
async function get(query: string, { headers = {}, method = 'GET', on = app.app }: Asked = {}) {
  return send(`extensions=${encodeURIComponent(JSON.stringify(trusted(on, query).extensions))}`, { headers, method, on });
}

/** Asks by GET, with a text that anybody may have written. */
const free = (query: string, asked: Asked = {}) => send(`query=${encodeURIComponent(query)}`, asked);

async function send(search: string, { headers = {}, method = 'GET', on = app.app }: Asked) {
  const answer = await on.inject({ method, url: `/graphql?${search}`, headers: { 'apollo-require-preflight': 'true', ...headers } });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body, raw: answer.rawPayload };
}

const contact = '{ process { id contactEmail } }';
const write = (to: string) => app.sql('UPDATE process SET contact_email = $1', [`${to}@example.org`]);
const unkept = { 'cache-control': 'private, no-store' };

describe('an answer to somebody who can be known', () => {
  it('is neither given to others nor made of theirs', async () => {
    await write('vorher');
    expect((await get(contact)).body).toContain('vorher');
    await write('nachher');
    for (const headers of [{ cookie: editor.cookie }, { cookie: '__Host-session=nonsense' }, { cookie: 'other=1' }, { authorization: 'Bearer x' }] as Headers[]) {
      const own = await get(contact, { headers });
      expect(own).toMatchObject({ status: 200, headers: unkept });
      expect(own.headers).not.toHaveProperty('etag');
      expect(own.body).toContain('nachher');
    }
    expect((await get(contact)).body).toContain('vorher');
  });

  it('says who asks only to that person', async () => {
    expect((await get('{ viewer { id } }', { headers: { cookie: editor.cookie } })).body).toContain(editor.accountId);
    expect((await get('{ viewer { id } }')).body).not.toContain(editor.accountId);
  });
});

describe('what is not kept', () => {
  it('is what a code opens, a fault, and a question without sign of our pages', async () => {
    expect((await get(`{ votingPaper(ballotId: "${newId()}", code: "x") { itemIds } }`)).headers).toMatchObject(unkept);
    expect(await free('{ nonsense }')).toMatchObject({ status: 400, headers: unkept });
    expect((await app.app.inject({ method: 'GET', url: `/graphql?query=${encodeURIComponent(contact)}` })).statusCode).toBe(400);
  });

  it('is a change: it is refused', async () => {
    expect(await get('mutation { signOut { accepted } }')).toMatchObject({ status: 405, headers: unkept });
  });

  it('is what one device may not ask any more: others still may', async () => {
    await free(contact);
    await app.sql('UPDATE rate_limit SET hits = 10000');
    ms += 1000;
    expect(await free(contact)).toMatchObject({ status: 429, headers: unkept });
    await app.sql('DELETE FROM rate_limit');
    expect(await free(contact)).toMatchObject({ status: 200 });
  });

  it('is an answer in another language or form', async () => {
    const german = await get('{ process { phases { kind } } __typename }', { headers: { 'accept-language': 'de' } });
    const form = await get('{ process { phases { kind } } __typename }', { headers: { accept: 'application/graphql-response+json' } });
    expect(german.headers['content-type']).toContain('application/json');
    expect(form.headers['content-type']).toContain('application/graphql-response+json');
    expect(german.headers['vary']).toBe('accept-encoding, cookie, authorization, accept, accept-language');
  });
});

describe('a public answer', () => {
  it('is a second old at most, also when another process changed what it tells', async () => {
    await write('frueher');
    expect((await get(contact)).body).toContain('frueher');
    expect((await get(contact, { on: other })).body).toContain('frueher');
    await write('spaeter');
    ms += 999;
    expect((await get(contact)).body).toContain('frueher');
    ms += 1;
    expect((await get(contact)).body).toContain('spaeter');
    expect((await get(contact, { on: other })).body).toContain('spaeter');
  });

  it('shows no contribution a second after it was hidden', async () => {
    const [moderator, colleague] = [await world.person('moderator'), await world.person('moderator')];
    const id = await world.publishedComment(editor, moderator);
    const comments = `{ contributions(processId: "${processId}", first: 10) { nodes { id textId } } }`;
    const before = await get(comments);
    expect(before.body).toContain(id);
    const { textId } = JSON.parse(before.body).data.contributions.nodes[0];
    expect((await world.withhold(textId, colleague, { reasonCode: 'UNLAWFUL', alsoPublished: true })).errors).toEqual([]);
    ms += 1000;
    expect((await get(comments)).body).not.toContain(id);
  });

  it('does not grow older when somebody sets the clock of the machine back', async () => {
    await write('erst');
    await get(contact);
    await write('dann');
    const set = jest.spyOn(Date, 'now').mockReturnValue(0);
    try {
      ms += 1000;
      expect((await get(contact)).body).toContain('dann');
    } finally {
      set.mockRestore();
    }
  });

  it('costs one statement for a hundred who ask at once', async () => {
    await get(contact);
    ms += 1000;
    const once = await app.statementsOf(() => get(contact));
    ms += 1000;
    expect(await app.statementsOf(() => Promise.all(Array.from({ length: 100 }, () => get(contact))))).toBe(once);
  });

  it('is not sent again to whoever has it, and told without its body', async () => {
    const first = await get(contact);
    expect(first.headers).toMatchObject({ 'cache-control': 'public, max-age=0, must-revalidate', etag: expect.stringMatching(/^W\/".{22}"$/) });
    const etag = String(first.headers['etag']);
    const known = await get(contact, { headers: { 'if-none-match': `"other", ${etag}` } });
    expect(known).toMatchObject({ status: 304, body: '', headers: { etag, 'cache-control': first.headers['cache-control'] } });
    expect(await get(contact, { method: 'HEAD' })).toMatchObject({ status: 200, body: '', headers: { etag, 'content-length': String(first.raw.length) } });
    await write('etwas-neues');
    ms += 1000;
    expect(await get(contact, { headers: { 'if-none-match': etag } })).toMatchObject({ status: 200 });
  });
});
