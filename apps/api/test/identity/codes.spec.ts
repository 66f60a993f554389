import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { system } from '@mitgestalten/kernel';
import { Codes, done, newId, newTimelessId, UnitOfWork, type Work } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';
import { key, startApp, type Session, type TestApp } from '../support/app.js';
import { sampleProcess, type TestProcess } from '../support/process.js';
import { Browser, refusals } from './browser.js';

let app: TestApp;
let process: TestProcess;
let admin: Session;
let organiser: Session;
beforeAll(async () => {
  app = await startApp();
  process = await sampleProcess(app);
  admin = await app.person({ processId: process.processId, roles: ['admin'] });
  organiser = await app.person({ processId: process.processId, roles: ['organiser'] });
});
afterAll(() => app?.close());

function as(session: Session | null): Browser {
  const browser = new Browser(app);
  browser.cookie = session?.cookie ?? null;
  return browser;
}
const issue = (who: Session | null, input: object = {}) =>
  as(who).mutate('issueCodes', { idempotencyKey: key(), processId: process.processId, label: 'Stadtteilfest', size: 3, ...input }, 'batch { id label size createdAt redeemed } codes');
const codes = () => app.app.get(Codes, { strict: false });
const read = (text: string, processId = process.processId) => codes().read(app.app.get(DataSource).manager, processId, text);
async function working<T>(body: (work: Work) => Promise<T>): Promise<T> {
  const decision = await app.app.get(UnitOfWork).run({ actor: system, action: 'test' }, async (work) => done(await body(work), { objectType: 'test', objectId: null }));
  if (!decision.ok) throw new Error('refused');
  return decision.value;
}
const contributionCode = (idempotencyKey: string) => working((work) => codes().issueForContribution(work, process.processId, idempotencyKey));

describe('issuing codes', () => {
  it('is for administrators and organisers of that process', async () => {
    const editor = await app.person({ processId: process.processId, roles: ['editor'] });
    const elsewhere = await app.person({ processId: (await sampleProcess(app)).processId, roles: ['admin', 'organiser'] });
    expect(refusals(await issue(null))).toEqual(['SIGN_IN_NEEDED']);
    expect(refusals(await issue(editor))).toEqual(['FORBIDDEN']);
    expect(refusals(await issue(elsewhere))).toEqual(['NOT_FOUND processId']);
    const list = async (who: Session) => (await as(who).graphql(`{ codeBatches(processId: "${process.processId}") { id } }`)).errors?.[0]?.extensions.code;
    expect([await list(editor), await list(elsewhere)]).toEqual(['FORBIDDEN', 'NOT_FOUND']);
  });

  it.each<[string, object, string[]]>([
    ['an unknown process', { processId: newId() }, ['NOT_FOUND processId']],
    ['no process', { processId: 'x' }, ['NOT_FOUND processId']],
    ['no code', { size: 0 }, ['OUT_OF_RANGE size']],
    ['less than none', { size: -1 }, ['OUT_OF_RANGE size']],
    ['too many', { size: 2001 }, ['OUT_OF_RANGE size']],
    ['no label', { label: ' ' }, ['EMPTY label']],
    ['an over-long label and far too many', { label: 'x'.repeat(121), size: 2 ** 31 - 1 }, ['TOO_LONG label', 'OUT_OF_RANGE size']],
    ['a label with NUL', { label: 'a\u0000b' }, ['FORBIDDEN_CHARACTERS label']],
  ])('is refused for %s', async (_, input, expected) => {
    const payload = await issue(admin, input);
    expect([payload['codes'], payload['batch'], refusals(payload)]).toEqual([[], null, expected]);
    expect(await app.sql('SELECT 1 FROM code_batch')).toEqual([]);
  });

  it('gives codes that can be read here only; the table holds digests', async () => {
    const payload = await issue(organiser, { label: '<b>Fest</b>', size: 200 });
    expect(payload).toMatchObject({ batch: { label: '<b>Fest</b>', size: 200, redeemed: 0 }, errors: [] });
    expect(new Set(payload['codes']).size).toBe(200);
    for (const code of payload['codes']) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const rows = await app.sql('SELECT * FROM code WHERE batch_id = $1', [payload['batch'].id]);
    expect(rows).toHaveLength(200);
    const plain: string[] = payload['codes'].map((code: string) => code.replaceAll('-', ''));
    const stored = JSON.stringify([rows, await app.sql('SELECT * FROM idempotency_record'), await app.sql('SELECT * FROM audit_entry')]);
    expect(plain.filter((code) => stored.includes(code) || stored.includes(code.slice(6)))).toEqual([]);
    expect((await app.audit('codes.issue')).at(-1)).toMatchObject({ actor_id: organiser.accountId, object_id: payload['batch'].id, details: { size: 200 } });
    expect(await read(payload['codes'][7])).toMatchObject({ purpose: 'VOTE', accountId: null });
  });

  it('gives the same codes to a repeat by the same person, and others to anybody else', async () => {
    const input = { idempotencyKey: key(), label: 'Wiederholung', size: 5 };
    const [first, repeat, another] = [await issue(admin, input), await issue(admin, input), await issue(organiser, input)];
    expect(repeat).toEqual(first);
    expect(another['codes'].filter((code: string) => first['codes'].includes(code))).toEqual([]);
    expect(await app.sql(`SELECT 1 FROM code_batch WHERE label = 'Wiederholung'`)).toHaveLength(2);
    expect(refusals(await issue(admin, { ...input, size: 6 }))).toEqual(['KEY_REUSED idempotencyKey']);
  });

  it('can give the largest batch', async () => {
    const { codes: many } = await issue(admin, { size: 2000 });
    expect(new Set(many).size).toBe(2000);
  });

  it('lists the batches, newest first, with how many were redeemed', async () => {
    const { batch, codes: [code] } = await issue(admin, { label: 'Liste', size: 2 });
    const redeemed = await read(code);
    await working((work) => codes().markRedeemed(work, redeemed!.codeId));
    const { data } = await as(organiser).graphql(`{ codeBatches(processId: "${process.processId}") { id label size createdAt redeemed } }`);
    expect(data.codeBatches[0]).toEqual({ ...batch, redeemed: 1 });
  });
});

