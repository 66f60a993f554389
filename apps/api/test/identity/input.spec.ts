import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { key, startApp, type Session, type TestApp } from '../support/app.js';
import { sampleProcess, type TestProcess } from '../support/process.js';
import { Browser } from './browser.js';

let app: TestApp;
let process: TestProcess;
let admin: Session;
beforeAll(async () => {
  app = await startApp();
  process = await sampleProcess(app);
  admin = await app.person({ processId: process.processId, roles: ['admin'] });
});
afterAll(() => app?.close());

const naughty: [string, string][] = [
  ['empty', ''], ['blank', ' \t\u00a0\u200b '], ['NUL', 'a\u0000b'], ['a lone surrogate', 'a\ud800b'], ['an override', 'a\u202eb'], ['a line break', 'a\r\nX-Y: z'],
  ['markup', '<script>alert(1)</script>'], ['SQL', `'; DROP TABLE account; --`], ['a placeholder', '$1 {0} %s ${x}'], ['emoji', '🏳️‍🌈👩‍👩‍👧‍👦'], ['other scripts', 'العربية 中文 ʇxǝʇ'],
  ['stacked marks', `Z${'\u0351'.repeat(500)}`], ['very long', 'x'.repeat(200_000)], ['a number', '1e400'], ['a path', '../../etc/passwd'], ['an unknown id', newId()],
];

/** Every mutation of this context, with an input in which each of these fields is tried. */
const mutations: [string, () => Record<string, unknown>, string[]][] = [
  ['requestSignInLink', () => ({ idempotencyKey: key(), email: 'someone@example.org', returnTo: '/', processId: process.processId }), ['idempotencyKey', 'email', 'returnTo', 'processId']],
  ['signInWithLink', () => ({ token: 'x' }), ['token']],
  ['signIn', () => ({ email: 'someone@example.org', password: 'drei Tapire laufen' }), ['email', 'password']],
  ['setPassword', () => ({ idempotencyKey: key(), password: 'x', formerPassword: 'x' }), ['idempotencyKey', 'password', 'formerPassword']],
  ['updateAccount', () => ({ idempotencyKey: key(), displayName: 'Ada', lang: 'de' }), ['idempotencyKey', 'displayName', 'lang']],
  ['inviteMember', () => ({ idempotencyKey: key(), processId: process.processId, email: 'someone@example.org', displayName: 'Ada', role: 'COUNCIL', bodyId: newId() }), ['idempotencyKey', 'processId', 'email', 'displayName', 'bodyId']],
  ['revokeRole', () => ({ idempotencyKey: key(), grantId: newId() }), ['idempotencyKey', 'grantId']],
  ['issueCodes', () => ({ idempotencyKey: key(), processId: process.processId, label: 'x', size: 1 }), ['idempotencyKey', 'processId', 'label']],
];

describe.each(mutations)('%s', (name, inputOf, fields) => {
  it.each(fields)('answers each odd %s with a sentence or takes it as it is', async (field) => {
    for (const [kind, text] of naughty) {
      const browser = new Browser(app);
      browser.cookie = admin.cookie;
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
      const answer = await browser.graphql(`mutation ($input: ${type}) { ${name}(input: $input) { errors { code message field } } }`, { input: { ...inputOf(), [field]: text } });
      expect([kind, answer.status, answer.errors]).toEqual([kind, 200, undefined]);
      for (const { message } of answer.data[name].errors) expect(message).not.toMatch(/stack|error|undefined|\{/i);
    }
  });

  it('refuses what the contract does not name', async () => {
    const browser = new Browser(app);
    browser.cookie = admin.cookie;
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    for (const input of [{ ...inputOf(), isAdmin: true }, null, [], { [fields[0]!]: { $ne: '' } }]) {
      const { status, errors } = await browser.graphql(`mutation ($input: ${type}) { ${name}(input: $input) { errors { code } } }`, { input });
      expect([200, 400]).toContain(status);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

it('left everything else as it was', async () => {
  const [account] = await app.sql('SELECT email, lang, blocked_at FROM account WHERE id = $1', [admin.accountId]);
  expect(account).toEqual({ email: admin.email, lang: 'de', blocked_at: null });
  expect(await app.sql('SELECT role FROM role_grant WHERE process_id = $1', [process.processId])).toEqual([{ role: 'admin' }]);
});
