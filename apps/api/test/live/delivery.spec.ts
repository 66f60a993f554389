import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { system } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import pg from 'pg';
import { World } from '../contribution/world.js';
import type { Session } from '../support/app.js';
import { limits } from '../../src/live/limits.js';
import { Line } from './line.js';

const todayChanged = 'subscription ($p: ID!) { todayChanged(processId: $p) { toModerate toAnswer } }';
const processChanged = 'subscription ($p: ID!) { processChanged(processId: $p) { publishedCount phase { kind } } }';

let world: World;
let moderator: Session;
let resident: Session;
let lines: Line[] = [];
beforeAll(async () => {
  world = await World.start();
  [moderator, resident] = [await world.person('moderator'), await world.person()];
});
afterEach(async () => {
  await Promise.all(lines.map((line) => line.hangUp()));
  lines = [];
});
afterAll(() => world?.app.close());

/** Follows a document in a process; the first answer has come. */
async function follow(as: Session, query = todayChanged, at = world, on = world.app.app, lang = 'de'): Promise<Line> {
  const line = await Line.open(on, { cookie: as.cookie, lang });
  lines.push(line);
  line.subscribe('a', query, { p: at.processId });
  await line.answer('a', 1);
  return line;
}
const waiting = (line: Line) => line.answers('a').map(({ payload }) => payload.data.todayChanged.toModerate);
const untilWaiting = (line: Line, count: number) => line.until(() => waiting(line).at(-1) === count);
const comment = async (at = world) => {
  // One person may not write as much as these tests do.
  await at.freshDevice();
  return (await at.comment({}, { as: resident })).contribution!.id;
};
const publishAll = async () => {
  const texts = await world.app.sql<{ id: string }>(`SELECT id FROM contribution_text WHERE process_id = $1 AND state = 'SUBMITTED'`, [world.processId]);
  if (texts.length > 0) await world.publish(texts.map(({ id }) => id), moderator);
};

describe('a subscription', () => {
  it('says at once what is, and what has become of it', async () => {
    await comment();
    const line = await follow(moderator);
    expect(waiting(line)).toEqual([1]);
    await comment();
    await untilWaiting(line, 2);
    await publishAll();
    await untilWaiting(line, 0);
  });

  it('says nothing of other processes, to other roles, or twice the same', async () => {
    const other = await World.in(world.app);
    const editor = await world.person('editor');
    const [mine, theirs, writing] = [await follow(moderator), await follow(await other.person('moderator'), todayChanged, other), await follow(editor)];
    await comment();
    await untilWaiting(mine, 1);
    // What nobody waits for changes no figure.
    await world.app.app.get(UnitOfWork).run({ actor: system, action: 'test' }, () => Promise.resolve(done(null, { objectType: 'process', objectId: null, processId: world.processId })));
    await comment(other);
    await untilWaiting(theirs, 1);
    await publishAll();
    await untilWaiting(mine, 0);
    const toAnswer = () => writing.answers('a').map(({ payload }) => payload.data.todayChanged.toAnswer);
    await writing.until(() => toAnswer().at(-1) === toAnswer()[0] + 1);
    expect([waiting(mine), waiting(theirs)]).toEqual([[0, 1, 0], [0, 1]]);
    // The editor heard of the published one, which asks for an answer, and of nothing before.
    expect(writing.answers('a')).toHaveLength(2);
  });

  it('says few times what changes often, and the last of it', async () => {
    const line = await follow(moderator);
    const before = performance.now();
    for (let n = 0; n < 40; n++) await comment();
    await untilWaiting(line, 40);
    const turns = (performance.now() - before) / limits.deliverEveryMs;
    expect(line.answers('a').length).toBeLessThanOrEqual(Math.ceil(turns) + 2);
    await publishAll();
    await untilWaiting(line, 0);
  });

  it('tells people with any role what is public', async () => {
    const line = await follow(await world.person('council'), processChanged);
    const before = line.answers('a')[0]!.payload.data.processChanged;
    expect(before.phase).toEqual({ kind: 'COMMENT' });
    await comment();
    await publishAll();
    await line.until(() => line.answers('a').at(-1)!.payload.data.processChanged.publishedCount === before.publishedCount + 1);
  });

  it('speaks the language of the page', async () => {
    const title = 'subscription ($p: ID!) { processChanged(processId: $p) { title } }';
    const titles = [await follow(moderator, title), await follow(moderator, title, world, world.app.app, 'en')].map((line) => line.answers('a')[0]!.payload.data.processChanged.title);
    expect(titles).toEqual(['Testbeteiligung', 'Test participation']);
  });

  it('is ended by whoever asked', async () => {
    const [line, still] = [await follow(moderator), await follow(moderator)];
    line.send({ type: 'complete', id: 'a' });
    line.send({ type: 'ping' });
    await line.until((messages) => messages.some(({ type }) => type === 'pong'));
    await comment();
    await untilWaiting(still, 1);
    expect(line.answers('a')).toHaveLength(1);
    await publishAll();
  });

  it('is no sign of life: whoever only watches is signed out in time', async () => {
    await world.app.sql(`UPDATE session SET last_seen_at = clock_timestamp() - interval '30 minutes' WHERE account_id = $1`, [moderator.accountId]);
    const line = await follow(moderator);
    await comment();
    await untilWaiting(line, 1);
    expect(await world.app.sql(`SELECT 1 FROM session WHERE account_id = $1 AND last_seen_at > clock_timestamp() - interval '29 minutes'`, [moderator.accountId])).toEqual([]);
    await publishAll();
  });
});

