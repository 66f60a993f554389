import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World } from '../contribution/world.js';
import type { Session } from '../support/app.js';
import { limits } from '../../src/live/limits.js';
import { Line } from './line.js';

const todayChanged = 'subscription ($p: ID!) { todayChanged(processId: $p) { toModerate toAnswer toApprove } }';
const processChanged = 'subscription ($p: ID!) { processChanged(processId: $p) { id publishedCount phase { kind } } }';

let world: World;
let moderator: Session;
beforeAll(async () => {
  world = await World.start();
  moderator = await world.person('moderator');
});
afterAll(() => world?.app.close());

const dial = (options: Parameters<typeof Line.dial>[1]) => Line.dial(world.app.app, options);
const open = (as: Session, options = {}) => Line.open(world.app.app, { cookie: as.cookie, ...options });
/** The first answer to a document, and what became of the socket's other subscriptions: nothing. */
async function asked(as: Session, query: string, variables: object = { p: world.processId }) {
  const line = await open(as);
  line.subscribe('a', query, variables);
  const { type, payload } = await line.answer('a', 1);
  await line.hangUp();
  return { type, payload };
}
const refusal = (code: string) => ({ type: 'error', payload: [{ extensions: { code } }] });

describe('a socket is refused', () => {
  it('without a session, with one that was made up or has ended, and to people without a role', async () => {
    const ended = await world.person('moderator');
    await world.app.sql('DELETE FROM session WHERE account_id = $1', [ended.accountId]);
    const blocked = await world.person('moderator');
    await world.app.sql('UPDATE account SET blocked_at = now() WHERE id = $1', [blocked.accountId]);
    const made = `__Host-session=${'a'.repeat(32)}.${'b'.repeat(43)}`;
    for (const cookie of [null, 'other=1', made, '__Host-session=%00%ff', ended.cookie, blocked.cookie]) expect([cookie, await dial({ cookie })]).toEqual([cookie, 401]);
    expect(await dial({ cookie: (await world.person()).cookie })).toBe(403);
  });

  it('to pages of another origin, and to programs that name none', async () => {
    for (const origin of ['https://evil.example', 'http://localhost:3001', 'https://localhost:3000', 'http://localhost:3000.evil.example', 'null', null]) {
      expect([origin, await dial({ cookie: moderator.cookie, origin })]).toEqual([origin, 403]);
    }
  });

  it('at any other address, and for any other protocol', async () => {
    for (const path of ['/', '/graphql', '/graphql/live/', '/graphql/live/x', '/office/', '/health/ready']) expect([path, await dial({ cookie: moderator.cookie, path })]).toEqual([path, 404]);
    expect(await dial({ cookie: moderator.cookie, protocol: 'graphql-ws' })).toBe(400);
  });

  it('when an account or an address has too many, until one is gone', async () => {
    const greedy = await world.person('editor');
    const lines = await Promise.all(Array.from({ length: limits.perAccount }, () => open(greedy)));
    expect(await dial({ cookie: greedy.cookie })).toBe(429);
    await lines[0]!.hangUp();
    // The server gives the place back when it hears of the end, a moment after us.
    let again = await dial({ cookie: greedy.cookie });
    while (again === 429) again = await dial({ cookie: greedy.cookie });
    await Promise.all([...lines.slice(1), again as Line].map((line) => line.hangUp()));
    const crowd: Session[] = [];
    while (crowd.length * limits.perAccount < limits.perAddress) crowd.push(await world.person('editor'));
    const full = await Promise.all(crowd.flatMap((each) => Array.from({ length: limits.perAccount }, () => open(each, { address: '203.0.113.7' }))));
    expect(await dial({ cookie: moderator.cookie, address: '203.0.113.7' })).toBe(429);
    expect(await dial({ cookie: moderator.cookie, address: '203.0.113.8' })).toBeInstanceOf(Line);
    for (const line of full) line.socket.terminate();
  }, 60_000);
});

