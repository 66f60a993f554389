import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { key, type Session } from '../support/app.js';
import { moveClock } from '../support/process.js';
import { publishAnew, World, type Submitted } from './world.js';

let world: World;
let staff: Session;
beforeAll(async () => {
  world = await World.start();
  staff = await world.person('moderator');
});
afterAll(() => world?.app.close());
beforeEach(() => world.freshDevice());

const contributions = async () => (await world.app.sql<{ n: number }>('SELECT count(*)::int AS n FROM contribution'))[0]!.n;
const told = ({ errors }: Submitted) => errors.map(({ code, field }) => `${code} ${field}`).join(', ');

/** Sends, and asserts that nothing came of it. */
async function refusal(send: Promise<Submitted>): Promise<string> {
  const before = await contributions();
  const payload = await send;
  expect(payload).toMatchObject({ contribution: null, code: null, confirmationSent: false });
  expect(await contributions()).toBe(before);
  return told(payload);
}

const badTexts: [what: string, body: string, code: string][] = [
  ['nothing', '', 'EMPTY'], ['blanks', ' \n\u200b ', 'EMPTY'], ['two letters', 'ab', 'TOO_SHORT'], ['too much', 'x'.repeat(5001), 'TOO_LONG'],
  ['much of nothing', ' '.repeat(200_000), 'TOO_LONG'], ['NUL', 'a\u0000bc', 'FORBIDDEN_CHARACTERS'], ['half a character', 'abc\ud800', 'FORBIDDEN_CHARACTERS'],
  ['an override', 'abc\u202edef', 'FORBIDDEN_CHARACTERS'],
];
const badFrames: [object, string][] = [
  [{ lang: 'xx' }, 'UNKNOWN_LANGUAGE lang'], [{ lang: '' }, 'UNKNOWN_LANGUAGE lang'], [{ authorName: 'x'.repeat(81) }, 'TOO_LONG authorName'],
  [{ authorName: 'B\u0435zirksamt' }, 'NAME_RESERVED authorName'], [{ onBehalfOf: 'Integrationsrat Harburg' }, 'NAME_RESERVED onBehalfOf'],
  [{ authorName: 'a\nb' }, 'FORBIDDEN_CHARACTERS authorName'], [{ email: 'nobody' }, 'INVALID_EMAIL email'], [{ email: 'a@b.de\nBcc: c@d.de' }, 'INVALID_EMAIL email'],
  [{ body: '', lang: 'xx', email: 'x' }, 'EMPTY body, UNKNOWN_LANGUAGE lang, INVALID_EMAIL email'],
];

