import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Keys, newId } from '@mitgestalten/platform';
import { World } from '../contribution/world.js';
import { key, type Session } from '../support/app.js';

let world: World;
let moderator: Session;
let colleague: Session;
let resident: Session;
beforeAll(async () => {
  world = await World.start();
  [moderator, colleague, resident] = [await world.person('moderator'), await world.person('moderator'), await world.person()];
});
afterAll(() => world?.app.close());
beforeEach(() => world.freshDevice());

const refusals = ({ errors }: { errors: { code: string; field: string | null }[] }) => errors.map(({ code, field }) => `${code} ${field}`).join(', ');
const waitingText = async (at = world, as = resident) => (await at.textOf((await at.comment({}, { as })).contribution!.id)).id;
const decisions = (textId: string) => world.app.sql('SELECT kind, number, reason_code, reason, decided_by FROM moderation_decision WHERE text_id = $1 ORDER BY number', [textId]);
const stateOf = async (textId: string) => (await world.app.sql<{ state: string }>(
  `SELECT t.state || ' ' || c.state AS state FROM contribution_text t JOIN contribution c ON c.id = t.contribution_id WHERE t.id = $1`, [textId]))[0]!.state;
const mailsTo = async ({ email }: { email: string }) => (await world.app.mails()).filter(({ to_address }) => to_address === email);

describe('publishing is refused', () => {
  it('to people without that role in this process, for nothing and for too many', async () => {
    const textId = await waitingText();
    const elsewhere = await (await World.in(world.app)).person('moderator');
    expect(refusals(await world.publish([textId], elsewhere))).toBe('NOT_FOUND processId');
    for (const role of ['admin', 'editor', 'publisher', 'council'] as const) expect(refusals(await world.publish([textId], await world.person(role)))).toBe('FORBIDDEN null');
    expect(refusals(await world.publish([], moderator))).toBe('EMPTY textIds');
    expect(refusals(await world.publish(Array.from({ length: 101 }, () => textId), moderator))).toBe('TOO_MANY textIds');
    expect(refusals(await world.publish([textId], moderator, { processId: 'x' }))).toBe('NOT_FOUND processId');
    expect([await stateOf(textId), await decisions(textId)]).toEqual(['SUBMITTED SUBMITTED', []]);
  });

  it('for unknown and foreign texts; the others of the same call are published', async () => {
    const other = await World.in(world.app);
    const [mine, foreign] = [await waitingText(), await waitingText(other)];
    expect(refusals(await world.publish(['x', newId(), foreign, 'a\u0000'], moderator))).toBe('NOT_FOUND textIds.0, NOT_FOUND textIds.1, NOT_FOUND textIds.2, NOT_FOUND textIds.3');
    expect(await world.publish([foreign, mine.toUpperCase(), mine], moderator)).toEqual({ textIds: [mine], errors: [{ code: 'NOT_FOUND', field: 'textIds.0' }] });
    expect([await stateOf(mine), await stateOf(foreign)]).toEqual(['PUBLISHED PUBLISHED', 'SUBMITTED SUBMITTED']);
  });

  it('for what was decided on already; a repeat of the same request gets the first answer', async () => {
    const [first, second] = [await waitingText(), await waitingText()];
    const idempotencyKey = key();
    const answer = await world.publish([first], moderator, { idempotencyKey });
    expect(await world.publish([first], moderator, { idempotencyKey })).toEqual(answer);
    expect(refusals(await world.publish([first], colleague))).toBe('ALREADY_DECIDED textIds.0');
    expect(await world.publish([first, second], colleague)).toEqual({ textIds: [second], errors: [{ code: 'ALREADY_DECIDED', field: 'textIds.0' }] });
    expect(await decisions(first)).toHaveLength(1);
  });
});

