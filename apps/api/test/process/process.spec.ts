import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { Closing } from '@mitgestalten/process-api';
import { key, startApp, type Session, type TestApp } from '../support/app.js';
import { moveClock, sampleProcess, type TestProcess } from '../support/process.js';
import { untilWaiting } from '../support/waiting.js';

let app: TestApp;
let process: TestProcess;
let admin: Session;
beforeAll(async () => {
  app = await startApp();
  process = await sampleProcess(app, { rules: { vote: false } });
  admin = await app.person({ processId: process.processId, roles: ['admin'] });
});
afterAll(() => app?.close());

const phases = async () => (await app.graphql(`{ process(slug: "${process.slug}") { open phase { id } phases { id state startsAt endsAt originalEndsAt closedAt } } }`)).data.process;

describe('reading a process', () => {
  it('tells what is open now', async () => {
    const { status, data } = await app.graphql(
      `{ process(slug: "${process.slug}") { title open phase { kind state rules { moderation } } nextPhase { kind state } areas { name } district { name } page(key: "rules") { title body lang } } }`, {}, { lang: 'en' },
    );
    expect(status).toBe(200);
    expect(data.process).toEqual({
      title: 'Test participation', open: ['PROPOSE', 'COMMENT'], phase: { kind: 'COMMENT', state: 'CURRENT', rules: { moderation: 'PRE' } },
      nextPhase: { kind: 'CONSIDER', state: 'FUTURE' }, areas: [{ name: 'Nord' }, { name: 'Süd' }], district: { name: 'Testbezirk' },
      page: { title: 'Rules for contributions', body: 'Seid freundlich.', lang: 'de' },
    });
  });

  it('shows its settings to administrators of that process only', async () => {
    const ask = (as?: Session) => app.graphql(`{ process(slug: "${process.slug}") { settings { lockVersion } } }`, {}, as ? { as } : {});
    const other = await sampleProcess(app);
    const otherAdmin = await app.person({ processId: other.processId, roles: ['admin'] });
    expect((await ask()).errors?.[0]?.extensions.code).toBe('SIGN_IN_NEEDED');
    expect((await ask(otherAdmin)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ask(admin)).data.process.settings).toEqual({ lockVersion: 1 });
  });
});

const updateProcess = 'mutation ($input: UpdateProcessInput!) { updateProcess(input: $input) { process { title } errors { code field message } } }';
const settings = (changes: object = {}) => ({
  input: { idempotencyKey: key(), processId: process.processId, lockVersion: 1, title: [{ lang: 'de', text: 'Neu' }], texts: [], contactEmail: null, minimumAge: 16, ...changes },
});

