import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { documentFromPlain } from '@mitgestalten/concept-domain';
import { MailSender, newId } from '@mitgestalten/platform';
import { startApp, type Session, type TestApp } from '../support/app.js';
import { sampleProcess } from '../support/process.js';
import { day, Group, refusals } from './group.js';
import { aConcept, everything, mutate, refusalsOf, saving, type TestConcept } from './support.js';

let app: TestApp;
let concept: TestConcept;
let group: Group;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  concept = await aConcept(app);
  group = new Group(app, concept);
});
afterAll(() => app?.close());

const [course, cafe] = [() => concept.passage('course'), () => concept.passage('cafe')];

describe('inviting', () => {
  const rows = () => Promise.all([everything(app), app.sql('SELECT * FROM drafter_grant'), app.sql('SELECT 1 FROM account'), app.sql('SELECT 1 FROM role_grant'), app.sql('SELECT 1 FROM outgoing_mail')]);
  async function expectRefused(expected: string[], changes: object, as?: Session): Promise<void> {
    const before = await rows();
    expect(refusals(await group.invite(changes, as))).toEqual(expected);
    expect(await rows()).toEqual(before);
  }

  it('is for editors of the process', async () => {
    expect(refusals(await group.invite({}, null))).toEqual(['SIGN_IN_NEEDED null']);
    for (const role of ['admin', 'moderator', 'publisher', 'drafter', 'organiser', 'council'] as const) await expectRefused(['FORBIDDEN null'], {}, await concept.person(role));
    const { processId } = await sampleProcess(app);
    await expectRefused(['NOT_FOUND partId'], {}, await app.person({ processId, roles: ['editor'] }));
  });

  it.each<[string, () => object, string[]]>([
    ['an unknown part', () => ({ partId: newId() }), ['NOT_FOUND partId']],
    ['no part', () => ({ partId: '\u0000' }), ['NOT_FOUND partId']],
    ['no address, an over-long name, no passage and no day', () => ({ email: 'x', displayName: 'x'.repeat(81), passageIds: [], lastDay: 'morgen' }), ['INVALID_EMAIL email', 'TOO_LONG displayName', 'PASSAGE_NEEDED passageIds', 'INVALID_DATE lastDay']],
    ['what is no passage', () => ({ passageIds: [course(), 'x'] }), ['NOT_FOUND passageIds']],
    ['an unknown passage', () => ({ passageIds: [course(), newId()] }), ['NOT_FOUND passageIds']],
    ['a day that is over', () => ({ lastDay: day(-1) }), ['DAY_PAST lastDay']],
    ['a day far away', () => ({ lastDay: '9999-12-31' }), ['INVALID_DATE lastDay']],
  ])('is refused for %s', (_, changes, expected) => expectRefused(expected, changes()));

  it('is refused for passages of another part and process', async () => {
    await expectRefused(['NOT_FOUND passageIds'], { passageIds: [(await group.otherPart()).passageId] });
    await expectRefused(['NOT_FOUND passageIds'], { passageIds: [(await aConcept(app)).passage('course')] });
  });

  it('makes account, role, grant, audit entry and a mail that names passages and day, in the language of whom it goes to', async () => {
    const { grant } = await group.invite({ displayName: 'Neu Da', passageIds: [cafe(), course()], lastDay: '2027-07-15' });
    expect(grant).toMatchObject({ email: 'new@example.org', displayName: 'Neu Da', wholePart: false, passageIds: [course(), cafe()], over: false });
    // Midnight in Berlin, in summer.
    expect(new Date(grant!.endsAt).toISOString()).toBe('2027-07-15T22:00:00.000Z');
    const [account] = await app.sql<{ id: string }>(`SELECT id FROM account WHERE email = 'new@example.org'`);
    expect((await app.audit('drafter.invite')).at(-1)).toMatchObject({
      actor_id: concept.editor.accountId, object_type: 'drafter_grant', object_id: grant!.id, details: { partId: concept.partId, accountId: account!.id, passageIds: [cafe(), course()] },
    });
    const [mail] = await app.app.get(MailSender).newest();
    expect(mail).toMatchObject({ to: 'new@example.org', subject: 'Einladung: Schreiben Sie mit am Entwurf „Maßnahmen“' });
    expect(mail!.text).toContain('bis einschließlich 15. Juli 2027, an diesen Stellen:\n\n– Kurse\n– Sprachcafé\n\nMit diesem Link');
    expect(mail!.text).toMatch(/\/office\/anmelden\/link#\S+\n/);

    const english = await app.person();
    await app.sql(`UPDATE account SET lang = 'en' WHERE id = $1`, [english.accountId]);
    await group.invite({ email: english.email, passageIds: null });
    expect((await app.app.get(MailSender).newest())[0]!.text).toContain('at all passages.\n\nThis link signs you in.');
  });

  it('leaves the name and the other roles of a known person, and is refused a second time', async () => {
    const known = await app.person({ processId: concept.processId, roles: ['organiser'], displayName: 'Ben' });
    expect((await group.invite({ email: known.email, displayName: 'Other' })).grant).toMatchObject({ displayName: 'Ben' });
    expect(await group.roles(known)).toEqual(['drafter', 'organiser']);
    await expectRefused(['ALREADY_INVITED email'], { email: known.email, passageIds: null });
  });

  it('ten times at once gives one grant and one mail', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => group.invite({ email: 'ten@example.org' })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await app.sql(`SELECT 1 FROM outgoing_mail WHERE to_address = 'ten@example.org'`)).toHaveLength(1);
  });
});