describe('publishing', () => {
  it('shows the text, counts it, notes it down and tells the author in the author’s language', async () => {
    const other = await World.in(world.app);
    const [staff, author] = [await other.person('moderator'), await other.person()];
    await world.app.sql(`UPDATE account SET lang = 'en' WHERE id = $1`, [author.accountId]);
    const textId = await waitingText(other, author);
    expect(await other.publish([textId], staff)).toEqual({ textIds: [textId], errors: [] });
    expect(await decisions(textId)).toEqual([{ kind: 'PUBLISH', number: 1, reason_code: null, reason: null, decided_by: staff.accountId }]);
    expect((await other.counters()).kept).toMatchObject({ published: 1, comments: [1] });
    expect((await world.app.audit('moderation.publish')).at(-1)).toMatchObject({ actor_id: staff.accountId, object_type: 'contribution_text', object_id: textId });
    const [contribution] = await world.app.sql<{ id: string }>('SELECT contribution_id AS id FROM contribution_text WHERE id = $1', [textId]);
    expect(await mailsTo(author)).toMatchObject([{ template: 'published', lang: 'en', params: { excerpt: 'Mehr Bänke im Park.', link: { path: `/ideen/${contribution!.id}` } } }]);
  });

  it('tells a writer by mail after the address was confirmed; who has a code reads it at the slip', async () => {
    const email = `${newId()}@example.org`;
    const byMail = (await world.comment({ email })).contribution!.id;
    expect(refusals(await world.publish([(await world.textOf(byMail)).id], moderator))).toBe('ALREADY_DECIDED textIds.0');
    await world.confirm({ token: world.app.app.get(Keys).token('confirm', byMail) });
    const byCode = await world.comment();
    const before = (await world.app.mails()).length;
    await world.publish([(await world.textOf(byMail)).id, (await world.textOf(byCode.contribution!.id)).id], moderator);
    expect((await world.app.mails()).slice(before)).toMatchObject([{ to_address: email, template: 'published' }]);
    const { data } = await world.app.graphql('query ($p: ID!, $c: String!) { slip(processId: $p, code: $c) { contributions { state notice { kind } } } }', { p: world.processId, c: byCode.code });
    expect(data.slip.contributions).toEqual([{ state: 'PUBLISHED', notice: { kind: 'PUBLISH' } }]);
  });
});

describe('withholding', () => {
  it('is refused to others, for unknown texts, bad reasons and what was decided on', async () => {
    const textId = await waitingText();
    const elsewhere = await (await World.in(world.app)).person('moderator');
    expect(refusals(await world.withhold(textId, elsewhere))).toBe('NOT_FOUND textId');
    expect(refusals(await world.withhold(textId, await world.person('publisher')))).toBe('FORBIDDEN null');
    for (const id of [newId(), 'x', 'a\u0000']) expect(refusals(await world.withhold(id, moderator))).toBe('NOT_FOUND textId');
    expect(refusals(await world.withhold(textId, moderator, { reason: 'x'.repeat(2001) }))).toBe('TOO_LONG reason');
    expect(refusals(await world.withhold(textId, moderator, { reason: 'a\u0000b' }))).toBe('FORBIDDEN_CHARACTERS reason');
    await world.publish([textId], moderator);
    expect(refusals(await world.withhold(textId, colleague))).toBe('ALREADY_DECIDED textId');
    expect(await stateOf(textId)).toBe('PUBLISHED PUBLISHED');
  });

  it('keeps it out of sight and gives the author the reason', async () => {
    const author = await world.person();
    const textId = await waitingText(world, author);
    await world.withhold(textId, moderator, { reasonCode: 'PERSONAL_DATA', reason: 'Bitte ohne <b>Namen</b>.' });
    expect(await stateOf(textId)).toBe('WITHHELD WITHHELD');
    expect(await decisions(textId)).toEqual([{ kind: 'WITHHOLD', number: 1, reason_code: 'PERSONAL_DATA', reason: 'Bitte ohne <b>Namen</b>.', decided_by: moderator.accountId }]);
    expect(await mailsTo(author)).toMatchObject([{ template: 'withheld', params: { reasonCode: 'PERSONAL_DATA', note: 'Bitte ohne <b>Namen</b>.', excerpt: 'Mehr Bänke im Park.' } }]);
    const { data } = await world.app.graphql('query ($p: ID!) { withheld(processId: $p, first: 1) { nodes { textId title body notice { kind reasonCode reason } } } }', { p: world.processId }, { as: colleague });
    expect(data.withheld.nodes).toEqual([{ textId, title: null, body: 'Mehr Bänke im Park.', notice: { kind: 'WITHHOLD', reasonCode: 'PERSONAL_DATA', reason: 'Bitte ohne <b>Namen</b>.' } }]);
  });

  it('of an edit leaves the former text visible', async () => {
    const id = await world.publishedComment(resident, moderator);
    await world.edit({ id, body: 'Kauft bei uns!' }, { as: resident });
    const edit = await world.textOf(id);
    await world.withhold(edit.id, moderator, { reasonCode: 'ADVERTISING' });
    expect(await stateOf(edit.id)).toBe('WITHHELD PUBLISHED');
    expect((await world.app.graphql('query ($id: ID!) { contribution(id: $id) { body } }', { id })).data.contribution).toEqual({ body: 'Mehr Bänke im Park.' });
    const { kept, counted } = await world.counters();
    expect(kept).toEqual(counted);
  });

  it('takes down what was published, when asked for that, and only the text that is shown', async () => {
    const id = await world.publishedComment(resident, moderator);
    const { data } = await world.app.graphql('query ($id: ID!) { contribution(id: $id) { textId } }', { id });
    expect((await world.withhold(data.contribution.textId, colleague, { reasonCode: 'UNLAWFUL', alsoPublished: true })).errors).toEqual([]);
    expect(await stateOf(data.contribution.textId)).toBe('WITHHELD WITHHELD');
    const { kept, counted } = await world.counters();
    expect(kept).toEqual(counted);
  });

  it('gives the reason at the slip also while an edit waits', async () => {
    const { code, contribution } = await world.comment();
    const { id } = await world.textOf(contribution!.id);
    const notice = async () => (await world.app.graphql(
      'query ($p: ID!, $c: String!) { slip(processId: $p, code: $c) { contributions { state notice { kind reasonCode reason } } } }', { p: world.processId, c: code })).data.slip.contributions[0];
    await world.publish([id], moderator);
    await world.edit({ id: contribution!.id, code, body: 'Mehr Bänke und Licht.' });
    expect(await notice()).toEqual({ state: 'PUBLISHED', notice: { kind: 'PUBLISH', reasonCode: null, reason: null } });
    await world.withhold(id, colleague, { reasonCode: 'PERSONAL_DATA', reason: 'Bitte ohne Namen.', alsoPublished: true });
    const because = { kind: 'WITHHOLD', reasonCode: 'PERSONAL_DATA', reason: 'Bitte ohne Namen.' };
    expect(await notice()).toEqual({ state: 'WITHHELD', notice: because });
    await world.edit({ id: contribution!.id, code, body: 'Mehr Bänke, mehr Licht.' });
    expect(await notice()).toEqual({ state: 'SUBMITTED', notice: because });
    await world.publish([(await world.textOf(contribution!.id)).id], moderator);
    expect(await notice()).toMatchObject({ state: 'PUBLISHED', notice: { kind: 'PUBLISH' } });
  });

  it('of what was visible at once, moderated afterwards, hides it', async () => {
    const post = await World.in(world.app, { moderation: 'POST', withoutAccountByCode: false });
    const staff = await post.person('moderator');
    const [good, bad] = [await waitingText(post), await waitingText(post)];
    const before = (await mailsTo(resident)).length;
    await post.publish([good], staff);
    await post.withhold(bad, staff);
    expect([await stateOf(good), await stateOf(bad)]).toEqual(['PUBLISHED PUBLISHED', 'WITHHELD WITHHELD']);
    // Its author saw the good one at once: there is nothing to tell.
    expect((await mailsTo(resident)).slice(before)).toMatchObject([{ template: 'withheld' }]);
    expect((await post.counters()).kept).toMatchObject({ published: 1, comments: [1] });
  });
});

