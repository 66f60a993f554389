import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FirstAdmin, Members, SamplePeople } from '@mitgestalten/identity-api';
import { system } from '@mitgestalten/kernel';
import { done, UnitOfWork, type Work } from '@mitgestalten/platform';
import { startApp, type TestApp } from '../support/app.js';
import { sampleProcess, type TestProcess } from '../support/process.js';
import { Browser, refusals } from './browser.js';

let app: TestApp;
let process: TestProcess;
beforeAll(async () => {
  app = await startApp();
  process = await sampleProcess(app);
});
afterAll(() => app?.close());

async function working<T>(body: (work: Work) => Promise<T>): Promise<T> {
  const decision = await app.app.get(UnitOfWork).run({ actor: system, action: 'test' }, async (work) => done(await body(work), { objectType: 'test', objectId: null }));
  if (!decision.ok) throw new Error('refused');
  return decision.value;
}
const get = <T>(type: new (...args: never[]) => T): T => app.app.get(type, { strict: false });

describe('the first administrator', () => {
  const invite = () => working((work) => get(FirstAdmin).invite(work, 'first@example.org'));

  it('signs in by a link, once; a repeat gives a new link and voids the former', async () => {
    const [former, link] = [await invite(), await invite()];
    expect(link).toMatch(/^http:\/\/localhost:3000\/office\/anmelden\/link#[\w.-]+$/);
    const browser = new Browser(app);
    expect(refusals(await browser.signInByLink(former.split('#')[1]!))).toEqual(['TOKEN_INVALID token']);
    expect(await browser.signInByLink(link.split('#')[1]!)).toMatchObject({ viewer: { email: 'first@example.org' }, returnTo: '/office/' });
    expect((await browser.graphql('{ viewer { roles { role processId } } }')).data.viewer.roles).toEqual([{ role: 'ADMIN', processId: null }]);
    expect(await app.sql(`SELECT 1 FROM role_grant WHERE role = 'admin' AND process_id IS NULL`)).toHaveLength(1);
  });
});

describe('a sample person', () => {
  const rosa = { email: 'rosa@harburg.test', displayName: 'Rosa Rat', password: 'mitgestalten im beispiel', role: 'council', bodyKind: 'HIR' } as const;
  const ensure = (processId: string) => working((work) => get(SamplePeople).ensure(work, { ...rosa, processId }));

  it('exists in sample processes only', async () => {
    const other = await sampleProcess(app);
    await app.sql('UPDATE process SET sample = false WHERE id = $1', [other.processId]);
    await expect(ensure(other.processId)).rejects.toThrow('sample');
    expect(await app.sql('SELECT 1 FROM account WHERE email = $1', [rosa.email])).toEqual([]);
  });

  it('is made once, with password, role and body', async () => {
    const bodyId = await working((work) => get(Members).ensureBody(work, { processId: process.processId, kind: 'HIR', name: { de: 'HIR' } }));
    expect(await working((work) => get(Members).ensureBody(work, { processId: process.processId, kind: 'HIR', name: { de: 'Neu' } }))).toBe(bodyId);
    const actor = await ensure(process.processId);
    expect(await ensure(process.processId)).toEqual(actor);
    expect(actor).toMatchObject({ kind: 'ACCOUNT', grants: [{ role: 'council', processId: process.processId, bodyId }] });
    const { viewer } = await new Browser(app).mutate('signIn', { email: rosa.email, password: rosa.password }, 'viewer { displayName roles { role body { id } } }');
    expect(viewer).toEqual({ displayName: 'Rosa Rat', roles: [{ role: 'COUNCIL', body: { id: bodyId } }] });
  });
});
