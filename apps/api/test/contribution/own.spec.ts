import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ForgetUnconfirmed } from '@mitgestalten/contribution-api';
import { Keys, newId } from '@mitgestalten/platform';
import { key, type Session } from '../support/app.js';
import { moveClock } from '../support/process.js';
import { World } from './world.js';

let world: World;
let moderator: Session;
let resident: Session;
beforeAll(async () => {
  world = await World.start();
  [moderator, resident] = [await world.person('moderator'), await world.person()];
});
afterAll(() => world?.app.close());
beforeEach(() => world.freshDevice());

const refusals = ({ errors }: { errors: { code: string; field: string | null }[] }) => errors.map(({ code, field }) => `${code} ${field}`).join(', ');
const tokenOf = (id: string) => world.app.app.get(Keys).token('confirm', id);
const states = async (id: string) => `${(await world.row(id)).state} ${(await world.textOf(id)).state}`;

describe('confirming by the link in the mail', () => {
  const sent = async (email = `${newId()}@example.org`, at = world) => (await at.comment({ email })).contribution!.id;

  it('is refused for tokens that were not made here, not for this, or too late', async () => {
    const id = await sent();
    for (const token of ['', 'x', id, `${id}.${'A'.repeat(32)}`, world.app.app.get(Keys).token('sign-in', id), tokenOf(newId()), 'a\u0000b']) {
      expect(refusals(await world.confirm({ token }))).toBe('TOKEN_INVALID token');
    }
    const late = await World.in(world.app);
    const lateId = await sent(undefined, late);
    await moveClock(world.app, late.processId, 7 * 24);
    expect(refusals(await late.confirm({ token: tokenOf(lateId) }))).toBe('TOKEN_INVALID token');
    expect([await states(id), await states(lateId)]).toEqual(['UNCONFIRMED UNCONFIRMED', 'UNCONFIRMED UNCONFIRMED']);
  });

  it('hands it in, once; a repeat of the same request gets the same answer', async () => {
    const id = await sent();
    const idempotencyKey = key();
    const first = await world.confirm({ token: tokenOf(id), idempotencyKey });
    expect(first).toEqual({ contribution: { id, state: 'SUBMITTED' }, errors: [] });
    expect(await world.confirm({ token: tokenOf(id), idempotencyKey })).toEqual(first);
    expect(refusals(await world.confirm({ token: tokenOf(id) }))).toBe('ALREADY_DONE token');
    expect(await states(id)).toBe('SUBMITTED SUBMITTED');
    expect(await world.app.sql('SELECT confirmed_at FROM contribution_contact WHERE contribution_id = $1', [id])).toEqual([{ confirmed_at: expect.any(Date) }]);
    expect((await world.app.audit('contribution.confirm')).filter(({ object_id }) => object_id === id)).toHaveLength(1);
  });

  it('still works after the phase, for what was sent in time, and is then checked before', async () => {
    const post = await World.in(world.app, { moderation: 'POST', withoutAccountByCode: false });
    const [inTime, later] = [await sent(undefined, post), await sent(undefined, post)];
    expect((await post.confirm({ token: tokenOf(inTime) })).contribution.state).toBe('PUBLISHED');
    // The phase ends 240 hours after the test began; the second text was written five days before that end.
    await world.app.sql('UPDATE phase SET ends_at = now() WHERE id = $1', [post.process.phaseIds[0]]);
    expect((await post.confirm({ token: tokenOf(later) })).contribution.state).toBe('SUBMITTED');
  });

  it('ten at once confirm once', async () => {
    const id = await sent();
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.confirm({ token: tokenOf(id) })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  });
});

