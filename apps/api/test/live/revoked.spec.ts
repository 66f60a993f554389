import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import cookie from '@fastify/cookie';
import { sessionSecret } from '@mitgestalten/identity-api';
import { Keys, newId, sha256 } from '@mitgestalten/platform';
import { World } from '../contribution/world.js';
import { key, type Session } from '../support/app.js';
import { LiveServer } from '../../src/live/live-server.js';
import { Line } from './line.js';

const todayChanged = 'subscription ($p: ID!) { todayChanged(processId: $p) { toModerate } }';

let world: World;
let resident: Session;
let admin: Session;
let publisher: Session;
beforeAll(async () => {
  world = await World.start();
  [resident, admin, publisher] = [await world.person(), await world.person('admin'), await world.person('publisher')];
});
afterAll(() => world?.app.close());

async function following(...roles: Parameters<World['person']>): Promise<{ person: Session; line: Line }> {
  const person = await world.person(...roles);
  return { person, line: await follow(person) };
}
async function follow(person: Session, on = world.app.app): Promise<Line> {
  const line = await Line.open(on, { cookie: person.cookie });
  line.subscribe('a', todayChanged, { p: world.processId });
  await line.answer('a', 1);
  return line;
}
const endSession = ({ accountId }: Session) => world.app.sql('DELETE FROM session WHERE account_id = $1', [accountId]);
const grantOf = async ({ accountId }: Session) => (await world.app.sql('SELECT id FROM role_grant WHERE account_id = $1', [accountId]))[0]!['id'];
const accept = async (mutation: string, input: object | null, as: Session) => {
  const [open, given] = input === null ? ['', ''] : [`($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!)`, '(input: $input)'];
  const { data } = await world.app.graphql(`mutation ${open} { ${mutation}${given} { errors { code field } } }`, { input }, { as });
  expect(data[mutation].errors).toEqual([]);
};

describe('a socket is closed within a second', () => {
  it.each<[string, (person: Session) => Promise<unknown>, number]>([
    ['after signing out', (person) => accept('signOut', null, person), 4401],
    ['when the account is blocked', ({ accountId }) => world.app.sql('UPDATE account SET blocked_at = now() WHERE id = $1', [accountId]), 4401],
    ['when the session is ended from elsewhere', endSession, 4401],
    ['when another browser sets a password', async (person) => {
      const id = newId();
      await world.app.sql(`INSERT INTO session (id_hash, account_id, data, last_seen_at, expires_at) VALUES ($1, $2, '{}', now(), now() + interval '1 day')`, [sha256(id), person.accountId]);
      const signed = cookie.sign(id, sessionSecret(world.app.app.get(Keys)));
      await accept('setPassword', { idempotencyKey: key(), password: 'drei Vögel am Kanal 7' }, { ...person, cookie: `__Host-session=${encodeURIComponent(signed)}` });
    }, 4401],
    ['when a role is taken', async (person) => accept('revokeRole', { idempotencyKey: key(), grantId: await grantOf(person) }, admin), 4403],
    ['when a role is given', ({ accountId }) => world.app.sql(`INSERT INTO role_grant (id, process_id, account_id, role) VALUES (gen_random_uuid(), $1, $2, 'editor')`, [world.processId, accountId]), 4403],
  ])('%s', async (_, deed, code) => {
    const { person, line } = await following('moderator');
    await deed(person);
    const from = performance.now();
    expect(await line.closed).toMatchObject({ code });
    expect(performance.now() - from).toBeLessThan(1_000);
  });

  it('when its session ends by itself', async () => {
    const person = await world.person('moderator');
    // Eleven hours, 59 minutes and 59 seconds of twelve hours have gone by.
    await world.app.sql(`UPDATE session SET created_at = clock_timestamp() - interval '12 hours' + interval '1 second' WHERE account_id = $1`, [person.accountId]);
    const from = performance.now();
    const line = await follow(person);
    expect(await line.closed).toMatchObject({ code: 4401 });
    expect(performance.now() - from).toBeLessThan(2_500);
  });

  it('on another instance too', async () => {
    const other = await world.app.another();
    const person = await world.person('moderator');
    const line = await follow(person, other);
    await accept('signOut', null, person);
    expect(await line.closed).toMatchObject({ code: 4401 });
    await other.close();
  });

  it('also from somebody who does not say goodbye', async () => {
    const { person, line } = await following('moderator');
    const { _socket: raw } = line.socket as unknown as { _socket: Socket };
    // From now on nothing of what arrives is understood, so no close is answered.
    raw.removeAllListeners('data').resume();
    const gone = once(raw, 'close');
    const from = performance.now();
    await endSession(person);
    await gone;
    expect(performance.now() - from).toBeLessThan(1_000);
  });
});

describe('between two events', () => {
  it('who has lost the role, and whose socket nobody closed yet, gets nothing more', async () => {
    const [{ person, line }, witness] = [await following('moderator'), await following('moderator')];
    await quietly(async () => {
      await world.app.sql('DELETE FROM role_grant WHERE account_id = $1', [person.accountId]);
      await world.comment({}, { as: resident });
      await witness.line.answer('a', 2);
    });
    expect(await line.closed).toMatchObject({ code: 4403 });
    expect(line.answers('a')).toHaveLength(1);
    await witness.line.hangUp();
  });

  it('who is signed out likewise', async () => {
    const [{ person, line }, witness] = [await following('moderator'), await following('moderator')];
    await quietly(async () => {
      await endSession(person);
      await world.comment({}, { as: resident });
      await witness.line.answer('a', 2);
    });
    expect(await line.closed).toMatchObject({ code: 4401 });
    expect(line.answers('a')).toHaveLength(1);
    await witness.line.hangUp();
  });

  it('a sweep finds what was not heard, and leaves the others', async () => {
    const [{ person, line }, other] = [await following('moderator'), await following('moderator')];
    await quietly(() => endSession(person));
    await world.app.app.get(LiveServer).recheck();
    expect(await line.closed).toMatchObject({ code: 4401 });
    expect(other.line.socket.readyState).toBe(other.line.socket.OPEN);
    await other.line.hangUp();
  });
});

describe('when the server is closed', () => {
  it('sockets are told, and nothing holds it up, not even who does not listen', async () => {
    const other = await world.app.another();
    const [first, second] = [await follow(publisher, other), await follow(publisher, other)];
    second.socket.pause();
    const from = performance.now();
    await other.close();
    expect(performance.now() - from).toBeLessThan(2_000);
    expect(await first.closed).toEqual({ code: 1001, reason: 'Going away' });
    second.socket.terminate();
  });
});

/** Without the triggers that tell of ended sessions and other roles. */
async function quietly(deed: () => Promise<unknown>): Promise<void> {
  for (const table of ['session', 'role_grant']) await world.app.sql(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await deed();
  for (const table of ['session', 'role_grant']) await world.app.sql(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}
