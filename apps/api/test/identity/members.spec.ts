import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { key, startApp, type Session, type TestApp } from '../support/app.js';
import { sampleProcess, type TestProcess } from '../support/process.js';
import { Browser, mailedToken, refusals } from './browser.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

let process: TestProcess;
let admin: Session;
let bodyId: string;
beforeEach(async () => {
  process = await sampleProcess(app);
  admin = await app.person({ processId: process.processId, roles: ['admin'] });
  bodyId = newId();
  await app.sql(`INSERT INTO body (id, process_id, kind, name) VALUES ($1, $2, 'ASSEMBLY', '{"de":"Bezirksversammlung"}')`, [bodyId, process.processId]);
});

function as(session: Session | null): Browser {
  const browser = new Browser(app);
  browser.cookie = session?.cookie ?? null;
  return browser;
}
const member = 'member { accountId email displayName role body { id name } grantId grantedAt }';
const invite = (who: Session | null, input: object = {}) =>
  as(who).mutate('inviteMember', { idempotencyKey: key(), processId: process.processId, email: 'new@example.org', role: 'EDITOR', ...input }, member);
const revoke = (who: Session | null, grantId: string) => as(who).mutate('revokeRole', { idempotencyKey: key(), grantId }, member);
const grants = (processId = process.processId) => app.sql('SELECT * FROM role_grant WHERE process_id = $1 ORDER BY granted_at', [processId]);
const grantOf = async (session: Session) => (await app.sql<{ id: string }>('SELECT id FROM role_grant WHERE account_id = $1', [session.accountId]))[0]!.id;
let people = 0;
const newAddress = () => `member-${++people}@example.org`;

