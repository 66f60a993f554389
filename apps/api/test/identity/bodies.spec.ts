import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { key, startApp, type Session, type TestApp } from '../support/app.js';
import { sampleProcess, type TestProcess } from '../support/process.js';

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

async function mutate(name: string, input: object, selection: string, as = admin) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { status, data } = await app.graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} errors { code field } } }`, { input: { idempotencyKey: key(), ...input } }, { as });
  expect(status).toBe(200);
  const { errors, ...rest } = data[name];
  return { ...rest, errors: errors.map(({ code, field }: { code: string; field: string | null }) => `${code} ${field}`) };
}
const add = (input: object = {}, as?: Session) =>
  mutate('addBody', { processId: process.processId, kind: 'COMMITTEE', names: [{ lang: 'de', text: 'Fachausschuss' }, { lang: 'en', text: 'Committee' }], ...input }, 'body { id kind name }', as);
const remove = (bodyId: string, as?: Session) => mutate('removeBody', { bodyId }, 'body { id }', as);
const invite = (bodyId: string, email = 'member@example.org') => mutate('inviteMember', { processId: process.processId, email, role: 'COUNCIL', bodyId }, 'member { grantId }');
const bodies = () => app.sql('SELECT id FROM body WHERE process_id = $1', [process.processId]);

describe('adding a body', () => {
  it.each<[string, object, string[]]>([
    ['in an unknown process', { processId: newId() }, ['NOT_FOUND processId']],
    ['in no process', { processId: 'x' }, ['NOT_FOUND processId']],
    ['without a German name', { names: [] }, ['EMPTY names.de']],
    ['with NUL and in an unknown language', { names: [{ lang: 'de', text: 'a\u0000' }, { lang: 'xx', text: 'a' }] }, ['FORBIDDEN_CHARACTERS names.de', 'UNKNOWN_LANGUAGE names']],
  ])('is refused %s', async (_, input, expected) => {
    expect((await add(input)).errors).toEqual(expected);
    expect(await bodies()).toEqual([]);
  });

  it('is for administrators of that process', async () => {
    const other = await sampleProcess(app);
    expect((await add({}, await app.person({ processId: process.processId, roles: ['publisher', 'council'] }))).errors).toEqual(['FORBIDDEN null']);
    expect((await add({}, await app.person({ processId: other.processId, roles: ['admin'] }))).errors).toEqual(['NOT_FOUND processId']);
  });

  it('stands there with its kind and an audit entry, and somebody can be invited into it', async () => {
    const input = { idempotencyKey: key() };
    const first = await add(input);
    expect(first).toMatchObject({ body: { kind: 'COMMITTEE', name: 'Fachausschuss' }, errors: [] });
    expect(await add(input)).toEqual(first);
    expect((await app.audit('body.add')).at(-1)).toMatchObject({ actor_id: admin.accountId, object_type: 'body', object_id: first.body.id, details: { kind: 'COMMITTEE' } });
    expect((await invite(first.body.id)).errors).toEqual([]);
  });

  it('ends at twenty, also at once', async () => {
    const results = await Promise.all(Array.from({ length: 22 }, () => add()));
    expect(results.flatMap(({ errors }) => errors)).toEqual(['TOO_MANY null', 'TOO_MANY null']);
    expect(await bodies()).toHaveLength(20);
  });
});

describe('removing a body', () => {
  it('is refused for what is not there, of another process, or by another role', async () => {
    const { body } = await add();
    expect((await remove(newId())).errors).toEqual(['NOT_FOUND bodyId']);
    expect((await remove('x')).errors).toEqual(['NOT_FOUND bodyId']);
    expect((await remove(body.id, await app.person({ processId: process.processId, roles: ['council'] }))).errors).toEqual(['FORBIDDEN null']);
    const other = await sampleProcess(app);
    expect((await remove(body.id, await app.person({ processId: other.processId, roles: ['admin'] }))).errors).toEqual(['NOT_FOUND bodyId']);
    expect(await bodies()).toHaveLength(1);
  });

  it('is refused while somebody sits in it', async () => {
    const { body } = await add();
    const { member } = await invite(body.id);
    expect((await remove(body.id)).errors).toEqual(['BODY_IN_USE bodyId']);
    expect((await mutate('revokeRole', { grantId: member.grantId }, 'member { grantId }')).errors).toEqual([]);
    expect((await remove(body.id)).errors).toEqual([]);
    expect(await bodies()).toEqual([]);
    expect(await app.audit('body.remove')).toMatchObject([{ actor_id: admin.accountId, object_id: body.id, details: { kind: 'COMMITTEE' } }]);
  });

  it('while somebody is invited into it lets one of both through', async () => {
    for (let round = 0; round < 5; round++) {
      const { body } = await add();
      const [removed, invited] = await Promise.all([remove(body.id), invite(body.id, `member-${round}@example.org`)]);
      expect([[[], ['NOT_FOUND bodyId']], [['BODY_IN_USE bodyId'], []]]).toContainEqual([removed.errors, invited.errors]);
    }
  });
});