describe('what nobody confirmed', () => {
  it('is deleted after seven days with its address; what was confirmed or came by code stays', async () => {
    const other = await World.in(world.app);
    const [forgotten, confirmed] = [(await other.comment({ email: 'a@example.org' })).contribution!.id, (await other.comment({ email: 'b@example.org' })).contribution!.id];
    const byCode = (await other.comment()).contribution!.id;
    await other.confirm({ token: tokenOf(confirmed) });
    const chore = world.app.app.get(ForgetUnconfirmed, { strict: false });
    // Other tests of this file have left their own behind: only this process is looked at.
    const noted = () => world.app.sql<{ object_id: string }>(`SELECT object_id FROM audit_entry WHERE action = 'contribution.forget-unconfirmed' AND process_id = $1`, [other.processId]);
    await moveClock(world.app, other.processId, 7 * 24 - 1);
    await chore.run();
    expect(await other.row(forgotten)).toBeDefined();
    await moveClock(world.app, other.processId, 7 * 24);
    await chore.run();
    expect(await world.app.sql('SELECT id FROM contribution WHERE process_id = $1 ORDER BY id', [other.processId])).toEqual([{ id: confirmed }, { id: byCode }]);
    expect(await world.app.sql('SELECT contribution_id AS id FROM contribution_contact WHERE process_id = $1', [other.processId])).toEqual([{ id: confirmed }]);
    expect((await noted()).map(({ object_id }) => object_id)).toEqual([forgotten]);
    expect(refusals(await other.confirm({ token: tokenOf(forgotten) }))).toBe('TOKEN_INVALID token');
    await chore.run();
    expect(await noted()).toHaveLength(1);
  });
});