describe('restoring', () => {
  it('is refused for what was not withheld, has a newer text or was withdrawn', async () => {
    const [waiting, replaced, gone] = [await waitingText(), (await world.comment({}, { as: resident })).contribution!.id, (await world.comment({}, { as: resident })).contribution!.id];
    const [replacedText, goneText] = [(await world.textOf(replaced)).id, (await world.textOf(gone)).id];
    for (const textId of [replacedText, goneText]) await world.withhold(textId, moderator);
    await world.edit({ id: replaced, body: 'Ohne Namen.' }, { as: resident });
    await world.withdraw({ id: gone }, { as: resident });
    expect(refusals(await world.restore(waiting, moderator))).toBe('ALREADY_DECIDED textId');
    expect(refusals(await world.restore(replacedText, moderator))).toBe('CONFLICT textId');
    expect(refusals(await world.restore(goneText, moderator))).toBe('ALREADY_DECIDED textId');
    expect(refusals(await world.restore(newId(), moderator))).toBe('NOT_FOUND textId');
    const listed = (await world.app.graphql('query ($p: ID!) { withheld(processId: $p, first: 100) { nodes { textId } } }', { p: world.processId }, { as: moderator })).data.withheld.nodes;
    expect(listed.map(({ textId }: { textId: string }) => textId)).not.toEqual(expect.arrayContaining([replacedText]));
    expect(listed.map(({ textId }: { textId: string }) => textId)).not.toEqual(expect.arrayContaining([goneText]));
  });

  it('publishes it after all, as a second decision', async () => {
    const textId = await waitingText();
    await world.withhold(textId, moderator);
    expect(await world.restore(textId, colleague)).toEqual({ textIds: [textId], errors: [] });
    expect(await stateOf(textId)).toBe('PUBLISHED PUBLISHED');
    expect((await decisions(textId)).map(({ kind, number }) => `${number} ${kind}`)).toEqual(['1 WITHHOLD', '2 RESTORE']);
    expect((await mailsTo(resident)).at(-1)).toMatchObject({ template: 'published' });
  });
});