describe('a comment is refused', () => {
  it.each(badTexts)('for a text of %s', async (_, body, code) => {
    expect(await refusal(world.comment({ body }))).toBe(`${code} body`);
  });

  it.each(badFrames)('for %j', async (input, expected) => {
    expect(await refusal(world.comment(input))).toBe(expected);
  });

  it('at unknown, foreign and impossible places', async () => {
    const other = await World.in(world.app);
    for (const passageId of [newId(), other.place.passageId]) expect(await refusal(world.comment({ passageId }))).toBe('NOT_PUBLISHED revisionTextId');
    for (const revisionTextId of [newId(), other.place.revisionTextId]) expect(await refusal(world.comment({ revisionTextId }))).toBe('NOT_PUBLISHED revisionTextId');
    await world.freshDevice();
    expect(await refusal(world.comment({ passageId: "' OR 1=1" }))).toBe('NOT_FOUND passageId');
    expect(await refusal(world.comment({ revisionTextId: '' }))).toBe('NOT_FOUND revisionTextId');
  });

  it('where nothing is open, and after the end of the phase', async () => {
    const closed = await World.in(world.app, { comment: false, propose: false });
    expect(await refusal(closed.comment())).toBe('NOT_OPEN null');
    expect(await refusal(closed.propose())).toBe('NOT_OPEN processId');
    const past = await World.in(world.app);
    await moveClock(world.app, past.processId, 241);
    expect(await refusal(past.comment())).toBe('NOT_OPEN null');
  });

  it('as a reply to what is not a published comment there, and to a reply', async () => {
    const resident = await world.person();
    const waiting = (await world.comment({}, { as: resident })).contribution!.id;
    const comment = await world.publishedComment(resident, staff);
    const reply = await world.publishedComment(resident, staff, { parentId: comment });
    for (const parentId of [newId(), 'x', waiting]) expect(await refusal(world.comment({ parentId }))).toBe('NOT_FOUND parentId');
    expect(await refusal(world.comment({ parentId: reply }))).toBe('INVALID parentId');
  });

  it('on a wording that was replaced; the one that stands there now is taken', async () => {
    const other = await World.in(world.app);
    const now = await publishAnew(world.app, other.place);
    expect(await refusal(other.comment())).toBe('TEXT_OUTDATED revisionTextId');
    const { contribution } = await other.comment(now);
    expect(await other.row(contribution!.id)).toMatchObject({ revision_text_id: now.revisionTextId, passage_id: now.passageId });
  });

  it('on a way that the phase closes', async () => {
    const byMail = await World.in(world.app, { withoutAccountByCode: false });
    const byCode = await World.in(world.app, { withoutAccountByMail: false });
    const post = await World.in(world.app, { moderation: 'POST', withoutAccountByCode: false });
    expect(await refusal(byMail.comment())).toBe('FIRST_STEPS email');
    expect(await refusal(byCode.comment({ email: 'a@example.org' }))).toBe('WAY_CLOSED email');
    expect(await refusal(post.comment())).toBe('FIRST_STEPS email');
  });

  it('from the sixth text of a device within an hour, for guests; faulty tries do not count', async () => {
    for (let n = 0; n < 9; n++) await world.comment({ body: '' });
    const keys = [1, 2, 3, 4, 5].map(() => key());
    for (const idempotencyKey of keys) expect((await world.comment({ idempotencyKey })).errors).toEqual([]);
    expect(await refusal(world.comment())).toBe('RATE_LIMITED null');
    expect(await refusal(world.propose())).toBe('RATE_LIMITED null');
    // What was sent is answered again, and who has an account is not held up.
    expect((await world.comment({ idempotencyKey: keys[4] })).code).not.toBeNull();
    expect((await world.comment({}, { as: staff })).errors).toEqual([]);
  });

  it('from the sixth mail to one address within an hour, whatever the device; other addresses and accounts are not concerned', async () => {
    const email = 'often@example.org';
    await world.comment();
    const [device] = await world.app.sql<{ bucket: string }>('SELECT bucket FROM rate_limit');
    const otherDevice = () => world.app.sql('DELETE FROM rate_limit WHERE bucket = $1', [device!.bucket]);
    for (const written of [email, ' Often@Example.org', email, email]) expect(told(await world.comment({ email: written }))).toBe('');
    await otherDevice();
    expect(told(await world.propose({ email }))).toBe('');
    const mails = (await world.app.mails()).length;
    expect(await refusal(world.comment({ email }))).toBe('RATE_LIMITED email');
    expect(await refusal(world.propose({ email: 'OFTEN@example.org' }))).toBe('RATE_LIMITED email');
    expect((await world.app.mails()).length).toBe(mails);
    await otherDevice();
    expect(told(await world.comment({ email: 'seldom@example.org' }))).toBe('');
    expect(told(await world.comment({ email }, { as: staff }))).toBe('');
  });
});

describe('a proposal is refused', () => {
  it.each<[object, string]>([
    [{ title: '' }, 'EMPTY title'], [{ title: 'x'.repeat(201) }, 'TOO_LONG title'], [{ title: 'a\nbc' }, 'FORBIDDEN_CHARACTERS title'], [{ title: 'a\u0000bc' }, 'FORBIDDEN_CHARACTERS title'],
    [{ title: ' ', body: '' }, 'EMPTY title, EMPTY body'], [{ processId: 'x' }, 'NOT_FOUND processId'], [{ processId: newId() }, 'NOT_FOUND processId'],
  ])('for %j', async (input, expected) => {
    expect(await refusal(world.propose(input))).toBe(expected);
  });
  it.each(badTexts)('for a text of %s', async (_, body, code) => {
    expect(await refusal(world.propose({ body }))).toBe(`${code} body`);
  });
  it.each(badFrames)('for %j', async (input, expected) => {
    expect(await refusal(world.propose(input))).toBe(expected);
  });
});