describe('over a socket', () => {
  it('only documents of our own pages are answered', async () => {
    const line = await open(moderator);
    const payloads = [{ query: todayChanged }, { query: todayChanged, extensions: { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } } }, { query: '', extensions: { persistedQuery: { sha256Hash: 7 } } }, { query: '{ __schema { types { name } } }' }];
    for (const [n, payload] of payloads.entries()) {
      line.send({ type: 'subscribe', id: `${n}`, payload: { ...payload, variables: { p: world.processId } } });
      expect(await line.answer(`${n}`, 1)).toMatchObject(refusal('DOCUMENT_NOT_TRUSTED'));
    }
    await line.hangUp();
  });

  it('no query and no mutation is answered, no introspection, nothing deep', async () => {
    expect(await asked(moderator, '{ viewer { id } }')).toMatchObject(refusal('DOCUMENT_NOT_TRUSTED'));
    expect(await asked(moderator, 'mutation { signOut { accepted } }')).toMatchObject(refusal('DOCUMENT_NOT_TRUSTED'));
    expect(await world.app.graphql('{ viewer { id } }', {}, { as: moderator })).toMatchObject({ data: { viewer: { id: moderator.accountId } } });
    for (const [query, fault] of [
      ['subscription { __schema { types { name } } }', /introspection/],
      [`subscription ($p: ID!) { processChanged(processId: $p) { ${Array.from({ length: 16 }, (_, n) => `a${n}: title`).join(' ')} } }`, /more than 15 aliases/],
      [`subscription ($p: ID!) { processChanged(processId: $p) { parts { ${'currentVersion { part { '.repeat(6)} id ${'} '.repeat(12)} } } }`, /more than 12 levels/],
      ['subscription ($p: ID!) { processChanged(processId: $p) { id } todayChanged(processId: $p) { toAnswer } }', /only one top level field/],
      ['subscription ($p: ID!) { ... on Subscription { todayChanged(processId: $p) { toAnswer } } }', /begins with its field/],
    ] as const) expect([query, await asked(moderator, query)]).toEqual([query, { type: 'error', payload: [expect.objectContaining({ message: expect.stringMatching(fault) })] }]);
  });

  it('subscriptions are no answers to requests', async () => {
    expect(await world.app.graphql(todayChanged, { p: world.processId }, { as: moderator })).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('each subscription is answered by role and process alone', async () => {
    const elsewhere = await (await World.in(world.app)).person('moderator', 'editor', 'publisher', 'admin');
    for (const query of [todayChanged, processChanged]) {
      expect(await asked(elsewhere, query)).toMatchObject(refusal('NOT_FOUND'));
      expect(await asked(elsewhere, query, { p: 'x' })).toMatchObject(refusal('NOT_FOUND'));
      expect(await asked(moderator, query, {})).toMatchObject(refusal('BAD_USER_INPUT'));
      expect(await asked(moderator, query, { p: { id: 1 } })).toMatchObject(refusal('BAD_USER_INPUT'));
    }
    for (const role of ['admin', 'drafter', 'organiser', 'host', 'council'] as const) expect([role, await asked(await world.person(role), todayChanged)]).toMatchObject([role, refusal('FORBIDDEN')]);
    for (const role of ['moderator', 'editor', 'publisher'] as const) expect([role, await asked(await world.person(role), todayChanged)]).toMatchObject([role, { type: 'next' }]);
    expect(await asked(await world.person('council'), processChanged)).toMatchObject({ type: 'next', payload: { data: { processChanged: { id: world.processId, phase: { kind: 'COMMENT' } } } } });
  });

  it('a person has few subscriptions at a time', async () => {
    const line = await open(moderator);
    for (let n = 0; n < limits.subscriptions; n++) line.subscribe(`${n}`, todayChanged, { p: world.processId });
    await line.until(() => line.answers(`${limits.subscriptions - 1}`).length > 0);
    line.subscribe('more', todayChanged, { p: world.processId });
    expect(await line.answer('more', 1)).toMatchObject(refusal('TOO_MANY'));
    line.send({ type: 'complete', id: '0' });
    line.subscribe('again', todayChanged, { p: world.processId });
    expect(await line.answer('again', 1)).toMatchObject({ type: 'next' });
    await line.hangUp();
  });
});

describe('what is no message of ours closes the socket', () => {
  it.each<[string, (line: Line) => void, number]>([
    ['no JSON', (line) => line.send('{'), 4400],
    ['no message', (line) => line.send('[1]'), 4400],
    ['a message of a server', (line) => line.send({ type: 'next', id: 'a', payload: { data: null } }), 4400],
    ['a subscription without a payload', (line) => line.send({ type: 'subscribe', id: 'a' }), 4400],
    ['the same subscription twice', (line) => [1, 2].forEach(() => line.subscribe('a', todayChanged, { p: world.processId })), 4409],
    ['more bytes than any message has', (line) => line.send(JSON.stringify({ type: 'ping', payload: { x: 'x'.repeat(limits.messageBytes) } })), 1009],
    ['a frame that breaks the protocol', (line) => (line.socket as unknown as { _socket: { write(data: Buffer): void } })._socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff])), 1002],
    ['bytes that are no text', (line) => line.socket.send(Buffer.from([0x7b, 0xff, 0xfe]), { binary: false }), 1007],
    ['more messages than any page sends', (line) => Array.from({ length: limits.messagesPerMinute + 1 }, () => line.send({ type: 'ping' })), 4400],
  ])('%s', async (_, say, code) => {
    const line = await open(moderator);
    say(line);
    const closed = await line.closed;
    expect(closed.code).toBe(code);
    expect(`${closed.reason}${JSON.stringify(line.messages)}`).not.toMatch(/ at |node_modules|Error:/);
    await (await open(moderator)).hangUp();
  });

  it('a subscription before the beginning', async () => {
    const line = (await dial({ cookie: moderator.cookie })) as Line;
    line.subscribe('a', todayChanged, { p: world.processId });
    expect(await line.closed).toMatchObject({ code: 4401 });
  });
});
