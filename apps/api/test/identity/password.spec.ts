import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { key, startApp, type TestApp } from '../support/app.js';
import { sampleProcess } from '../support/process.js';
import { Browser, linkFor, refusals } from './browser.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await sampleProcess(app);
});
afterAll(() => app?.close());

const password = 'drei Tapire laufen über';
const other = 'vier Tapire schlafen noch';
let people = 0;

/** A browser that is signed in by a link, with the password above. It is hashed once: that takes its time by design. */
async function withPassword(): Promise<{ browser: Browser; email: string; accountId: string }> {
  const email = `password-${++people}@example.org`;
  const browser = new Browser(app);
  const { viewer } = await browser.signInByLink((await linkFor(app, email)).token);
  if (hash === undefined) {
    expect(refusals(await setPassword(browser, { password }))).toEqual([]);
    hash = (await app.sql('SELECT password_hash FROM account WHERE id = $1', [viewer.id]))[0]!['password_hash'];
  }
  await app.sql('UPDATE account SET password_hash = $2 WHERE id = $1', [viewer.id, hash]);
  return { browser, email, accountId: viewer.id };
}
let hash: string | undefined;
const setPassword = (browser: Browser, input: object) => browser.mutate('setPassword', { idempotencyKey: key(), ...input }, 'accepted');
const signIn = (email: string, typed: string, browser = new Browser(app)) => browser.mutate('signIn', { email, password: typed }, 'viewer { id email hasPassword } returnTo');