describe('what staff type in is refused', () => {
  it('from people without a role in this process', async () => {
    const stranger = await (await World.in(world.app)).person('moderator', 'admin');
    expect(await refusal(world.enter({}, { as: stranger }))).toBe('NOT_FOUND processId');
    expect(await refusal(world.enter({}, { as: await world.person('council') }))).toBe('FORBIDDEN null');
    expect(await refusal(world.enter({}, {}))).toBe('SIGN_IN_NEEDED null');
  });
  it.each<[object, string]>([
    [{ channel: 'ONLINE' }, 'INVALID channel'], [{ channel: 'CONFERENCE' }, 'INVALID channel'], [{ passageId: newId() }, 'NOT_FOUND passageId'],
    [{ passageId: '' }, 'NOT_FOUND passageId'], [{ passageId: null }, 'EMPTY title'], [{ title: 'a\u0000b' }, 'FORBIDDEN_CHARACTERS title'],
    [{ body: '', lang: 'xx', authorName: 'Bezirksamt' }, 'EMPTY body, UNKNOWN_LANGUAGE lang, NAME_RESERVED authorName'], [{ processId: newId() }, 'NOT_FOUND processId'],
  ])('for %j', async (input, expected) => {
    expect(await refusal(world.enter(input, { as: staff }))).toBe(expected);
  });
  it('where nothing is open: the same gate as for residents', async () => {
    const closed = await World.in(world.app, { comment: false });
    expect(await refusal(closed.enter({}, { as: await closed.person('editor') }))).toBe('NOT_OPEN processId');
  });
});

describe('without an account', () => {
  it('by code: waits for the moderator; the code is shown again on a repeat and stored nowhere', async () => {
    const idempotencyKey = key();
    const first = await world.comment({ idempotencyKey, authorName: 'Ayşe', onBehalfOf: 'Nachbarschaftsverein', lang: 'tr' });
    expect(first).toMatchObject({ contribution: { state: 'SUBMITTED' }, confirmationSent: false, errors: [] });
    expect(await world.comment({ idempotencyKey, authorName: 'Ayşe', onBehalfOf: 'Nachbarschaftsverein', lang: 'tr' })).toEqual(first);
    const { id } = first.contribution!;
    expect(await world.row(id)).toMatchObject({
      process_id: world.processId, kind: 'COMMENT', channel: 'ONLINE', lang: 'tr', author_name: 'Ayşe', on_behalf_of: 'Nachbarschaftsverein', account_id: null, state: 'SUBMITTED',
      ...{ passage_id: world.place.passageId, revision_text_id: world.place.revisionTextId }, version_id: expect.any(String), revision_id: expect.any(String), published_at: null,
    });
    expect(await world.textOf(id)).toMatchObject({ number: 1, state: 'SUBMITTED', body: 'Mehr Bänke im Park.', title: null });
    expect((await world.app.audit('contribution.submit-comment')).filter(({ object_id }) => object_id === id)).toMatchObject([{ actor_kind: 'GUEST', details: { way: 'CODE' } }]);
    expect(JSON.stringify(await world.app.sql('SELECT answer FROM idempotency_record'))).not.toContain(first.code);
    expect((await world.comment({ idempotencyKey, body: 'Etwas anderes.' })).errors).toMatchObject([{ code: 'KEY_REUSED' }]);
  });

  it('one key for two deeds gives two codes', async () => {
    const idempotencyKey = key();
    const [comment, proposal] = [await world.comment({ idempotencyKey }), await world.propose({ idempotencyKey })];
    expect(comment.code).not.toBe(proposal.code);
  });

  it('by mail: waits for the link, which goes to the address in the language of the page', async () => {
    const sent = await world.propose({ email: ' Anna@Example.org ' }, { lang: 'en' });
    expect(sent).toMatchObject({ contribution: { state: 'UNCONFIRMED' }, code: null, confirmationSent: true });
    const { id } = sent.contribution!;
    expect(await world.app.sql('SELECT email, lang, confirmed_at FROM contribution_contact WHERE contribution_id = $1', [id])).toEqual([{ email: 'anna@example.org', lang: 'en', confirmed_at: null }]);
    expect((await world.app.mails()).at(-1)).toMatchObject({ to_address: 'anna@example.org', template: 'confirm', lang: 'en', params: { excerpt: 'Jeden Dienstag.', link: { token: { kind: 'confirm', id } } } });
    expect(await world.app.jobs()).toContain('mail.send');
  });

  it('by mail: the mail quotes the text without anything to click on; the text itself stays as it is', async () => {
    const body = 'Sie haben gewonnen: https://evil.example/x oder www.evil.example';
    const { contribution } = await world.propose({ email: 'berta@example.org', body });
    expect((await world.app.mails()).at(-1)).toMatchObject({ to_address: 'berta@example.org', params: { excerpt: 'Sie haben gewonnen: https: //evil .example/x oder www .evil .example' } });
    expect(await world.textOf(contribution!.id)).toMatchObject({ body });
  });

  it('nothing of the device stands beside a contribution', async () => {
    const columns = await world.app.sql<{ name: string }>(`SELECT column_name AS name FROM information_schema.columns WHERE table_name LIKE 'contribution%'`);
    expect(columns.filter(({ name }) => /device|address|ip|agent/.test(name))).toEqual([]);
  });
});