describe('a drafter', () => {
  it('may nothing with passages that were not given, and only write at those that were', async () => {
    const drafter = await group.drafter();
    const before = await everything(app);
    expect(refusalsOf(await group.save(drafter, 'cafe'))).toEqual(['PASSAGE_NOT_GIVEN passageId']);
    expect(refusalsOf(await group.save(drafter, 'course', { substance: false, requiredByLaw: true }))).toEqual(['FORBIDDEN substance', 'FORBIDDEN requiredByLaw']);
    const own = { passageId: course(), lockVersion: 1 };
    for (const [name, input] of [
      ['addDraftPassage', { partId: concept.partId, kind: 'MEASURE', parentId: concept.passage('field'), title: 'Neu' }], ['moveDraftPassage', own],
      ['removeDraftPassage', { ...own, removed: true }], ['proposeVersion', { partId: concept.partId, title: [{ lang: 'de', text: 'Entwurf' }] }],
    ] as const) expect([name, refusalsOf(await mutate(app, name, input, drafter))]).toEqual([name, ['FORBIDDEN null']]);
    expect(await everything(app)).toEqual(before);

    expect(await group.save(drafter)).toMatchObject({ errors: [], passage: { title: 'Neu', lockVersion: 2, updatedByName: 'Dara' } });
    expect(await app.sql('SELECT 1 FROM draft_author WHERE account_id = $1', [drafter.accountId])).toHaveLength(1);
  });

  it('hears in a conflict what stands there now', async () => {
    const drafter = await group.drafter();
    await mutate(app, 'saveDraftPassage', saving(course(), { title: 'Vom Amt' }), concept.editor);
    const payload = await group.save(drafter);
    expect([refusalsOf(payload), payload.current]).toMatchObject([['CONFLICT lockVersion'], { title: 'Vom Amt', lockVersion: 2 }]);
  });

  it('who wrote on while the change was published hears of a conflict, and nothing of what it means', async () => {
    const drafter = await group.drafter();
    await mutate(app, 'saveDraftPassage', saving(course(), { substance: false, reason: 'Nur klarer gesagt.' }), concept.editor);
    const { version } = await mutate(app, 'proposeVersion', { partId: concept.partId, title: [{ lang: 'de', text: 'Entwurf' }] }, concept.editor);
    expect(refusalsOf(await mutate(app, 'approveVersion', { versionId: version!['id'] }, concept.publisher))).toEqual([]);
    const mine = { title: 'Aus dem Zug', substance: false, reason: 'Nur klarer gesagt.', lockVersion: 2 };
    expect(refusalsOf(await group.save(drafter, 'course', mine))).toEqual(['CONFLICT lockVersion']);
    expect(await group.save(drafter, 'course', { ...mine, substance: true, reason: null, lockVersion: 3 })).toMatchObject({ errors: [], passage: { title: 'Aus dem Zug', lockVersion: 4 } });
  });

  it('goes back in an own passage, and what its change means stays', async () => {
    const drafter = await group.drafter();
    await mutate(app, 'saveDraftPassage', saving(course(), { substance: false }), concept.editor);
    const steps = async (passageId: string) => (await app.graphql<{ draftSteps: { id: string }[] }>('query ($id: ID!) { draftSteps(passageId: $id) { id } }', { id: passageId }, { as: drafter })).data.draftSteps;
    expect(await steps(cafe())).toEqual([]);
    const stepId = (await steps(course())).at(-1)!.id;
    expect(refusalsOf(await mutate(app, 'goBackInDraft', { passageId: cafe(), stepId, stepLockVersion: 1, lockVersion: 1 }, drafter))).toEqual(['PASSAGE_NOT_GIVEN passageId']);
    // Before, it was one of substance.
    expect(await mutate(app, 'goBackInDraft', { passageId: course(), stepId, stepLockVersion: 1, lockVersion: 2 }, drafter)).toMatchObject({ errors: [], passage: { title: 'Kurse', substance: false } });
  });

  it('of the whole part writes also at what is added later', async () => {
    const drafter = await group.drafter({ passageIds: null });
    const { passage } = await mutate(app, 'addDraftPassage', { partId: concept.partId, kind: 'MEASURE', parentId: concept.passage('field'), title: 'Später' }, concept.editor);
    expect(refusalsOf(await mutate(app, 'saveDraftPassage', saving(passage!['id'] as string), drafter))).toEqual([]);
  });

  const draftQuery = 'query ($id: ID!) { draft(partId: $id) { viewerCan { arrange writeUntil } passages { id viewerCan { write arrange } } } }';
  const draftSeenBy = async (as: Session, partId = concept.partId) => (await app.graphql(draftQuery, { id: partId }, { as })).data.draft;

  it('reads the draft of the part, is told where to write, and reads nothing of another part, of proposed versions and of other drafters', async () => {
    const drafter = await group.drafter();
    const draft = await draftSeenBy(drafter);
    expect(draft.viewerCan).toEqual({ arrange: false, writeUntil: drafter.endsAt.toISOString() });
    expect(draft.passages).toHaveLength(4);
    expect(draft.passages.filter((one: { viewerCan: { write: boolean } }) => one.viewerCan.write)).toEqual([{ id: course(), viewerCan: { write: true, arrange: false } }]);
    expect((await draftSeenBy(concept.editor)).viewerCan).toEqual({ arrange: true, writeUntil: null });
    expect(await draftSeenBy(drafter, (await group.otherPart()).partId)).toBeNull();
    expect(await draftSeenBy(drafter, (await aConcept(app)).partId)).toBeNull();
    for (const field of ['proposedVersion { id }', 'lastReturn { reason }']) {
      expect((await app.graphql(`query ($id: ID!) { draft(partId: $id) { ${field} } }`, { id: concept.partId }, { as: drafter })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    expect((await app.graphql('query ($id: ID!) { drafterGrants(partId: $id) { id } }', { id: concept.partId }, { as: drafter })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    await group.drafter();
    const own = (fields: string) => app.graphql(`query ($p: ID!) { ownDrafterGrants(processId: $p) { ${fields} } }`, { p: concept.processId }, { as: drafter });
    expect((await own('id part { slug } passageIds over')).data).toEqual({ ownDrafterGrants: [{ id: drafter.grantId, part: { slug: 'massnahmen' }, passageIds: [course()], over: false }] });
    expect((await own('email')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('neither reads nor writes from the end on, to the instant', async () => {
    const drafter = await group.drafter();
    await group.end(drafter.grantId, 60_000);
    expect(refusalsOf(await group.save(drafter))).toEqual([]);
    await group.end(drafter.grantId);
    const before = await everything(app);
    expect(refusalsOf(await group.save(drafter, 'course', { lockVersion: 2 }))).toEqual(['WRITING_ENDED passageId']);
    expect(await everything(app)).toEqual(before);
    expect(await draftSeenBy(drafter)).toBeNull();
    expect((await app.graphql('query ($id: ID!) { draftSteps(passageId: $id) { id } }', { id: course() }, { as: drafter })).data.draftSteps).toEqual([]);
  });

  it('may not approve what they wrote, whatever their other role', async () => {
    const drafter = await group.drafter();
    await app.sql(`INSERT INTO role_grant (id, process_id, account_id, role) VALUES ($1, $2, $3, 'publisher')`, [newId(), concept.processId, drafter.accountId]);
    await group.save(drafter, 'course', { doc: documentFromPlain('Ganz anders.') });
    const { version } = await mutate(app, 'proposeVersion', { partId: concept.partId, title: [{ lang: 'de', text: 'Entwurf' }] }, concept.editor);
    expect(refusalsOf(await mutate(app, 'approveVersion', { versionId: version!['id'] }, drafter))).toEqual(['FOUR_EYES null']);
  });
});