describe('changing the texts of a process', () => {
  it.each([
    ['without a German title', { title: [{ lang: 'en', text: 'x' }] }, 'EMPTY title.de'],
    ['with a language that is not offered', { title: [{ lang: 'de', text: 'x' }, { lang: 'xx', text: 'x' }] }, 'UNKNOWN_LANGUAGE title'],
    ['with an over-long title', { title: [{ lang: 'de', text: 'x'.repeat(1000) }] }, 'TOO_LONG title.de'],
    ['with NUL', { title: [{ lang: 'de', text: 'a\u0000b' }] }, 'FORBIDDEN_CHARACTERS title.de'],
    ['with an unknown page', { texts: [{ key: 'x', values: [] }] }, 'NOT_FOUND texts'],
    ['with a wrong address', { contactEmail: 'nobody' }, 'INVALID_EMAIL contactEmail'],
    ['with a colour that is none', { accent: 'red' }, 'INVALID accent'],
    ['with a district without a name', { districtName: '' }, 'EMPTY districtName'],
    ['in a language that the platform does not speak', { languages: ['de', 'xx'] }, 'UNKNOWN_LANGUAGE languages'],
    ['without German', { languages: ['en'] }, 'GERMAN_NEEDED languages'],
    ['in no language', { languages: [] }, 'GERMAN_NEEDED languages'],
    ['for voters of eight', { minimumAge: 8 }, 'OUT_OF_RANGE minimumAge'],
    ['of an older state', { lockVersion: 0 }, 'CONFLICT lockVersion'],
    ['of an unknown process', { processId: newId() }, 'NOT_FOUND processId'],
    ['of no process', { processId: 'x' }, 'NOT_FOUND processId'],
  ])('is refused %s', async (_, changes, expected) => {
    const { status, data } = await app.graphql(updateProcess, settings(changes), { as: admin });
    expect(status).toBe(200);
    expect(data.updateProcess.errors.map((e: { code: string; field: string }) => `${e.code} ${e.field}`)).toContain(expected);
    expect((await app.sql('SELECT title FROM process WHERE id = $1', [process.processId]))[0]!["title"].de).toBe('Testbeteiligung');
  });

  it.each([['a guest', undefined, 'SIGN_IN_NEEDED'], ['an editor', 'editor', 'FORBIDDEN']] as const)('is refused to %s', async (_, role, code) => {
    const as = role === undefined ? undefined : await app.person({ processId: process.processId, roles: [role] });
    const { data } = await app.graphql(updateProcess, settings(), as ? { as } : {});
    expect(data.updateProcess.errors[0].code).toBe(code);
  });

  it('is written once, with an audit entry, and then stands there', async () => {
    const input = settings({ texts: [{ key: 'imprint', values: [{ lang: 'de', text: 'Impressum <b>' }] }], contactEmail: 'Neu@Example.org ' });
    const first = await app.graphql(updateProcess, input, { as: admin });
    expect(first.data.updateProcess).toEqual({ process: { title: 'Neu' }, errors: [] });
    expect((await app.graphql(updateProcess, input, { as: admin })).data).toEqual(first.data);
    expect(await app.audit('process.update')).toMatchObject([{ actor_id: admin.accountId, object_id: process.processId, details: { texts: ['imprint'] } }]);
    const { data } = await app.graphql(`{ process(slug: "${process.slug}") { page(key: "imprint") { body } contactEmail } }`);
    expect(data.process).toEqual({ page: { body: 'Impressum <b>' }, contactEmail: 'Neu@Example.org' });
  });
});

describe('the languages of a process', () => {
  it('are chosen, with an audit entry, and stay when they are not named', async () => {
    const own = await sampleProcess(app);
    const ownAdmin = await app.person({ processId: own.processId, roles: ['admin'] });
    const change = async (lockVersion: number, languages?: string[]) => {
      const { data } = await app.graphql('mutation ($input: UpdateProcessInput!) { updateProcess(input: $input) { process { languages } errors { code } } }',
        settings({ processId: own.processId, lockVersion, ...(languages === undefined ? {} : { languages }) }), { as: ownAdmin });
      return data.updateProcess;
    };
    expect(await change(1, ['de'])).toEqual({ process: { languages: ['de'] }, errors: [] });
    expect(await change(2)).toEqual({ process: { languages: ['de'] }, errors: [] });
    expect(await change(3, ['en', 'de', 'en'])).toEqual({ process: { languages: ['de', 'en'] }, errors: [] });
    expect((await app.audit('process.update')).at(-1)?.details['languages']).toEqual({ before: ['de'], after: ['de', 'en'] });
    expect((await app.audit('process.update')).find(({ object_id }) => object_id === own.processId)).toMatchObject({ details: { languages: { before: ['de', 'en'], after: ['de'] } } });
  });
});

describe('names that a template set', () => {
  const rename = (input: object, as = admin) => app.graphql('mutation ($input: RenameInput!) { rename(input: $input) { thing { kind names { lang text } } errors { code field } } }',
    { input: { idempotencyKey: key(), processId: process.processId, kind: 'AREA', id: process.areaIds[0], names: [{ lang: 'de', text: 'Norden' }], ...input } }, { as });

  it('are shown to administrators of that process only', async () => {
    const other = await sampleProcess(app);
    const otherAdmin = await app.person({ processId: other.processId, roles: ['admin'] });
    const ask = (as: Session) => app.graphql('query ($p: ID!) { names(processId: $p) { kind } }', { p: process.processId }, { as });
    expect((await ask(otherAdmin)).data.names).toEqual([]);
    expect((await ask(admin)).data.names).toEqual([{ kind: 'AREA' }, { kind: 'AREA' }]);
  });

  it('are not changed to nothing, nor those of another process or kind', async () => {
    const other = await sampleProcess(app);
    expect((await rename({ names: [] })).data.rename.errors).toEqual([{ code: 'EMPTY', field: 'names.de' }]);
    expect((await rename({ id: other.areaIds[0] })).data.rename.errors).toEqual([{ code: 'NOT_FOUND', field: 'id' }]);
    expect((await rename({ kind: 'BODY' })).data.rename.errors).toEqual([{ code: 'NOT_FOUND', field: 'id' }]);
    expect((await rename({ processId: other.processId, id: other.areaIds[0] })).data.rename.errors).toEqual([{ code: 'NOT_FOUND', field: 'processId' }]);
  });

  it('are changed with an audit entry', async () => {
    expect((await rename({})).data.rename).toEqual({ thing: { kind: 'AREA', names: [{ lang: 'de', text: 'Norden' }] }, errors: [] });
    expect(await app.audit('process.rename')).toMatchObject([{ object_type: 'area', object_id: process.areaIds[0] }]);
  });
});

