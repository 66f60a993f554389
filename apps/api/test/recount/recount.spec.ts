import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Recount } from '../../src/recount/recount.js';
import { startApp, type TestApp } from '../support/app.js';
import { sampleWorld, type SampleWorld } from '../support/sample.js';

let app: TestApp;
let world: SampleWorld;
beforeAll(async () => {
  app = await startApp();
  world = await sampleWorld(app);
}, 60_000);
afterAll(() => app?.close());

const recount = async (repair = false) => (await app.app.get(Recount).run({ slug: 'harburg', repair }))[0]!;

describe('a recount', () => {
  it('finds nothing of a process that does not exist', async () => {
    expect(await app.app.get(Recount).run({ slug: 'nirgends' })).toEqual([]);
  });

  it('agrees with the sample, whose year was told through the real operations', async () => {
    const report = await recount();
    expect([report.counterFaults, report.ballotFaults, report.repaired]).toEqual([[], [], false]);
    expect(report.compared).toBeGreaterThan(50);
  });

  it.each([
    ['process', 'published_count', 'id = $1'], ['process', 'answered_count', 'id = $1'],
    ['passage', 'comment_count', 'id = (SELECT id FROM passage WHERE process_id = $1 ORDER BY id LIMIT 1)'],
    ['contribution', 'reply_count', 'id = (SELECT id FROM contribution WHERE process_id = $1 ORDER BY id LIMIT 1)'],
  ])('finds %s.%s wrong, and repairs it only when told to', async (table, column, which) => {
    const value = async () => (await app.sql(`SELECT ${column} AS n FROM ${table} WHERE ${which}`, [world.processId]))[0]!['n'];
    const before = await value();
    await app.sql(`UPDATE ${table} SET ${column} = ${column} + 7 WHERE ${which}`, [world.processId]);
    expect((await recount()).counterFaults).toEqual([expect.stringMatching(new RegExp(`^${table}\\.${column} of .* is ${before + 7}, counted ${before}$`))]);
    expect(await value()).toBe(before + 7);
    expect(await recount(true)).toMatchObject({ repaired: true, counterFaults: [expect.any(String)] });
    expect(await value()).toBe(before);
    expect((await app.audit('counters.repair')).at(-1)).toMatchObject({ actor_kind: 'SYSTEM', object_id: world.processId, details: { [`${table}.${column}`]: 1 } });
    expect(await recount()).toMatchObject({ counterFaults: [], repaired: false });
  });

  it('finds a reply wrong that is told as a thread beside its comment, and repairs it', async () => {
    const [reply] = (await app.sql('SELECT id FROM contribution WHERE process_id = $1 AND NOT begins_thread LIMIT 1', [world.processId])).map(({ id }) => id);
    await app.sql('UPDATE contribution SET begins_thread = true WHERE id = $1', [reply]);
    expect((await recount(true)).counterFaults).toEqual([`contribution.begins_thread of ${reply} is true, counted false`]);
    expect(await recount()).toMatchObject({ counterFaults: [], repaired: false });
  });

  it('knows every counter there is: a column whose name ends so', async () => {
    const { counters } = await import('../../src/recount/counters.js');
    const columns = await app.sql(`SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name LIKE '%\\_count' AND column_name <> 'decision_count' ORDER BY 1`);
    expect(columns.map(({ name }) => name)).toEqual(counters.map(({ table, column }) => `${table}.${column}`).filter((name) => name.endsWith('_count')).sort());
  });
});
