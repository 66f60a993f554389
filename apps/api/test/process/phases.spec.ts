import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { key, startApp, type Session, type TestApp } from '../support/app.js';
import { moveClock, sampleProcess, type TestProcess } from '../support/process.js';
import { VotingWorld } from '../voting/world.js';

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

const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
const rules = { propose: false, comment: true, vote: false, moderation: 'PRE', withoutAccountByMail: true, withoutAccountByCode: true };

async function mutate(name: string, input: object, as: Session | undefined = admin, lang = 'de') {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { status, data } = await app.graphql(
    `mutation ($input: ${type}!) { ${name}(input: $input) { process { phases { id kind state } } errors { code field message } } }`, { input: { idempotencyKey: key(), ...input } }, { as, lang });
  const { process: after, errors } = data[name] as { process: { phases: { id: string; kind: string; state: string }[] } | null; errors: { code: string; field: string | null; message: string }[] };
  expect(status).toBe(200);
  return { phases: after?.phases, messages: errors.map(({ message }) => message), errors: errors.map(({ code, field }) => `${code} ${field}`) };
}
// The sample process ends in 480 hours; this phase comes after.
const add = (changes: object = {}, as?: Session) =>
  mutate('addPhase', { processId: process.processId, kind: 'VOTE', startsAt: inHours(500), endsAt: inHours(600), rules, ...changes }, as);
const remove = (phaseId: string, as?: Session) => mutate('removePhase', { phaseId }, as);
const stored = () => app.sql('SELECT id, kind, ordinal FROM phase WHERE process_id = $1 ORDER BY ordinal', [process.processId]);

describe('adding a phase', () => {
  it.each<[string, () => object, string[]]>([
    ['in an unknown process', () => ({ processId: newId() }), ['NOT_FOUND processId']],
    ['in no process', () => ({ processId: 'x' }), ['NOT_FOUND processId']],
    ['in the past', () => ({ startsAt: inHours(-50), endsAt: inHours(-2) }), ['ORDER startsAt']],
    ['over the running one', () => ({ startsAt: inHours(1), endsAt: inHours(200) }), ['ORDER startsAt']],
    ['over the end of another', () => ({ startsAt: inHours(470), endsAt: inHours(490) }), ['ORDER startsAt']],
    ['turned round', () => ({ endsAt: inHours(499) }), ['ORDER endsAt']],
    ['far away', () => ({ endsAt: '9999-12-31T23:59:59Z' }), ['INVALID_DATE endsAt']],
    ['with rules that cannot be', () => ({ rules: { ...rules, moderation: 'POST' } }), ['INVALID rules.withoutAccountByCode']],
  ])('is refused %s', async (_, changes, expected) => {
    const before = await stored();
    expect((await add(changes())).errors).toEqual(expected);
    expect(await stored()).toEqual(before);
  });

  it('is for administrators of that process', async () => {
    const other = await sampleProcess(app);
    expect((await add({}, await app.person({ processId: process.processId, roles: ['editor', 'publisher'] }))).errors).toEqual(['FORBIDDEN null']);
    expect((await add({}, await app.person({ processId: other.processId, roles: ['admin'] }))).errors).toEqual(['NOT_FOUND processId']);
  });

  it('puts it at its place in the year, with an audit entry, once', async () => {
    await remove(process.phaseIds[1]!);
    expect((await add({ kind: 'COUNCIL' })).errors).toEqual([]);
    const between = { idempotencyKey: key(), processId: process.processId, kind: 'DRAFT', startsAt: inHours(250), endsAt: inHours(260), rules };
    const first = await mutate('addPhase', between);
    expect(first.phases?.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['COMMENT CURRENT', 'DRAFT FUTURE', 'COUNCIL FUTURE']);
    expect(await mutate('addPhase', between)).toEqual(first);
    expect((await stored()).map(({ ordinal }) => ordinal)).toEqual([0, 1, 2]);
    expect((await app.audit('phase.add')).at(-1)).toMatchObject({ actor_id: admin.accountId, object_type: 'phase', object_id: first.phases![1]!.id, details: { kind: 'DRAFT', rules } });
  });

  it('by two administrators for the same time lets one of both through', async () => {
    const results = await Promise.all([add(), add({ startsAt: inHours(550), endsAt: inHours(650) }, await app.person({ processId: process.processId, roles: ['admin'] })), add()]);
    expect(results.map(({ errors }) => errors.length === 0).sort()).toEqual([false, false, true]);
    for (const { errors } of results) for (const error of errors) expect(error).toMatch(/^ORDER (startsAt|endsAt)$/);
    expect(await stored()).toHaveLength(3);
  });

  it('and moving another to the same time, at once, lets one of both through', async () => {
    const move = mutate('updatePhase', { phaseId: process.phaseIds[1], startsAt: inHours(510), endsAt: inHours(590), rules });
    const [added, moved] = await Promise.all([add(), move]);
    expect([added.errors.length, moved.errors.length].sort()).toEqual([0, 1]);
  });
});