describe('editing', () => {
  it('is refused for others, unknown ones, wrong codes, codes for voting and after the phase', async () => {
    const byAccount = (await world.comment({}, { as: resident })).contribution!.id;
    const mine = await world.comment();
    const others = await world.comment();
    const id = mine.contribution!.id;
    const [voting] = (await world.send('issueCodes', 'IssueCodesInput', 'codes', { processId: world.processId, label: 'Tisch', size: 1 }, { as: await world.person('admin') })).codes;
    const cases: [object, Session | undefined, string][] = [
      [{ id: newId() }, resident, 'NOT_FOUND id'], [{ id: 'x' }, resident, 'NOT_FOUND id'], [{ id: byAccount }, undefined, 'NOT_FOUND id'],
      [{ id: byAccount }, await world.person(), 'NOT_FOUND id'], [{ id: byAccount }, moderator, 'NOT_FOUND id'], [{ id }, undefined, 'NOT_FOUND id'],
      [{ id, code: 'x' }, undefined, 'CODE_UNKNOWN code'], [{ id, code: 'x'.repeat(10_000) }, undefined, 'CODE_UNKNOWN code'], [{ id, code: 'a\u0000b' }, undefined, 'CODE_UNKNOWN code'],
      [{ id, code: others.code }, undefined, 'NOT_FOUND id'], [{ id, code: voting }, undefined, 'CODE_WRONG_PURPOSE code'], [{ id: byAccount, code: mine.code }, resident, 'NOT_FOUND id'],
    ];
    for (const [input, as, expected] of cases) {
      await world.freshDevice();
      const options = as === undefined ? {} : { as };
      expect(refusals(await world.edit({ body: 'Neuer Text.', ...input }, options))).toBe(expected);
      expect(refusals(await world.withdraw(input, options))).toBe(expected);
    }
    const closing = await World.in(world.app);
    const late = await closing.comment({}, { as: resident });
    await moveClock(world.app, closing.processId, 241);
    expect(refusals(await closing.edit({ id: late.contribution!.id, body: 'Zu spät.' }, { as: resident }))).toBe('NOT_OPEN id');
    expect((await closing.withdraw({ id: late.contribution!.id }, { as: resident })).contribution.state).toBe('WITHDRAWN');
  });

  it.each([['', 'EMPTY body'], ['a\u0000b', 'FORBIDDEN_CHARACTERS body'], ['x'.repeat(5001), 'TOO_LONG body'], ['Mehr Bänke im Park.', 'NOTHING_CHANGED body']])('is refused for a bad text (%#)', async (body, expected) => {
    const { contribution } = await world.comment({}, { as: resident });
    expect(refusals(await world.edit({ id: contribution!.id, body }, { as: resident }))).toBe(expected);
    expect(await world.textOf(contribution!.id)).toMatchObject({ number: 1, body: 'Mehr Bänke im Park.' });
  });

  it('makes a new text that waits; the published one stays visible until it is decided on', async () => {
    const id = await world.publishedComment(resident, moderator);
    const body = async () => (await world.app.graphql('query ($id: ID!) { contribution(id: $id) { body } }', { id })).data.contribution?.body;
    const edited = await world.edit({ id, body: 'Mehr Bänke und Licht.' }, { as: resident });
    expect(edited).toEqual({ contribution: { id, state: 'PUBLISHED', body: 'Mehr Bänke und Licht.', editPending: true }, errors: [] });
    expect(await body()).toBe('Mehr Bänke im Park.');
    const waiting = await world.textOf(id);
    expect(waiting).toMatchObject({ number: 2, state: 'SUBMITTED' });
    await world.publish([waiting.id], moderator);
    expect(await body()).toBe('Mehr Bänke und Licht.');
    expect(await world.app.sql('SELECT number, state, body FROM contribution_text WHERE contribution_id = $1 ORDER BY number', [id])).toEqual([
      { number: 1, state: 'SUPERSEDED', body: 'Mehr Bänke im Park.' }, { number: 2, state: 'PUBLISHED', body: 'Mehr Bänke und Licht.' },
    ]);
    expect((await world.app.audit('contribution.edit')).at(-1)).toMatchObject({ object_id: id, actor_id: resident.accountId, details: { number: 2 } });
  });

  it('replaces a text that still waits, by code too', async () => {
    const { code, contribution } = await world.propose();
    const { id } = contribution!;
    expect((await world.edit({ id, code: ` ${code!.toLowerCase()} `, title: 'Sprachcafé', body: 'Jeden Mittwoch.' })).contribution).toEqual({ id, state: 'SUBMITTED', body: 'Jeden Mittwoch.', editPending: false });
    expect(await world.app.sql('SELECT state FROM contribution_text WHERE contribution_id = $1 ORDER BY number', [id])).toEqual([{ state: 'SUPERSEDED' }, { state: 'SUBMITTED' }]);
  });

  it('moderated afterwards, the new text is visible at once', async () => {
    const post = await World.in(world.app, { moderation: 'POST', withoutAccountByCode: false });
    const { contribution } = await post.comment({}, { as: resident });
    expect((await post.edit({ id: contribution!.id, body: 'Besser so.' }, { as: resident })).contribution).toMatchObject({ state: 'PUBLISHED', editPending: false });
    expect(await world.app.sql('SELECT state FROM contribution_text WHERE contribution_id = $1 ORDER BY number', [contribution!.id])).toEqual([{ state: 'SUPERSEDED' }, { state: 'SUBMITTED' }]);
    expect((await post.counters()).kept).toMatchObject({ published: 1, comments: [1] });
  });

  it('moderated afterwards: by code it waits all the same, and what was withheld stays out of sight after any number of edits', async () => {
    const post = await World.in(world.app, { moderation: 'POST', withoutAccountByCode: false });
    const staff = await post.person('moderator');
    const { code, contribution } = await post.enter({}, { as: staff });
    const { id } = contribution!;
    expect(await states(id)).toBe('SUBMITTED SUBMITTED');
    const entered = (await post.textOf(id)).id;
    await post.publish([entered], staff);
    const body = async (of: string) => (await world.app.graphql('query ($id: ID!) { contribution(id: $id) { body } }', { id: of })).data.contribution?.body;
    expect((await post.edit({ id, code, body: 'Am Telefon berichtigt.' })).contribution).toMatchObject({ state: 'PUBLISHED', editPending: true });
    expect(await body(id)).toBe('Am Telefon gesagt.');
    await post.withhold(entered, staff, { alsoPublished: true });
    const own = (await post.comment({}, { as: resident })).contribution!.id;
    await post.withhold((await post.textOf(own)).id, staff);
    for (const text of ['Wieder da.', 'Immer noch da.']) {
      expect((await post.edit({ id, code, body: text })).contribution.state).toBe('SUBMITTED');
      expect((await post.edit({ id: own, body: text }, { as: resident })).contribution.state).toBe('SUBMITTED');
      expect([await body(id), await body(own)]).toEqual([undefined, undefined]);
    }
    const { kept, counted } = await post.counters();
    expect(kept).toEqual(counted);
    expect(kept).toMatchObject({ published: 0, comments: [0] });
  });

  it('twenty edits at once leave one waiting text, all others replaced', async () => {
    const { contribution } = await world.comment({}, { as: resident });
    const { id } = contribution!;
    await Promise.all(Array.from({ length: 20 }, (_, n) => world.edit({ id, body: `Fassung ${n} des Textes.` }, { as: resident })));
    const texts = await world.app.sql<{ state: string; number: number }>('SELECT state, number FROM contribution_text WHERE contribution_id = $1 ORDER BY number', [id]);
    expect(texts.map(({ number }) => number)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
    expect(texts.filter(({ state }) => state === 'SUBMITTED')).toHaveLength(1);
    expect(texts.at(-1)!.state).toBe('SUBMITTED');
  });
});

describe('withdrawing', () => {
  it('takes it out of sight and out of the queue, once; its author still sees it', async () => {
    const other = await World.in(world.app);
    const staff = await other.person('moderator');
    const id = await other.publishedComment(resident, staff);
    await other.edit({ id, body: 'Noch eine Fassung.' }, { as: resident });
    expect(await other.withdraw({ id }, { as: resident })).toEqual({ contribution: { id, state: 'WITHDRAWN' }, errors: [] });
    expect(refusals(await other.withdraw({ id }, { as: resident }))).toBe('ALREADY_DONE id');
    expect(refusals(await other.edit({ id, body: 'Doch wieder.' }, { as: resident }))).toBe('ALREADY_DONE id');
    expect((await world.app.graphql('query ($id: ID!) { contribution(id: $id) { id } }', { id })).data.contribution).toBeNull();
    expect((await world.app.graphql('query ($p: ID!) { moderationQueue(processId: $p) { totalCount } }', { p: other.processId }, { as: staff })).data.moderationQueue.totalCount).toBe(0);
    expect(refusals(await other.publish([(await other.textOf(id)).id], staff))).toBe('ALREADY_DECIDED textIds.0');
    expect(await other.counters()).toMatchObject({ kept: { published: 0, comments: [0] } });
    expect((await world.app.audit('contribution.withdraw')).at(-1)).toMatchObject({ object_id: id, actor_id: resident.accountId });
  });
});

describe('the slip', () => {
  const slip = (code: string, processId = world.processId) => world.app.graphql(
    'query ($p: ID!, $c: String!) { slip(processId: $p, code: $c) { canVote contributions { id state body viewerCan { edit withdraw } } } }', { p: processId, c: code });

  it('shows nothing for unknown codes, codes of other processes and nonsense', async () => {
    const { code } = await world.comment();
    const other = await World.in(world.app);
    for (const [text, processId] of [['x', undefined], ['', undefined], ['a\u0000b', undefined], ['x'.repeat(60_000), undefined], [code!, other.processId], [code!, 'x']] as const) {
      expect((await slip(text, processId)).data.slip).toBeNull();
    }
  });

  it('shows what was written with that code, and nothing else', async () => {
    const { code, contribution } = await world.comment();
    await world.comment();
    expect((await slip(code!)).data.slip).toEqual({ canVote: false, contributions: [{ id: contribution!.id, state: 'SUBMITTED', body: 'Mehr Bänke im Park.', viewerCan: { edit: true, withdraw: true } }] });
  });

  it('a code for voting can vote and has written nothing', async () => {
    const [code] = (await world.send('issueCodes', 'IssueCodesInput', 'codes', { processId: world.processId, label: 'Tisch', size: 1 }, { as: await world.person('admin') })).codes;
    expect((await slip(code)).data.slip).toEqual({ canVote: true, contributions: [] });
  });

  it('is limited to sixty tries an hour per device', async () => {
    for (let n = 0; n < 60; n++) expect((await slip('x')).errors).toBeUndefined();
    expect((await slip('x')).errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });
});
