import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { key, startApp, type Session, type TestApp } from '../support/app.js';
import { moveClock, sampleProcess, type TestProcess } from '../support/process.js';
import { OpenBallot, VotingWorld } from '../voting/world.js';

let app: TestApp;
let process: TestProcess;
let admin: Session;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  process = await sampleProcess(app);
  admin = await app.person({ processId: process.processId, roles: ['admin'] });
});

type Answer = { process: { areas: { name: string; slug: string }[] } | null; errors: { code: string; field: string | null }[] };

async function mutate(name: 'addArea' | 'removeArea', input: object, as: Session) {
  const type = name === 'addArea' ? 'AddAreaInput' : 'RemoveAreaInput';
  const { status, data } = await app.graphql<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { process { areas { name slug } } errors { code field } } }`, { input: { idempotencyKey: key(), ...input } }, { as });
  expect(status).toBe(200);
  const { process: after, errors } = data[name]!;
  return { areas: after?.areas.map((area) => area.name), errors: errors.map(({ code, field }) => `${code} ${field}`) };
}
const add = (name: string, as = admin, processId = process.processId) => mutate('addArea', { processId, names: [{ lang: 'de', text: name }] }, as);
const remove = (areaId: string, as = admin) => mutate('removeArea', { areaId }, as);
const names = async (processId = process.processId) => (await app.sql(`SELECT name->>'de' AS name FROM area WHERE process_id = $1 ORDER BY ordinal`, [processId])).map(({ name }) => name as string);

describe('adding an area', () => {
  it.each<[string, object, string[]]>([
    ['in an unknown process', { processId: newId() }, ['NOT_FOUND processId']],
    ['in no process', { processId: 'x' }, ['NOT_FOUND processId']],
    ['without a German name', { names: [{ lang: 'en', text: 'East' }] }, ['EMPTY names.de']],
    ['with an over-long name', { names: [{ lang: 'de', text: 'x'.repeat(121) }] }, ['TOO_LONG names.de']],
    ['in an unknown language', { names: [{ lang: 'de', text: 'Ost' }, { lang: 'xx', text: 'Ost' }] }, ['UNKNOWN_LANGUAGE names']],
  ])('is refused %s', async (_, changes, expected) => {
    expect((await mutate('addArea', { processId: process.processId, names: [{ lang: 'de', text: 'Ost' }], ...changes }, admin)).errors).toEqual(expected);
    expect(await names()).toEqual(['Nord', 'Süd']);
  });

  it('is for administrators of that process', async () => {
    const other = await sampleProcess(app);
    expect((await add('Ost', await app.person({ processId: process.processId, roles: ['editor'] }))).errors).toEqual(['FORBIDDEN null']);
    expect((await add('Ost', await app.person({ processId: other.processId, roles: ['admin'] }))).errors).toEqual(['NOT_FOUND processId']);
  });

  it('puts it behind the others, under a short name of its own, with an audit entry', async () => {
    const input = { idempotencyKey: key(), processId: process.processId, names: [{ lang: 'de', text: 'Süderelbe' }, { lang: 'en', text: 'South' }] };
    const first = await mutate('addArea', input, admin);
    expect(first).toEqual({ areas: ['Nord', 'Süd', 'Süderelbe'], errors: [] });
    expect(await mutate('addArea', input, admin)).toEqual(first);
    expect((await app.audit('area.add')).at(-1)).toMatchObject({ actor_id: admin.accountId, object_type: 'area', details: { slug: 'suederelbe' } });
  });

  it('by several at once with one name gives each a short name of its own', async () => {
    const results = await Promise.all(Array.from({ length: 6 }, () => add('Ost')));
    expect(results.flatMap(({ errors }) => errors)).toEqual([]);
    const rows = await app.sql('SELECT slug, ordinal FROM area WHERE process_id = $1 ORDER BY ordinal', [process.processId]);
    expect(rows.map(({ slug }) => slug)).toEqual(['north', 'south', 'ost', 'ost-2', 'ost-3', 'ost-4', 'ost-5', 'ost-6']);
    expect(rows.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('removing an area', () => {
  it('is refused for what is not there, of another process, or by another role', async () => {
    const other = await sampleProcess(app);
    expect((await remove(newId())).errors).toEqual(['NOT_FOUND areaId']);
    expect((await remove('x')).errors).toEqual(['NOT_FOUND areaId']);
    expect((await remove(other.areaIds[0]!)).errors).toEqual(['NOT_FOUND areaId']);
    expect((await remove(process.areaIds[0]!, await app.person({ processId: process.processId, roles: ['organiser'] }))).errors).toEqual(['FORBIDDEN null']);
  });

  it('leaves one, also when two are removed at once', async () => {
    const results = await Promise.all(process.areaIds.map((id) => remove(id)));
    expect(results.flatMap(({ errors }) => errors)).toEqual(['LAST_ONE areaId']);
    expect(await names()).toHaveLength(1);
  });

  it('is written with an audit entry; twice at once, one is told that it is gone', async () => {
    await add('Ost');
    const results = await Promise.all([remove(process.areaIds[0]!), remove(process.areaIds[0]!)]);
    expect(results.flatMap(({ errors }) => errors)).toEqual(['NOT_FOUND areaId']);
    expect(await names()).toEqual(['Süd', 'Ost']);
    expect((await app.audit('area.remove')).at(-1)).toMatchObject({ actor_id: admin.accountId, object_id: process.areaIds[0], details: { slug: 'north' } });
  });

  it('is refused by the database for whatever else refers to it', async () => {
    await app.sql(`CREATE TABLE later_context (process_id uuid, area_id uuid, FOREIGN KEY (process_id, area_id) REFERENCES area (process_id, id))`);
    await app.sql('INSERT INTO later_context VALUES ($1, $2)', [process.processId, process.areaIds[0]]);
    expect((await remove(process.areaIds[0]!)).errors).toEqual(['AREAS_FIXED areaId']);
    await app.sql('DROP TABLE later_context');
    expect(await names()).toEqual(['Nord', 'Süd']);
  });
});

describe('the areas of a process with a ballot', () => {
  it('may change until it opens, and are fixed from then on, also when the clock is moved back after a vote', async () => {
    const world = await VotingWorld.in(app);
    const own = await world.person('admin');
    expect((await world.create()).errors).toEqual([]);
    expect((await add('Ost', own, world.processId)).areas).toEqual(['Nord', 'Süd', 'Ost']);
    const ballot = await world.openBallot();
    const refused = async () => [(await add('West', own, world.processId)).errors, (await remove(world.areaIds[0]!, own)).errors];
    expect(await refused()).toEqual([['AREAS_FIXED null'], ['AREAS_FIXED areaId']]);
    expect((await ballot.cast({ areaId: world.areaIds[0] }, { as: await world.person() })).errors).toEqual([]);
    await moveClock(app, world.processId, 0);
    expect(await refused()).toEqual([['AREAS_FIXED null'], ['AREAS_FIXED areaId']]);
    await moveClock(app, world.processId, 2);
    await ballot.close();
    expect(await refused()).toEqual([['AREAS_FIXED null'], ['AREAS_FIXED areaId']]);
    expect(await names(world.processId)).toEqual(['Nord', 'Süd', 'Ost']);
  });

  it('are removed, or voted for, when both happen as the ballot opens', async () => {
    const world = await VotingWorld.in(app);
    const own = await world.person('admin');
    const { ballot } = await world.create();
    const open = new OpenBallot(world, ballot!.id, ballot!.items.map(({ id }) => id));
    const voters: Session[] = [];
    for (let n = 0; n < 8; n++) voters.push(await world.person());
    const [removed, ...cast] = await Promise.all([
      remove(world.areaIds[0]!, own),
      ...voters.map(async (as, n) => {
        if (n === 0) await moveClock(app, world.processId, 2);
        return open.cast({ areaId: world.areaIds[0] }, { as });
      }),
    ]);
    const counted = await open.papers();
    for (const { status, errors } of cast) expect(['200 ', '200 NOT_OPEN null', '200 NOT_FOUND areaId']).toContain(`${status} ${errors.join()}`);
    if (removed.errors.length === 0) expect(counted).toEqual([]);
    else expect([removed.errors, await names(world.processId)]).toEqual([['AREAS_FIXED areaId'], ['Nord', 'Süd']]);
  });
});