describe('the clock', () => {
  const move = (input: object, as?: Session) => app.graphql('mutation ($input: MoveClockInput!) { moveClock(input: $input) { process { now } errors { code field } } }',
    { input: { idempotencyKey: key(), ...input } }, as ? { as } : {});

  it('of a real process cannot be moved, not even by SQL', async () => {
    const real = await sampleProcess(app);
    await app.sql('UPDATE process SET sample = false WHERE id = $1', [real.processId]);
    const realAdmin = await app.person({ processId: real.processId, roles: ['admin'] });
    const { data } = await move({ processId: real.processId, to: new Date().toISOString() }, realAdmin);
    expect(data.moveClock.errors).toEqual([{ code: 'NOT_SAMPLE', field: 'to' }]);
    await expect(moveClock(app, real.processId, 1)).rejects.toThrow('only a sample process');
  });

  it('is moved by administrators only', async () => {
    const moderator = await app.person({ processId: process.processId, roles: ['moderator'] });
    expect((await move({ processId: process.processId, to: new Date().toISOString() }, moderator)).data.moveClock.errors[0].code).toBe('FORBIDDEN');
  });

  it('closes what it passes, and moved back reopens nothing', async () => {
    const own = await sampleProcess(app);
    const ownAdmin = await app.person({ processId: own.processId, roles: ['admin'] });
    const to = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const open = async () => (await app.graphql(`{ process(slug: "${own.slug}") { open } }`)).data.process.open;
    expect(await open()).toEqual(['PROPOSE', 'COMMENT', 'VOTE']);
    await move({ processId: own.processId, to: to(12) }, ownAdmin);
    expect(await open()).toEqual([]);
    await move({ processId: own.processId, to: to(0) }, ownAdmin);
    expect(await open()).toEqual([]);
    expect((await app.sql('SELECT closed_at FROM phase WHERE id = $1', [own.phaseIds[0]]))[0]!["closed_at"]).not.toBeNull();
    await expect(app.sql('UPDATE phase SET closed_at = NULL WHERE id = $1', [own.phaseIds[0]])).rejects.toThrow('what was closed stays closed');
    expect(await app.audit('process.move-clock')).toHaveLength(2);
  });

  it('closes what the old time had ended before it is moved back', async () => {
    const own = await sampleProcess(app);
    const ownAdmin = await app.person({ processId: own.processId, roles: ['admin'] });
    // The time has passed the phase, and nobody has closed it yet.
    await moveClock(app, own.processId, 300);
    await move({ processId: own.processId, to: new Date().toISOString() }, ownAdmin);
    expect((await app.graphql(`{ process(slug: "${own.slug}") { open } }`)).data.process.open).toEqual([]);
  });

  it('closes what another move has passed meanwhile', async () => {
    const own = await sampleProcess(app);
    const ownAdmin = await app.person({ processId: own.processId, roles: ['admin'] });
    // The other move has the clock and has not yet said how far: the one back waits for it.
    await app.sql('BEGIN');
    await moveClock(app, own.processId, 300);
    const back = move({ processId: own.processId, to: new Date().toISOString() }, ownAdmin);
    await untilWaiting(app, back);
    await app.sql('COMMIT');
    expect((await back).data.moveClock.errors).toEqual([]);
    expect((await app.graphql(`{ process(slug: "${own.slug}") { open } }`)).data.process.open).toEqual([]);
    const [entry] = (await app.audit('process.move-clock')).filter(({ object_id }) => object_id === own.phaseIds[0]);
    expect(entry).toMatchObject({ object_type: 'phase', details: { closed: true } });
  });
});