describe('setting a password', () => {
  it('needs a session', async () => {
    expect(refusals(await setPassword(new Browser(app), { password }))).toEqual(['SIGN_IN_NEEDED']);
  });

  it.each<[string, object, string]>([
    ['empty', { password: '' }, 'TOO_SHORT password'],
    ['of eleven characters', { password: 'kW7-tapir-x' }, 'TOO_SHORT password'],
    ['of 201 characters', { password: `${'kW7-tapir '.repeat(20)}x` }, 'TOO_LONG password'],
    ['a common one', { password: 'Passwort2026!' }, 'PASSWORD_COMMON password'],
    ['of the own address', { password: 'password-refused-address' }, 'PASSWORD_COMMON password'],
    ['of the title of the process', { password: 'testbeteiligung' }, 'PASSWORD_COMMON password'],
    ['with NUL', { password: 'drei Tapire\u0000laufen' }, 'FORBIDDEN_CHARACTERS password'],
    ['with a lone surrogate', { password: 'drei Tapire \ud800 laufen' }, 'FORBIDDEN_CHARACTERS password'],
  ])('is refused when it is %s', async (_, input, expected) => {
    const browser = new Browser(app);
    const email = 'refused-address@example.org';
    await browser.signInByLink((await linkFor(app, email)).token);
    expect(refusals(await setPassword(browser, input))).toEqual([expected]);
    expect(await app.sql('SELECT 1 FROM account WHERE email = $1 AND password_hash IS NOT NULL', [email])).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['absent', {}, 'EMPTY formerPassword'], ['empty', { formerPassword: '' }, 'EMPTY formerPassword'], ['wrong', { formerPassword: other }, 'SIGN_IN_FAILED formerPassword'],
    ['very long', { formerPassword: 'x'.repeat(100_000) }, 'SIGN_IN_FAILED formerPassword'],
  ])('again is refused when the former one is %s', async (_, input, expected) => {
    const { browser, email } = await withPassword();
    expect(refusals(await setPassword(browser, { password: other, ...input }))).toEqual([expected]);
    expect(refusals(await signIn(email, password))).toEqual([]);
  });

  it('stores argon2id only, and notes the deed without it', async () => {
    const { browser, accountId } = await withPassword();
    await setPassword(browser, { password: other, formerPassword: password });
    const [account] = await app.sql('SELECT password_hash FROM account WHERE id = $1', [accountId]);
    expect(account!['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    const entry = (await app.audit('account.set-password')).at(-1);
    expect(entry).toMatchObject({ actor_id: accountId, object_id: accountId, details: {} });
  });

  it('ends all other sessions of the account, and no others', async () => {
    const { browser, email } = await withPassword();
    const [elsewhere, stranger] = [new Browser(app), await withPassword()];
    await signIn(email, password, elsewhere);
    expect(refusals(await setPassword(browser, { password: other, formerPassword: password }))).toEqual([]);
    expect([(await browser.viewer())?.email, await elsewhere.viewer()]).toEqual([email, null]);
    expect((await stranger.browser.viewer())?.email).toBe(stranger.email);
    expect([refusals(await signIn(email, password)), refusals(await signIn(email, other))]).toEqual([['SIGN_IN_FAILED'], []]);
  });

  it('asked for again with the same key is answered alike; another password is not hidden behind that key', async () => {
    const { browser } = await withPassword();
    const input = { idempotencyKey: key(), password: other, formerPassword: password };
    expect(await setPassword(browser, input)).toEqual({ accepted: true, errors: [] });
    expect(await setPassword(browser, input)).toEqual({ accepted: true, errors: [] });
    expect(refusals(await setPassword(browser, { ...input, password: 'fünf Tapire schwimmen' }))).toEqual(['KEY_REUSED idempotencyKey']);
  });

  it('twice at once with the same former one changes it once', async () => {
    const { browser } = await withPassword();
    const answers = await Promise.all([1, 2, 3].map((n) => setPassword(browser, { password: `${n} Tapire schlafen`, formerPassword: password })));
    expect(answers.flatMap(refusals)).toEqual(['SIGN_IN_FAILED formerPassword', 'SIGN_IN_FAILED formerPassword']);
  });

  it('limits guesses of the former one', async () => {
    const { browser } = await withPassword();
    const answers = [];
    for (let n = 0; n < 21; n++) answers.push(...refusals(await setPassword(browser, { password: other, formerPassword: `wrong guess ${n}` })));
    expect(answers).toContain('RATE_LIMITED');
  });
});

describe('signing in by password', () => {
  it.each([['no address', 'nobody', password, 'INVALID_EMAIL email'], ['no password', 'a@example.org', '', 'EMPTY password'], ['NUL in the address', 'a\u0000@example.org', 'x', 'INVALID_EMAIL email']])(
    'is refused with %s', async (_, email, typed, expected) => {
      expect(refusals(await signIn(email, typed))).toEqual([expected]);
    },
  );

  it('is refused alike for an unknown address, a wrong password, an account without one and a blocked account', async () => {
    const [known, blocked, without] = [await withPassword(), await withPassword(), await app.person()];
    await app.sql('UPDATE account SET blocked_at = clock_timestamp() WHERE id = $1', [blocked.accountId]);
    const answers = [];
    for (const [email, typed] of [['unknown@example.org', password], [known.email, other], [blocked.email, password], [without.email, password], [known.email, 'x'.repeat(10_000)], [known.email, 'a\u0000b']] as const) {
      const browser = new Browser(app);
      answers.push(await signIn(email, typed, browser));
      expect(browser.setCookie).toBeUndefined();
    }
    const failed = { viewer: null, returnTo: null, errors: [{ code: 'SIGN_IN_FAILED', message: 'E-Mail-Adresse oder Passwort stimmt nicht.', field: null }] };
    expect(answers).toEqual(answers.map(() => failed));
  });

  it('costs about as much work for an unknown address', async () => {
    const known = await withPassword();
    // Processor time of this process, hashing included: unlike the clock it does not tell of what else the machine does.
    const work = async (email: string) => {
      const before = process.cpuUsage();
      await signIn(email, other);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const least = { unknown: Infinity, known: Infinity };
    for (let n = 0; n < 5; n++) {
      least.unknown = Math.min(least.unknown, await work('unknown@example.org'));
      least.known = Math.min(least.known, await work(known.email));
    }
    const ratio = least.unknown / least.known;
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('accepts the right one, however its letters are composed, and notes it', async () => {
    const { email, accountId } = await withPassword();
    const browser = new Browser(app);
    expect(await signIn(` ${email.toUpperCase()}`, password.normalize('NFD'), browser)).toEqual({ viewer: { id: accountId, email, hasPassword: true }, returnTo: null, errors: [] });
    expect((await browser.viewer())?.email).toBe(email);
    expect((await app.audit('session.begin-by-password')).at(-1)).toMatchObject({ actor_id: accountId, object_id: accountId });
  });

  it('is limited per account and device, also when fifteen tries come at once; the right one is no way around', async () => {
    const { email } = await withPassword();
    const guesser = new Browser(app);
    const answers = await Promise.all(Array.from({ length: 15 }, (_, n) => signIn(email, `guess number ${n}`, guesser)));
    // Five per window; ten, should a window end right now.
    expect(answers.flatMap(refusals).filter((each) => each === 'SIGN_IN_FAILED').length).toBeLessThanOrEqual(10);
    expect(refusals(await signIn(email, password, guesser))).toEqual(['RATE_LIMITED']);
    // Nobody else is locked out: neither the owner elsewhere, nor the same device by a link.
    expect(refusals(await signIn(email, password))).toEqual([]);
    expect(refusals(await guesser.signInByLink((await linkFor(app, email)).token))).toEqual([]);
  });

  it('never counts tries with the right password', async () => {
    const { email, browser } = await withPassword();
    for (let n = 0; n < 12; n++) expect(refusals(await signIn(email, password, browser))).toEqual([]);
  });

  it('is possible for the owner while others try from sixty places, who then have fewer tries each', async () => {
    const { email } = await withPassword();
    await Promise.all(Array.from({ length: 60 }, (_, n) => signIn(email, `guess number ${n}`)));
    const late = new Browser(app);
    const answers = [];
    for (let n = 0; n < 4; n++) answers.push(...refusals(await signIn(email, `late guess ${n}`, late)));
    expect(answers.at(-1)).toBe('RATE_LIMITED');
    expect(refusals(await signIn(email, password))).toEqual([]);
  });
});

describe('the own account', () => {
  const update = (browser: Browser, input: object) => browser.mutate('updateAccount', { idempotencyKey: key(), lang: 'de', ...input }, 'viewer { displayName lang }');

  it('is changed by its owner only', async () => {
    expect(refusals(await update(new Browser(app), {}))).toEqual(['SIGN_IN_NEEDED']);
  });

  it.each<[string, object, string[]]>([
    ['a name like the office', { displayName: 'Bezirksamt Harburg' }, ['NAME_RESERVED displayName']],
    ['a look-alike of it', { displayName: 'Веzirksаmt' }, ['NAME_RESERVED displayName']],
    ['a name with an override', { displayName: 'Ali\u202etmA' }, ['FORBIDDEN_CHARACTERS displayName']],
    ['an over-long name and an unknown language', { displayName: 'x'.repeat(81), lang: 'xx' }, ['TOO_LONG displayName', 'UNKNOWN_LANGUAGE lang']],
    ['markup of the wrong length', { displayName: 'x' }, ['TOO_SHORT displayName']],
  ])('is not changed to %s', async (_, input, expected) => {
    const { browser } = await withPassword();
    expect(refusals(await update(browser, input))).toEqual(expected);
    expect((await browser.graphql('{ viewer { displayName lang } }')).data.viewer).toEqual({ displayName: null, lang: 'de' });
  });

  it('keeps its name as written, and loses it', async () => {
    const { browser, accountId } = await withPassword();
    expect((await update(browser, { displayName: '<b>Özlem & Söhne</b>', lang: 'en' }))['viewer']).toEqual({ displayName: '<b>Özlem & Söhne</b>', lang: 'en' });
    expect((await app.audit('account.update')).at(-1)).toMatchObject({ actor_id: accountId, object_id: accountId });
    expect((await update(browser, { displayName: '' }))['viewer']).toEqual({ displayName: null, lang: 'de' });
  });

  it('of staff may be called like the office', async () => {
    const { browser, accountId } = await withPassword();
    const { processId } = await sampleProcess(app);
    await app.sql(`INSERT INTO role_grant (id, process_id, account_id, role) VALUES (gen_random_uuid(), $1, $2, 'editor')`, [processId, accountId]);
    expect(refusals(await update(browser, { displayName: 'Bezirksamt, Frau Yılmaz' }))).toEqual([]);
  });
});