describe('with an account, and by staff', () => {
  it('an account needs no address and gets no code', async () => {
    const resident = await world.person();
    const sent = await world.comment({ email: 'other@example.org' }, { as: resident });
    expect(sent).toMatchObject({ contribution: { state: 'SUBMITTED' }, code: null, confirmationSent: false, errors: [] });
    expect(await world.row(sent.contribution!.id)).toMatchObject({ account_id: resident.accountId, code_id: null });
    expect(await world.app.sql('SELECT 1 FROM contribution_contact WHERE contribution_id = $1', [sent.contribution!.id])).toEqual([]);
  });

  it('a comment takes ten statements', async () => {
    const as = await world.person();
    // Session; rate limit; BEGIN; key; wording; phases and time; contribution and text; entry and answer; COMMIT; the contribution that is shown.
    expect(await world.app.statementsOf(() => world.comment({}, { as }))).toBe(10);
  });

  it('staff always give a code, and are not the author', async () => {
    const comment = await world.enter({ title: 'bleibt weg' }, { as: staff });
    const proposal = await world.enter({ passageId: null, title: 'Lichter im Park', channel: 'PAPER', authorName: 'Frau Yıldız' }, { as: staff });
    expect([comment.code, proposal.code].every((code) => code !== null)).toBe(true);
    expect(await world.row(comment.contribution!.id)).toMatchObject({ kind: 'COMMENT', channel: 'COUNTER', account_id: null, entered_by: staff.accountId, state: 'SUBMITTED' });
    expect(await world.textOf(comment.contribution!.id)).toMatchObject({ title: null });
    expect(await world.row(proposal.contribution!.id)).toMatchObject({ kind: 'PROPOSAL', channel: 'PAPER', passage_id: null });
    expect((await world.app.audit('contribution.enter')).at(-1)).toMatchObject({ actor_id: staff.accountId, details: { channel: 'PAPER', way: 'STAFF' } });
  });

  it('moderated afterwards: visible at once, counted, and still in the queue', async () => {
    const post = await World.in(world.app, { moderation: 'POST', withoutAccountByCode: false });
    const { contribution } = await post.comment({}, { as: await post.person() });
    expect(contribution!.state).toBe('PUBLISHED');
    expect((await post.row(contribution!.id)).published_at).toBeInstanceOf(Date);
    expect(await post.textOf(contribution!.id)).toMatchObject({ state: 'SUBMITTED' });
    const { kept, counted } = await post.counters();
    expect(kept).toEqual(counted);
    expect(kept).toMatchObject({ published: 1, comments: [1] });
  });
});

const blns = process.env['REAL_DATA'] === undefined ? [] : (JSON.parse(readFileSync(`${process.env['REAL_DATA']}/naughty-strings/blns.json`, 'utf8')) as string[]);
const naughty = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', "'; DROP TABLE contribution; --", '{{7*7}} ${7*7} %s%n', '../../etc/passwd', 'Zeile\r\nZeile\tTab', '=1+1', '\\u0000',
  'مكان للأطفال', 'Çocuklar için daha çok yer', '👩‍👩‍👧‍👧🏳️‍🌈', 'é vs é', '\ufeffvorn', 'Ω≈ç√∫˜µ≤≥÷', 'x'.repeat(5000),
];

describe('texts are stored as they were written', () => {
  it('markup, quotes, every script; or refused at their field', async () => {
    const resident = await world.person();
    for (const text of [...naughty, ...blns]) {
      await world.freshDevice();
      const { contribution, errors } = await world.propose({ title: text.slice(0, 100).replace(/[\r\n\t]/g, ' '), body: text }, { as: resident });
      if (contribution === null) expect(errors.every(({ code }) => ['EMPTY', 'TOO_SHORT', 'TOO_LONG', 'FORBIDDEN_CHARACTERS'].includes(code))).toBe(true);
      else expect(await world.textOf(contribution.id)).toMatchObject({ body: text });
    }
  }, 120_000);
});