describe('inviting', () => {
  it('is for administrators of that process', async () => {
    const publisher = await app.person({ processId: process.processId, roles: ['publisher'] });
    const elsewhere = await app.person({ processId: (await sampleProcess(app)).processId, roles: ['admin'] });
    expect(refusals(await invite(null))).toEqual(['SIGN_IN_NEEDED']);
    expect(refusals(await invite(publisher))).toEqual(['FORBIDDEN']);
    expect(refusals(await invite(elsewhere))).toEqual(['NOT_FOUND processId']);
    expect(await grants()).toHaveLength(2);
  });

  it.each<[string, object, string[]]>([
    ['an unknown process', { processId: newId() }, ['NOT_FOUND processId']],
    ['no process', { processId: 'x' }, ['NOT_FOUND processId']],
    ['no address', { email: 'nobody' }, ['INVALID_EMAIL email']],
    ['an address with NUL and an over-long name', { email: 'a\u0000@example.org', displayName: 'x'.repeat(81) }, ['INVALID_EMAIL email', 'TOO_LONG displayName']],
    ['a council member without a body', { role: 'COUNCIL' }, ['EMPTY bodyId']],
    ['a council member of an unknown body', { role: 'COUNCIL', bodyId: newId() }, ['NOT_FOUND bodyId']],
    ['a council member of no body', { role: 'COUNCIL', bodyId: 'x' }, ['NOT_FOUND bodyId']],
  ])('is refused for %s', async (_, input, expected) => {
    expect(refusals(await invite(admin, input))).toEqual(expected);
    expect(await grants()).toHaveLength(1);
    expect(await app.sql(`SELECT 1 FROM account WHERE email = 'new@example.org'`)).toEqual([]);
  });

  it('is refused for an editor with a body, and for a body of another process', async () => {
    const other = await sampleProcess(app);
    const foreign = newId();
    await app.sql(`INSERT INTO body (id, process_id, kind, name) VALUES ($1, $2, 'HIR', '{"de":"HIR"}')`, [foreign, other.processId]);
    expect(refusals(await invite(admin, { bodyId }))).toEqual(['INVALID bodyId']);
    expect(refusals(await invite(admin, { role: 'COUNCIL', bodyId: foreign }))).toEqual(['NOT_FOUND bodyId']);
  });

  it('makes account, role, audit entry and mail; the link signs in, with that role, for seven days', async () => {
    const email = newAddress();
    const payload = await invite(admin, { email, displayName: 'Rosa Rat', role: 'COUNCIL', bodyId });
    expect(payload).toMatchObject({ member: { email, displayName: 'Rosa Rat', role: 'COUNCIL', body: { id: bodyId, name: 'Bezirksversammlung' } }, errors: [] });
    const [account] = await app.sql('SELECT * FROM account WHERE email = $1', [email]);
    expect(account).toMatchObject({ confirmed_at: null, display_name: 'Rosa Rat' });
    expect((await app.audit('member.invite')).at(-1)).toMatchObject({
      actor_id: admin.accountId, object_id: payload['member'].grantId, details: { role: 'council', accountId: account!['id'], bodyId },
    });
    const [mail] = await app.sql('SELECT * FROM outgoing_mail WHERE to_address = $1', [email]);
    expect(mail).toMatchObject({ template: 'invitation', process_id: process.processId, params: { roleCode: 'council', days: 7, link: { path: '/office/anmelden/link' } } });
    expect(await app.jobs()).toContain('mail.send');
    const [link] = await app.sql('SELECT expires_at - created_at BETWEEN interval $$7 days$$ - interval $$1 second$$ AND interval $$7 days$$ + interval $$1 second$$ AS week FROM sign_in_token WHERE email = $1', [email]);
    expect(link!['week']).toBe(true);

    const browser = new Browser(app);
    // A link that the person asks for meanwhile does not void the invitation.
    await browser.mutate('requestSignInLink', { idempotencyKey: key(), email });
    const [invitation] = await app.sql(`SELECT params FROM outgoing_mail WHERE to_address = $1 AND template = 'invitation'`, [email]);
    expect(invitation).toBeDefined();
    await app.sql(`DELETE FROM outgoing_mail WHERE to_address = $1 AND template = 'sign-in'`, [email]);
    expect(await browser.signInByLink(await mailedToken(app, email))).toMatchObject({ viewer: { email }, returnTo: '/office/' });
    expect((await browser.graphql('{ viewer { roles { role body { kind } } } }')).data.viewer.roles).toEqual([{ role: 'COUNCIL', body: { kind: 'ASSEMBLY' } }]);
  });

  it('gives a known person a further role and renames nobody', async () => {
    const known = await app.person({ displayName: 'Ben' });
    expect((await invite(admin, { email: known.email, displayName: 'Other', role: 'EDITOR' }))['member']).toMatchObject({ accountId: known.accountId, displayName: 'Ben' });
    expect((await invite(admin, { email: known.email, role: 'MODERATOR' }))['member']).toMatchObject({ role: 'MODERATOR' });
    expect(refusals(await invite(admin, { email: known.email, role: 'EDITOR' }))).toEqual(['ALREADY_DONE role']);
  });

  it('ten times at once gives one role and one mail', async () => {
    const email = newAddress();
    const answers = await Promise.all(Array.from({ length: 10 }, () => invite(admin, { email })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await app.sql('SELECT 1 FROM outgoing_mail WHERE to_address = $1', [email])).toHaveLength(1);
  });

  it('is done once with one key', async () => {
    const [browser, input] = [as(admin), { idempotencyKey: key(), processId: process.processId, email: newAddress(), role: 'HOST' }];
    const first = await browser.mutate('inviteMember', input, member);
    expect(await browser.mutate('inviteMember', input, member)).toEqual(first);
    expect(refusals(await browser.mutate('inviteMember', { ...input, role: 'EDITOR' }, member))).toEqual(['KEY_REUSED idempotencyKey']);
  });
});

describe('the list of members', () => {
  const list = (who: Session | null, processId = process.processId) => as(who).graphql('query ($p: ID!) { members(processId: $p) { email role grantId } bodies(processId: $p) { id kind name } }', { p: processId });

  it('is for administrators of that process', async () => {
    const editor = await app.person({ processId: process.processId, roles: ['editor'] });
    const elsewhere = await app.person({ processId: (await sampleProcess(app)).processId, roles: ['admin'] });
    const codes = [];
    for (const [who, processId] of [[null, undefined], [editor, undefined], [elsewhere, undefined], [admin, newId()], [admin, 'x\u0000']] as const) {
      codes.push((await list(who, processId)).errors?.[0]?.extensions.code);
    }
    expect(codes).toEqual(['SIGN_IN_NEEDED', 'FORBIDDEN', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  });

  it('names everybody who may do something in it, also the administrators of the installation', async () => {
    const first = await app.person({ roles: ['admin'] });
    await app.person({ processId: (await sampleProcess(app)).processId, roles: ['editor'] });
    const { data } = await list(admin);
    expect(data.members.map(({ email }: { email: string }) => email).sort()).toEqual([admin.email, first.email].sort());
    expect(data.bodies).toEqual([{ id: bodyId, kind: 'ASSEMBLY', name: 'Bezirksversammlung' }]);
    await app.sql('DELETE FROM role_grant WHERE account_id = $1', [first.accountId]);
  });
});

describe('taking a role away', () => {
  it('is for administrators of that process; unknown and foreign ids are not told apart', async () => {
    const elsewhere = await app.person({ processId: (await sampleProcess(app)).processId, roles: ['admin'] });
    const publisher = await app.person({ processId: process.processId, roles: ['publisher'] });
    const installation = await app.person({ roles: ['admin'] });
    const target = await grantOf(publisher);
    expect(refusals(await revoke(null, target))).toEqual(['SIGN_IN_NEEDED']);
    expect(refusals(await revoke(publisher, target))).toEqual(['FORBIDDEN']);
    expect(refusals(await revoke(elsewhere, target))).toEqual(['NOT_FOUND grantId']);
    for (const id of [newId(), 'x', '\u0000', await grantOf(installation)]) expect(refusals(await revoke(admin, id))).toEqual(['NOT_FOUND grantId']);
    expect(await grants()).toHaveLength(2);
    await app.sql('DELETE FROM role_grant WHERE account_id = $1', [installation.accountId]);
  });

  it('acts on the next request of that person, and is noted', async () => {
    const second = await app.person({ processId: process.processId, roles: ['admin'] });
    const grantId = await grantOf(second);
    expect(refusals(await invite(second, { email: newAddress() }))).toEqual([]);
    expect(await revoke(admin, grantId)).toEqual({ member: null, errors: [] });
    expect(refusals(await invite(second, { email: newAddress() }))).toEqual(['FORBIDDEN']);
    expect((await app.audit('role.revoke')).at(-1)).toMatchObject({ actor_id: admin.accountId, object_id: grantId, details: { role: 'admin', accountId: second.accountId } });
    expect(refusals(await revoke(admin, grantId))).toEqual(['NOT_FOUND grantId']);
  });

  it('never removes the last administrator', async () => {
    expect(refusals(await revoke(admin, await grantOf(admin)))).toEqual(['LAST_ADMIN grantId']);
  });

  it.each([['was never here', 'confirmed_at = NULL'], ['is blocked', 'blocked_at = clock_timestamp()']])('does not count an administrator who %s', async (_, change) => {
    const second = await app.person({ processId: process.processId, roles: ['admin'] });
    await app.sql(`UPDATE account SET ${change} WHERE id = $1`, [second.accountId]);
    expect(refusals(await revoke(admin, await grantOf(admin)))).toEqual(['LAST_ADMIN grantId']);
  });

  it('lets one of two administrators remain who remove each other at the same time', async () => {
    for (let round = 0; round < 10; round++) {
      const [a, b] = [await app.person({ processId: process.processId, roles: ['admin'] }), await app.person({ processId: process.processId, roles: ['admin'] })];
      await app.sql('DELETE FROM role_grant WHERE process_id = $1 AND account_id <> ALL($2)', [process.processId, [a.accountId, b.accountId]]);
      const [grantA, grantB] = [await grantOf(a), await grantOf(b)];
      const answers = await Promise.all([revoke(a, grantB), revoke(b, grantA)]);
      // Either both ran at once and the second was the last, or it lost its own role before its request came.
      expect(answers.flatMap(refusals)).toHaveLength(1);
      expect(await grants()).toHaveLength(1);
    }
  });

  it('leaves the process to the administrator of the installation', async () => {
    const first = await app.person({ roles: ['admin'] });
    expect(refusals(await revoke(first, await grantOf(admin)))).toEqual([]);
    expect(refusals(await revoke(first, await grantOf(first)))).toEqual(['LAST_ADMIN grantId']);
  });
});