describe('a code that somebody types', () => {
  let code: string;
  beforeAll(async () => {
    code = (await issue(admin, { size: 1 }))['codes'][0];
  });

  it.each<[string, (code: string) => string]>([
    ['empty', () => ''], ['of another look-up part', (text) => `0000-00${text.slice(7)}`], ['of another secret', (text) => `${text.slice(0, 15)}0000`],
    ['without its last character', (text) => text.slice(0, -1)], ['rubbish', () => '\u0000\ud800'], ['very long', () => '0'.repeat(100_000)],
  ])('is unknown when it is %s', async (_, change) => {
    expect(await read(change(code))).toBeNull();
  });

  it('is unknown in another process, and where there is none', async () => {
    expect([await read(code, (await sampleProcess(app)).processId), await read(code, newId()), await read(code, 'x\u0000')]).toEqual([null, null, null]);
  });

  it('is read in small letters, with blanks and with O for 0', async () => {
    const found = await read(code);
    for (const typed of [code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', ''), code.replaceAll('0', 'o').replaceAll('1', 'l')]) expect(await read(typed)).toEqual(found);
  });

  it('is bound to the first account that redeems it', async () => {
    const { codeId } = (await read(code))!;
    const bind = (session: Session) => working((work) => codes().bind(work, codeId, session.accountId));
    const outcomes = await Promise.all([bind(admin), bind(organiser)]);
    expect([...outcomes].sort()).toEqual([false, true]);
    const owner = outcomes[0] ? admin : organiser;
    expect(await bind(owner)).toBe(true);
    expect((await read(code))?.accountId).toBe(owner.accountId);
  });
});

describe('a code of a contribution', () => {
  it('is the same for the same key, and can be derived again without the table', async () => {
    const idempotencyKey = key();
    const first = await contributionCode(idempotencyKey);
    expect(await contributionCode(idempotencyKey)).toEqual(first);
    expect(codes().textForContribution(process.processId, idempotencyKey)).toBe(first.code);
    expect(await read(first.code)).toEqual({ codeId: first.codeId, purpose: 'CONTRIBUTION', accountId: null });
    expect(codes().textForContribution(newId(), idempotencyKey)).not.toBe(first.code);
  });

  it('cannot be bound: it is for reading only', async () => {
    const { codeId } = await contributionCode(key());
    expect(await working((work) => codes().bind(work, codeId, admin.accountId))).toBe(false);
  });

  it('is found although two others have the same look-up part', async () => {
    const idempotencyKey = key();
    const lookup = codes().textForContribution(process.processId, idempotencyKey).replaceAll('-', '').slice(0, 6);
    for (const place of ['', '+']) {
      await app.sql(`INSERT INTO code (id, process_id, lookup, secret_hash, purpose) VALUES ($1, $2, $3, 'another', 'VOTE')`, [newTimelessId(), process.processId, lookup + place]);
    }
    const { codeId, code } = await contributionCode(idempotencyKey);
    expect((await read(code))?.codeId).toBe(codeId);
  });
});
