import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { sampleProcess, type TestProcess } from '../support/process.js';
import { Browser, linkFor, refusals } from './browser.js';

let app: TestApp;
let process: TestProcess;
beforeAll(async () => {
  app = await startApp();
  process = await sampleProcess(app);
});
afterAll(() => app?.close());

let people = 0;
/** A browser that is signed in, with these roles. */
async function signedIn(roles: string[] = [], headers: Record<string, string> = {}): Promise<{ browser: Browser; accountId: string; email: string }> {
  const email = `session-${++people}@example.org`;
  const browser = new Browser(app, headers);
  const { viewer } = await browser.signInByLink((await linkFor(app, email)).token);
  for (const role of roles) await grant(viewer.id, role);
  return { browser, accountId: viewer.id, email };
}
const grant = (accountId: string, role: string, processId = process.processId) =>
  app.sql('INSERT INTO role_grant (id, process_id, account_id, role) VALUES (gen_random_uuid(), $1, $2, $3)', [processId, accountId, role]);
const sessionsOf = (accountId: string) => app.sql('SELECT * FROM session WHERE account_id = $1', [accountId]);

describe('a guest', () => {
  it('gets no cookie and no session, and costs no statement', async () => {
    const browser = new Browser(app);
    expect(await app.statementsOf(() => browser.viewer())).toBe(0);
    expect(browser.setCookie).toBeUndefined();
    await browser.mutate('signIn', { email: 'nobody@example.org', password: 'wrong' });
    expect(refusals((await browser.graphql('mutation { signOut { accepted errors { code field message } } }')).data.signOut)).toEqual([]);
    expect([browser.setCookie, await app.sql('SELECT 1 FROM session WHERE account_id IS NULL')]).toEqual([undefined, []]);
  });

  it.each([
    ['made up', '__Host-session=abc'], ['with a false signature', `__Host-session=${'a'.repeat(32)}.${'b'.repeat(43)}`], ['of odd characters', '__Host-session=%00%ff%22'],
    ['very long', `__Host-session=${'x'.repeat(6000)}`],
  ])('with a cookie that is %s stays one, without a statement', async (_, cookie) => {
    const browser = new Browser(app);
    browser.cookie = cookie;
    const count = await app.statementsOf(async () => expect(await browser.viewer()).toBeNull());
    expect(count).toBe(0);
  });
});