describe('moving a phase past another', () => {
  it('changes its place in the year', async () => {
    await add();
    const { phases } = await mutate('updatePhase', { phaseId: process.phaseIds[1], startsAt: inHours(700), endsAt: inHours(800), rules });
    expect(phases?.map(({ kind }) => kind)).toEqual(['COMMENT', 'VOTE', 'CONSIDER']);
  });
});

describe('removing a phase', () => {
  it('is refused for one that is not there, of another process, running or past', async () => {
    const other = await sampleProcess(app);
    expect((await remove(newId())).errors).toEqual(['NOT_FOUND phaseId']);
    expect((await remove('x')).errors).toEqual(['NOT_FOUND phaseId']);
    expect((await remove(other.phaseIds[1]!)).errors).toEqual(['NOT_FOUND phaseId']);
    expect((await remove(process.phaseIds[1]!, await app.person({ processId: process.processId, roles: ['moderator'] }))).errors).toEqual(['FORBIDDEN null']);
    expect(await remove(process.phaseIds[0]!)).toMatchObject({ errors: ['PHASE_STARTED phaseId'], messages: ['Diese Phase hat schon begonnen oder ist vorbei. Entfernen lässt sich nur, was noch kommt.'] });
    await moveClock(app, process.processId, 250);
    expect((await remove(process.phaseIds[0]!)).errors).toEqual(['PHASE_STARTED phaseId']);
    expect(await stored()).toHaveLength(2);
  });

  it('is refused for the last one', async () => {
    await moveClock(app, process.processId, -100);
    expect((await remove(process.phaseIds[0]!)).errors).toEqual([]);
    expect((await remove(process.phaseIds[1]!)).errors).toEqual(['LAST_ONE phaseId']);
  });

  it('lets two administrators who remove the last two at once leave one', async () => {
    await moveClock(app, process.processId, -100);
    const results = await Promise.all(process.phaseIds.map((id) => remove(id)));
    expect(results.flatMap(({ errors }) => errors)).toEqual(['LAST_ONE phaseId']);
    expect(await stored()).toHaveLength(1);
  });

  it('takes out what lies ahead, with an audit entry; twice at once, one is told that it is gone', async () => {
    await add();
    const [first, second] = await Promise.all([remove(process.phaseIds[1]!), remove(process.phaseIds[1]!)]);
    expect([first.errors, second.errors].sort((a, b) => a.length - b.length)).toEqual([[], ['NOT_FOUND phaseId']]);
    expect((await stored()).map(({ kind, ordinal }) => `${ordinal} ${kind}`)).toEqual(['0 COMMENT', '1 VOTE']);
    expect((await app.audit('phase.remove')).at(-1)).toMatchObject({ actor_id: admin.accountId, object_id: process.phaseIds[1], details: { kind: 'CONSIDER' } });
  });
});

describe('removing the phase of a ballot', () => {
  /** A process with a phase ahead in which a ballot can be planned. */
  async function world() {
    const own = await VotingWorld.in(app);
    const ownAdmin = await own.person('admin');
    const startsAt = inHours(500);
    const added = await mutate('addPhase', { processId: own.processId, kind: 'VOTE', startsAt, endsAt: inHours(600), rules: { ...rules, vote: true } }, ownAdmin);
    const phaseId = added.phases!.at(-1)!.id;
    return { remove: () => remove(phaseId, ownAdmin), create: () => own.create({ phaseId, opensAt: startsAt, closesAt: inHours(599) }), phaseId };
  }

  it('is refused', async () => {
    const { remove: attempt, create } = await world();
    expect((await create()).errors).toEqual([]);
    expect((await attempt()).errors).toEqual(['PHASE_IN_USE phaseId']);
  });

  it('at the same time as the ballot is planned lets one of both through', async () => {
    for (let round = 0; round < 3; round++) {
      const { remove: attempt, create } = await world();
      const [removed, created] = await Promise.all([attempt(), create()]);
      expect([[[], ['NOT_FOUND phaseId']], [['PHASE_IN_USE phaseId'], []]]).toContainEqual([removed.errors, created.errors]);
    }
  });
});