describe('changing a phase', () => {
  const update = (input: object, as = admin) => app.graphql(
    'mutation ($input: UpdatePhaseInput!) { updatePhase(input: $input) { process { id } errors { code field } } }', { input: { idempotencyKey: key(), ...input } }, { as });
  const rules = { propose: true, comment: true, vote: false, moderation: 'PRE', withoutAccountByMail: true, withoutAccountByCode: true };

  it('of another process is refused as if it were not there', async () => {
    const other = await sampleProcess(app);
    const { data } = await update({ phaseId: other.phaseIds[0], startsAt: new Date().toISOString(), endsAt: new Date().toISOString(), rules });
    expect(data.updatePhase.errors).toEqual([{ code: 'NOT_FOUND', field: 'phaseId' }]);
  });

  it('never loosens the rules of the running phase', async () => {
    const { phases: [running] } = await phases();
    const { data } = await update({ phaseId: running.id, startsAt: running.startsAt, endsAt: running.endsAt, rules: { ...rules, moderation: 'POST', withoutAccountByCode: false } });
    expect(data.updatePhase.errors).toEqual([{ code: 'LOOSENS_RULES', field: 'rules.moderation' }]);
  });

  it('extends it where there is room, publicly', async () => {
    const { phases: [running, next] } = await phases();
    const overlap = await update({ phaseId: running.id, startsAt: running.startsAt, endsAt: new Date(Date.parse(next.startsAt) + 1).toISOString(), rules });
    expect(overlap.data.updatePhase.errors).toEqual([{ code: 'ORDER', field: 'endsAt' }]);
    const later = new Date(Date.parse(next.startsAt) + 86_400_000).toISOString();
    await update({ phaseId: next.id, startsAt: later, endsAt: next.endsAt, rules: { ...rules, propose: false, comment: false } });
    expect((await update({ phaseId: running.id, startsAt: running.startsAt, endsAt: later, rules })).data.updatePhase.errors).toEqual([]);
    const [after] = (await phases()).phases;
    expect(Date.parse(after.endsAt)).toBe(Date.parse(later));
    expect(after.originalEndsAt).toBe(running.originalEndsAt);
    expect(await app.audit('phase.update')).toHaveLength(2);
  });
});

describe('closing', () => {
  it('may be called by two at once', async () => {
    const own = await sampleProcess(app);
    await moveClock(app, own.processId, 300);
    const closing = app.app.get(Closing, { strict: false });
    await Promise.all([closing.closeDue(own.processId), closing.closeDue(own.processId)]);
    const [row] = await app.sql('SELECT closed_at = ends_at AS exact FROM phase WHERE id = $1', [own.phaseIds[0]]);
    expect(row!["exact"]).toBe(true);
    const entries = (await app.audit('phase.close')).filter(({ object_id }) => object_id === own.phaseIds[0]);
    expect(entries).toMatchObject([{ actor_kind: 'SYSTEM', object_type: 'phase' }]);
    await closing.closeDue(own.processId);
    expect((await app.audit('phase.close')).filter(({ object_id }) => object_id === own.phaseIds[0])).toHaveLength(1);
  });

  it('goes on in the other processes where one fails, and tells so at the end', async () => {
    const [first, second, third] = [await sampleProcess(app), await sampleProcess(app), await sampleProcess(app)];
    for (const { processId } of [first, second, third]) await moveClock(app, processId, 300);
    await app.sql(`CREATE FUNCTION fail_on_purpose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'on purpose'; END $$;
      CREATE TRIGGER fail_on_purpose BEFORE UPDATE ON phase FOR EACH ROW WHEN (OLD.id = '${second.phaseIds[0]}') EXECUTE FUNCTION fail_on_purpose()`);
    await expect(app.app.get(Closing, { strict: false }).closeAllDue()).rejects.toThrow('on purpose');
    await app.sql('DROP TRIGGER fail_on_purpose ON phase');
    const closed = async (process: TestProcess) => (await app.sql('SELECT closed_at IS NOT NULL AS yes FROM phase WHERE id = $1', [process.phaseIds[0]]))[0]!['yes'];
    expect([await closed(first), await closed(second), await closed(third)]).toEqual([true, false, true]);
  });
});