describe('the cookie', () => {
  it.each([['on plain http', {}], ['behind a proxy that ends TLS', { 'x-forwarded-proto': 'https' }]])('arrives %s, with all its attributes', async (_, headers) => {
    const { browser } = await signedIn([], headers as Record<string, string>);
    const [pair, ...attributes] = browser.setCookie === undefined ? [] : browser.setCookie.split('; ');
    expect(pair).toMatch(/^__Host-session=[\w.%+/-]{40,}$/);
    expect(attributes.filter((each) => !/^(Max-Age|Expires)/.test(each)).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
    const expires = Date.parse(attributes.find((each) => each.startsWith('Expires='))!.slice(8));
    expect(Math.round((expires - Date.now()) / 86_400_000)).toBe(30);
  });

  it('is stored as a digest only', async () => {
    const { browser, accountId } = await signedIn();
    const id = decodeURIComponent(browser.cookie!).split('=')[1]!.split('.')[0]!;
    const [row] = await sessionsOf(accountId);
    expect(row!['id_hash']).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(id);
  });

  it('has a new id at each sign-in, and the former one is dead', async () => {
    const { browser, email, accountId } = await signedIn();
    const former = browser.cookie;
    await browser.signInByLink((await linkFor(app, email)).token);
    expect(browser.cookie).not.toBe(former);
    expect(await sessionsOf(accountId)).toHaveLength(1);
    const thief = new Browser(app);
    thief.cookie = former;
    expect(await thief.viewer()).toBeNull();
  });

  it('that somebody else chose is never taken over', async () => {
    const attacker = await signedIn();
    const victim = new Browser(app);
    victim.cookie = attacker.browser.cookie;
    const { viewer } = await victim.signInByLink((await linkFor(app, 'victim@example.org')).token);
    expect(victim.cookie).not.toBe(attacker.browser.cookie);
    expect(viewer.email).toBe('victim@example.org');
    expect(await attacker.browser.viewer()).toBeNull();
  });

  it('is removed at sign-out, from the browser and from the database', async () => {
    const { browser, accountId } = await signedIn();
    const former = browser.cookie;
    const { data } = await browser.graphql('mutation { signOut { accepted errors { code } } }');
    expect(data.signOut).toEqual({ accepted: true, errors: [] });
    expect([browser.cookie, await sessionsOf(accountId)]).toEqual([null, []]);
    expect((await app.audit('session.end')).at(-1)).toMatchObject({ actor_kind: 'ACCOUNT', actor_id: accountId });
    browser.cookie = former;
    expect(await browser.viewer()).toBeNull();
    // The dead cookie is cleared, too.
    expect(browser.cookie).toBeNull();
  });

  it('costs one statement for who acts, and files none', async () => {
    const { browser } = await signedIn(['editor']);
    expect(await app.statementsOf(() => browser.graphql('{ __typename }'))).toBe(1);
    expect(await app.statementsOf(() => app.app.inject({ url: '/assets/x.js', headers: { cookie: browser.cookie! } }))).toBe(0);
  });

  it('works on every instance', async () => {
    const { browser, email } = await signedIn();
    const second = await app.another();
    try {
      expect((await browser.graphql('{ viewer { email } }', {}, second)).data.viewer.email).toBe(email);
    } finally {
      await second.close();
    }
  });
});

describe('a session ends', () => {
  const set = (accountId: string, column: 'last_seen_at' | 'created_at' | 'expires_at', ago: string) =>
    app.sql(`UPDATE session SET ${column} = clock_timestamp() - $2::interval WHERE account_id = $1`, [accountId, ago]);

  it.each<[string, string[], 'last_seen_at' | 'created_at' | 'expires_at', string, boolean]>([
    ['two hours after the last sign of an editor', ['editor'], 'last_seen_at', '2 hours', false],
    ['not earlier', ['editor'], 'last_seen_at', '1 hour 58 minutes', true],
    ['twelve hours after the sign-in of a council member', ['council'], 'created_at', '12 hours', false],
    ['not earlier for them', ['council'], 'created_at', '11 hours 58 minutes', true],
    ['for a resident not after two idle days', [], 'last_seen_at', '2 days', true],
    ['for a resident at its end', [], 'expires_at', '0', false],
  ])('%s', async (_, roles, column, ago, expected) => {
    const { browser, accountId } = await signedIn(roles);
    await set(accountId, column, ago);
    expect((await browser.viewer()) !== null).toBe(expected);
  });

  it('later for whoever goes on working; the sign of life is written at most every five minutes', async () => {
    const { browser, accountId } = await signedIn(['editor']);
    await set(accountId, 'last_seen_at', '4 minutes');
    const [before] = await sessionsOf(accountId);
    await browser.viewer();
    expect((await sessionsOf(accountId))[0]).toEqual(before);
    await set(accountId, 'last_seen_at', '6 minutes');
    await browser.viewer();
    const [row] = await app.sql(`SELECT clock_timestamp() - last_seen_at < interval '1 minute' AS fresh FROM session WHERE account_id = $1`, [accountId]);
    expect(row!['fresh']).toBe(true);
  });
});

describe('on the next request', () => {
  const mayList = async (browser: Browser) => (await browser.graphql(`{ members(processId: "${process.processId}") { grantId } }`)).errors?.[0]?.extensions.code ?? 'ok';

  it('a role is there, and gone', async () => {
    const { browser, accountId } = await signedIn();
    expect(await mayList(browser)).toBe('FORBIDDEN');
    await grant(accountId, 'admin');
    expect(await mayList(browser)).toBe('ok');
    await app.sql('DELETE FROM role_grant WHERE account_id = $1', [accountId]);
    expect(await mayList(browser)).toBe('FORBIDDEN');
  });

  it.each([['blocked', 'blocked_at'], ['erased', 'erased_at']])('an account that was %s is a guest', async (_, column) => {
    const { browser, accountId } = await signedIn(['admin']);
    expect(await mayList(browser)).toBe('ok');
    await app.sql(`UPDATE account SET ${column} = clock_timestamp() WHERE id = $1`, [accountId]);
    expect([await browser.viewer(), await mayList(browser)]).toEqual([null, 'SIGN_IN_NEEDED']);
  });

  it('a role in another process does not help', async () => {
    const other = await sampleProcess(app);
    const { browser, accountId } = await signedIn();
    await grant(accountId, 'admin', other.processId);
    expect(await mayList(browser)).toBe('NOT_FOUND');
  });
});

describe('the viewer', () => {
  it('sees who it is, its roles and bodies', async () => {
    const [body] = await app.sql(`INSERT INTO body (id, process_id, kind, name) VALUES (gen_random_uuid(), $1, 'HIR', '{"de":"Integrationsrat","en":"Council"}') RETURNING id`, [process.processId]);
    const { browser, accountId, email } = await signedIn(['editor']);
    await app.sql(`INSERT INTO role_grant (id, process_id, account_id, role, body_id) VALUES (gen_random_uuid(), $1, $2, 'council', $3)`, [process.processId, accountId, body!['id']]);
    const { data } = await browser.graphql('{ viewer { id email displayName lang hasPassword roles { role processId body { id kind name } } } }');
    expect(data.viewer).toEqual({
      id: accountId, email, displayName: null, lang: 'de', hasPassword: false,
      roles: [
        { role: 'COUNCIL', processId: process.processId, body: { id: body!['id'], kind: 'HIR', name: 'Integrationsrat' } },
        { role: 'EDITOR', processId: process.processId, body: null },
      ],
    });
  });
});