describe('over several processes and lost connections', () => {
  it('what one instance did is told by another', async () => {
    const other = await world.app.another();
    try {
      const line = await follow(moderator, todayChanged, world, other);
      await comment();
      await untilWaiting(line, 1);
      await publishAll();
      await untilWaiting(line, 0);
    } finally {
      await other.close();
    }
  });

  it('what changed while the line to the database was cut is told when it is back', async () => {
    const line = await follow(moderator);
    const cut = () => world.app.sql<{ pid: number }>(`SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mitgestalten live' AND datname = current_database()`);
    expect(await cut()).toHaveLength(1);
    // Past the platform, so that nobody announces it.
    const id = await comment();
    await world.app.sql(`UPDATE contribution_text SET state = 'WITHHELD' WHERE contribution_id = $1`, [id]);
    await world.app.sql(`UPDATE contribution_text SET state = 'SUBMITTED' WHERE contribution_id = $1`, [id]);
    await untilWaiting(line, 1);
    await comment();
    await untilWaiting(line, 2);
    await publishAll();
    await untilWaiting(line, 0);
  });
});

describe('an announcement', () => {
  it('tells which process, and nothing of deeds that nobody shall know the time of', async () => {
    const listener = new pg.Client({ connectionString: world.app.settings.databaseUrl! });
    await listener.connect();
    const heard: string[] = [];
    const last = new Promise<void>((resolve) => listener.on('notification', ({ payload = '' }) => heard.push(payload) && payload.endsWith(second.processId) && resolve()));
    const second = await World.in(world.app);
    await listener.query('LISTEN live');
    const unit = world.app.app.get(UnitOfWork);
    const event = (processId: string) => done(null, { objectType: 'ballot', objectId: null, processId });
    await unit.run({ actor: system, action: 'test.secret', anonymous: true }, () => Promise.resolve(event(world.processId)));
    await unit.run({ actor: system, action: 'test' }, () => Promise.resolve(event(second.processId)));
    await last;
    expect(heard.filter((payload) => payload.endsWith(world.processId))).toEqual([]);
    expect(heard.at(-1)).toBe(`process:${second.processId}`);
    await listener.end();
  });
});
