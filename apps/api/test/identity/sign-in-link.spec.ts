import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Keys, newId } from '@mitgestalten/platform';
import { key, startApp, type TestApp } from '../support/app.js';
import { sampleProcess, type TestProcess } from '../support/process.js';
import { Browser, linkFor, mailedToken, refusals } from './browser.js';

let app: TestApp;
let process: TestProcess;
beforeAll(async () => {
  app = await startApp();
  process = await sampleProcess(app);
});
afterAll(() => app?.close());

const request = (input: object, browser = new Browser(app)) => browser.mutate('requestSignInLink', { idempotencyKey: key(), ...input }, 'accepted');
const mailsTo = (email: string) => app.sql('SELECT * FROM outgoing_mail WHERE to_address = $1', [email]);
let people = 0;
const newAddress = () => `link-${++people}@example.org`;

describe('asking for a link', () => {
  it.each<[string, object, string]>([
    ['no address', { email: 'nobody' }, 'INVALID_EMAIL email'],
    ['an empty address', { email: '' }, 'INVALID_EMAIL email'],
    ['an address with a header in it', { email: 'a@example.org\r\nBcc: b@example.org' }, 'INVALID_EMAIL email'],
    ['an address with NUL', { email: 'a\u0000@example.org' }, 'INVALID_EMAIL email'],
    ['another host to return to', { email: 'a@example.org', returnTo: '//evil.example' }, 'INVALID returnTo'],
    ['an unknown process', { email: 'a@example.org', processId: newId() }, 'NOT_FOUND processId'],
    ['no process', { email: 'a@example.org', processId: 'x' }, 'NOT_FOUND processId'],
  ])('is refused with %s, and nothing is mailed', async (_, input, expected) => {
    const payload = await request(input);
    expect([payload['accepted'], refusals(payload)]).toEqual([false, [expected]]);
    expect(await mailsTo('a@example.org')).toEqual([]);
  });

  it('mails a link whose text stands nowhere in the database', async () => {
    const email = newAddress();
    const answer = await request({ email: ` ${email.toUpperCase()} `, processId: process.processId, returnTo: '/ideen' });
    expect(answer).toEqual({ accepted: true, errors: [] });
    const [mail] = await mailsTo(email);
    expect(mail).toMatchObject({ template: 'sign-in', process_id: process.processId, params: { minutes: 15, link: { path: '/anmelden/link' } } });
    const [link] = await app.sql('SELECT * FROM sign_in_token WHERE email = $1', [email]);
    expect(link).toMatchObject({ purpose: 'SIGN_IN', return_to: '/ideen', used_at: null });
    expect(link!['expires_at'] - link!['created_at']).toBe(15 * 60_000);
    expect((await app.audit('sign-in-link.request')).at(-1)).toMatchObject({ actor_kind: 'GUEST', object_id: link!['id'] });
    expect(await app.jobs()).toContain('mail.send');
    const proof = (await mailedToken(app, email)).split('.')[1]!;
    expect(await app.sql('SELECT 1 FROM outgoing_mail m WHERE to_jsonb(m)::text LIKE $1 UNION ALL SELECT 1 FROM sign_in_token t WHERE to_jsonb(t)::text LIKE $1', [`%${proof}%`])).toEqual([]);
    expect(await app.sql('SELECT 1 FROM account WHERE email = $1', [email])).toEqual([]);
  });

  it.each([['/office/pruefen', '/office/anmelden/link'], ['/officer', '/anmelden/link'], [null, '/anmelden/link']])('for a return to %s leads to %s', async (returnTo, path) => {
    const email = newAddress();
    await request({ email, returnTo });
    expect((await mailsTo(email))[0]!['params'].link.path).toBe(path);
  });

  it('is answered alike for a known, an unknown and a blocked address', async () => {
    const [known, blocked] = [await app.person(), await app.person()];
    await app.sql('UPDATE account SET blocked_at = clock_timestamp() WHERE id = $1', [blocked.accountId]);
    const answers = [];
    for (const email of [known.email, newAddress(), blocked.email]) {
      answers.push(await request({ email }));
      expect(await mailsTo(email)).toHaveLength(1);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('happens once, however often it is asked for with the same key', async () => {
    const [email, idempotencyKey, browser] = [newAddress(), key(), new Browser(app)];
    const answers = await Promise.all([1, 2, 3].map(() => request({ email, idempotencyKey }, browser)));
    expect(answers.every((answer) => answer['accepted'])).toBe(true);
    expect(await mailsTo(email)).toHaveLength(1);
    expect(refusals(await request({ email: newAddress(), idempotencyKey }, browser))).toEqual(['KEY_REUSED idempotencyKey']);
  });

  it('too often sends no more mails, while the last link stays good', async () => {
    const email = newAddress();
    const answers = [];
    for (let n = 0; n < 12; n++) answers.push(await request({ email }));
    expect(answers.every((answer) => answer['accepted'])).toBe(true);
    // Five per window of 15 minutes; ten, should a window end right now.
    expect((await mailsTo(email)).length).toBeLessThanOrEqual(10);
    expect((await new Browser(app).signInByLink(await mailedToken(app, email)))['viewer'].email).toBe(email);
  });

  it('too often from one device is refused, and others are not concerned', async () => {
    const [one, other] = [new Browser(app), new Browser(app)];
    const answers = await Promise.all(Array.from({ length: 125 }, () => request({ email: newAddress() }, one)));
    expect(answers.flatMap(refusals)).toContain('RATE_LIMITED');
    expect(answers.find(({ errors }) => errors.length > 0)!.errors[0]!.message).toMatch(/Bitte warten Sie/);
    expect((await request({ email: newAddress() }, other))['accepted']).toBe(true);
  });
});

describe('a link', () => {
  it.each<[string, (email: string) => Promise<string>]>([
    ['that is empty', async () => ''],
    ['of rubbish', async () => '<script>\u0000'],
    ['of a megabyte', async () => 'x'.repeat(100_000)],
    ['that names no row', async () => app.app.get(Keys).token('sign-in', newId())],
    ['that names no id', async () => app.app.get(Keys).token('sign-in', 'x')],
    ['with another proof', async (email) => (await linkFor(app, email)).id + '.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['made for something else', async (email) => app.app.get(Keys).token('confirm', (await linkFor(app, email)).id)],
    ['of another installation', async (email) => new Keys('another key').token('sign-in', (await linkFor(app, email)).id)],
    ['that has expired', async (email) => {
      const { id, token } = await linkFor(app, email);
      await app.sql(`UPDATE sign_in_token SET expires_at = clock_timestamp() WHERE id = $1`, [id]);
      return token;
    }],
    ['of a blocked account', async (email) => {
      await app.sql('INSERT INTO account (id, email, blocked_at) VALUES ($1, $2, clock_timestamp())', [newId(), email]);
      return (await linkFor(app, email)).token;
    }],
  ])('%s is refused, and nobody is signed in', async (_, make) => {
    const browser = new Browser(app);
    const payload = await browser.signInByLink(await make(newAddress()));
    expect([payload['viewer'], payload['returnTo'], refusals(payload)]).toEqual([null, null, ['TOKEN_INVALID token']]);
    expect([browser.setCookie, await browser.viewer()]).toEqual([undefined, null]);
  });

  it('signs in once, makes the account and leads back', async () => {
    const email = newAddress();
    await request({ email, returnTo: '/stelle/1' });
    const token = await mailedToken(app, email);
    const [first, second] = [new Browser(app), new Browser(app)];
    const payload = await first.signInByLink(token);
    expect(payload).toMatchObject({ viewer: { email }, returnTo: '/stelle/1', errors: [] });
    expect(refusals(await second.signInByLink(token))).toEqual(['TOKEN_INVALID token']);
    expect((await first.viewer())?.email).toBe(email);
    const [account] = await app.sql('SELECT * FROM account WHERE email = $1', [email]);
    expect([account!['confirmed_at'] !== null, account!['password_hash'], account!['display_name']]).toEqual([true, null, null]);
    expect((await app.audit('session.begin-by-link')).at(-1)).toMatchObject({ object_type: 'account', object_id: account!['id'] });
  });

  it('leads to the same account each time, whatever the case of the address', async () => {
    const email = newAddress();
    const ids = [];
    for (const typed of [email, email.toUpperCase()]) {
      await request({ email: typed });
      ids.push((await new Browser(app).signInByLink(await mailedToken(app, email)))['viewer'].id);
    }
    expect(ids[0]).toBe(ids[1]);
  });

  it('is void once a newer one was asked for', async () => {
    const email = newAddress();
    await request({ email });
    const former = await mailedToken(app, email);
    await request({ email });
    expect(refusals(await new Browser(app).signInByLink(former))).toEqual(['TOKEN_INVALID token']);
    expect(refusals(await new Browser(app).signInByLink(await mailedToken(app, email)))).toEqual([]);
  });

  it('asked for five times at once leaves one that is good', async () => {
    const email = newAddress();
    await Promise.all([1, 2, 3, 4, 5].map(() => request({ email })));
    expect(await app.sql('SELECT 1 FROM sign_in_token WHERE email = $1 AND used_at IS NULL', [email])).toHaveLength(1);
  });

  it('used twenty times at once signs in one', async () => {
    const { token } = await linkFor(app, newAddress());
    const answers = await Promise.all(Array.from({ length: 20 }, () => new Browser(app).signInByLink(token)));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  });
});
