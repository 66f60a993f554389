import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { documentFromPlain } from '@mitgestalten/concept-domain';
import { Jobs, MailSender, newId } from '@mitgestalten/platform';
import { key, startApp, type Session, type TestApp } from '../support/app.js';
import { sampleProcess } from '../support/process.js';
import { aConcept, createConcept, everything, mutate, aPart, aPassage, refusalsOf, saving, type TestConcept } from './support.js';

let app: TestApp;
let concept: TestConcept;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  concept = await aConcept(app);
});
afterAll(() => app?.close());

const [course, cafe] = [() => concept.passage('course'), () => concept.passage('cafe')];
/** A day in Berlin that lies so many days from now. */
const day = (days: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' }).format(Date.now() + days * 86_400_000);

interface GrantPayload {
  readonly grant: { id: string; lockVersion: number; wholePart: boolean; passageIds: string[]; endsAt: string; over: boolean; email: string; displayName: string | null } | null;
  readonly errors: readonly { readonly code: string; readonly field: string | null }[];
}
async function ask(name: string, input: object, as: Session | undefined): Promise<GrantPayload> {
  const query = `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { grant { id lockVersion wholePart passageIds endsAt over email displayName } errors { code field } } }`;
  const { status, data, errors } = await app.graphql(query, { input: { idempotencyKey: key(), ...input } }, { as });
  if (status !== 200 || errors !== undefined) throw new Error(`${name} answered ${status}: ${JSON.stringify(errors)}`);
  return data[name];
}
const refusals = ({ errors }: GrantPayload) => errors.map(({ code, field }) => `${code} ${field}`);
const invite = (changes: object = {}, as: Session | undefined = concept.editor) =>
  ask('inviteDrafter', { partId: concept.partId, email: 'new@example.org', passageIds: [course()], lastDay: day(7), ...changes }, as);
const withdraw = (grantId: string, as: Session | undefined = concept.editor) => ask('withdrawDrafterGrant', { grantId }, as);

/** Somebody with an account who was invited. */
async function aDrafter(changes: object = {}) {
  const person = await app.person({ displayName: 'Dara' });
  const { grant, errors } = await invite({ email: person.email, ...changes });
  if (grant === null) throw new Error(JSON.stringify(errors));
  return { ...person, grantId: grant.id, endsAt: new Date(grant.endsAt) };
}
const save = (as: Session, passageId = course(), changes: object = {}) => mutate(app, 'saveDraftPassage', saving(passageId, changes), as);
const endNow = (grantId: string, ms = 0) => app.sql(`UPDATE drafter_grant SET ends_at = process_now(process_id) + make_interval(secs => $2 / 1000.0) WHERE id = $1`, [grantId, ms]);
const rolesOf = async (person: Session) => (await app.sql<{ role: string }>('SELECT role FROM role_grant WHERE account_id = $1 ORDER BY role', [person.accountId])).map(({ role }) => role);

describe('inviting', () => {
  const rows = () => Promise.all([everything(app), app.sql('SELECT * FROM drafter_grant'), app.sql('SELECT 1 FROM account'), app.sql('SELECT 1 FROM role_grant'), app.sql('SELECT 1 FROM outgoing_mail')]);
  async function expectRefused(expected: string[], changes: object, as?: Session): Promise<void> {
    const before = await rows();
    expect(refusals(await invite(changes, as))).toEqual(expected);
    expect(await rows()).toEqual(before);
  }

  it('is for editors of the process', async () => {
    expect(refusals(await ask('inviteDrafter', { partId: concept.partId, email: 'x@example.org', lastDay: day(7) }, undefined))).toEqual(['SIGN_IN_NEEDED null']);
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
    const other = await createConcept(app, concept.processId, aPart({ slug: 'zweiter', passages: [aPassage({ key: 'there', kind: 'FIELD', parentKey: null })] }));
    await expectRefused(['NOT_FOUND passageIds'], { passageIds: [other.passageIds.get('there')] });
    await expectRefused(['NOT_FOUND passageIds'], { passageIds: [(await aConcept(app)).passage('course')] });
  });

  it('makes account, role, grant, audit entry and a mail that names passages and day, in the language of whom it goes to', async () => {
    const { grant } = await invite({ displayName: 'Neu Da', passageIds: [cafe(), course()], lastDay: '2027-07-15' });
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
    await invite({ email: english.email, passageIds: null });
    expect((await app.app.get(MailSender).newest())[0]!.text).toContain('at all passages.\n\nThis link signs you in.');
  });

  it('leaves the name and the other roles of a known person, and is refused a second time', async () => {
    const known = await app.person({ processId: concept.processId, roles: ['organiser'], displayName: 'Ben' });
    expect((await invite({ email: known.email, displayName: 'Other' })).grant).toMatchObject({ displayName: 'Ben' });
    expect(await rolesOf(known)).toEqual(['drafter', 'organiser']);
    await expectRefused(['ALREADY_INVITED email'], { email: known.email, passageIds: null });
  });

  it('ten times at once gives one grant and one mail', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => invite({ email: 'ten@example.org' })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await app.sql(`SELECT 1 FROM outgoing_mail WHERE to_address = 'ten@example.org'`)).toHaveLength(1);
  });
});

describe('a drafter', () => {
  it('may nothing with passages that were not given, and only write at those that were', async () => {
    const drafter = await aDrafter();
    const before = await everything(app);
    expect(refusalsOf(await save(drafter, cafe()))).toEqual(['PASSAGE_NOT_GIVEN passageId']);
    expect(refusalsOf(await save(drafter, course(), { substance: false, requiredByLaw: true }))).toEqual(['FORBIDDEN substance', 'FORBIDDEN requiredByLaw']);
    const own = { passageId: course(), lockVersion: 1 };
    for (const [name, input] of [
      ['addDraftPassage', { partId: concept.partId, kind: 'MEASURE', parentId: concept.passage('field'), title: 'Neu' }], ['moveDraftPassage', own],
      ['removeDraftPassage', { ...own, removed: true }], ['proposeVersion', { partId: concept.partId, title: [{ lang: 'de', text: 'Entwurf' }] }],
    ] as const) expect([name, refusalsOf(await mutate(app, name, input, drafter))]).toEqual([name, ['FORBIDDEN null']]);
    expect(await everything(app)).toEqual(before);

    expect(await save(drafter)).toMatchObject({ errors: [], passage: { title: 'Neu', lockVersion: 2, updatedByName: 'Dara' } });
    expect(await app.sql('SELECT 1 FROM draft_author WHERE account_id = $1', [drafter.accountId])).toHaveLength(1);
  });

  it('hears in a conflict what stands there now', async () => {
    const drafter = await aDrafter();
    await mutate(app, 'saveDraftPassage', saving(course(), { title: 'Vom Amt' }), concept.editor);
    const payload = await save(drafter);
    expect([refusalsOf(payload), payload.current]).toMatchObject([['CONFLICT lockVersion'], { title: 'Vom Amt', lockVersion: 2 }]);
  });

  it('goes back in an own passage, and what its change means stays', async () => {
    const drafter = await aDrafter();
    await mutate(app, 'saveDraftPassage', saving(course(), { substance: false }), concept.editor);
    const steps = async (passageId: string) => (await app.graphql<{ draftSteps: { id: string }[] }>('query ($id: ID!) { draftSteps(passageId: $id) { id } }', { id: passageId }, { as: drafter })).data.draftSteps;
    expect(await steps(cafe())).toEqual([]);
    const stepId = (await steps(course())).at(-1)!.id;
    expect(refusalsOf(await mutate(app, 'goBackInDraft', { passageId: cafe(), stepId, lockVersion: 1 }, drafter))).toEqual(['PASSAGE_NOT_GIVEN passageId']);
    // Before, it was one of substance.
    expect(await mutate(app, 'goBackInDraft', { passageId: course(), stepId, lockVersion: 2 }, drafter)).toMatchObject({ errors: [], passage: { title: 'Kurse', substance: false } });
  });

  it('of the whole part writes also at what is added later', async () => {
    const drafter = await aDrafter({ passageIds: null });
    const { passage } = await mutate(app, 'addDraftPassage', { partId: concept.partId, kind: 'MEASURE', parentId: concept.passage('field'), title: 'Später' }, concept.editor);
    expect(refusalsOf(await save(drafter, passage!['id'] as string))).toEqual([]);
  });

  const draftQuery = 'query ($id: ID!) { draft(partId: $id) { viewerCan { arrange writeUntil } passages { id viewerCan { write arrange } } } }';
  const draftSeenBy = async (as: Session, partId = concept.partId) => (await app.graphql(draftQuery, { id: partId }, { as })).data.draft;

  it('reads the draft of the part, is told where to write, and reads nothing of another part, of proposed versions and of other drafters', async () => {
    const drafter = await aDrafter();
    const draft = await draftSeenBy(drafter);
    expect(draft.viewerCan).toEqual({ arrange: false, writeUntil: drafter.endsAt.toISOString() });
    expect(draft.passages).toHaveLength(4);
    expect(draft.passages.filter((one: { viewerCan: { write: boolean } }) => one.viewerCan.write)).toEqual([{ id: course(), viewerCan: { write: true, arrange: false } }]);
    expect((await draftSeenBy(concept.editor)).viewerCan).toEqual({ arrange: true, writeUntil: null });
    const other = await createConcept(app, concept.processId, aPart({ slug: 'zweiter' }));
    expect(await draftSeenBy(drafter, [...other.partIds.values()][0]!)).toBeNull();
    expect(await draftSeenBy(drafter, (await aConcept(app)).partId)).toBeNull();
    for (const field of ['proposedVersion { id }', 'lastReturn { reason }']) {
      expect((await app.graphql(`query ($id: ID!) { draft(partId: $id) { ${field} } }`, { id: concept.partId }, { as: drafter })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    expect((await app.graphql('query ($id: ID!) { drafterGrants(partId: $id) { id } }', { id: concept.partId }, { as: drafter })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    await aDrafter();
    const own = (fields: string) => app.graphql(`query ($p: ID!) { ownDrafterGrants(processId: $p) { ${fields} } }`, { p: concept.processId }, { as: drafter });
    expect((await own('id part { slug } passageIds over')).data).toEqual({ ownDrafterGrants: [{ id: drafter.grantId, part: { slug: 'massnahmen' }, passageIds: [course()], over: false }] });
    expect((await own('email')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('neither reads nor writes from the end on, to the instant', async () => {
    const drafter = await aDrafter();
    await endNow(drafter.grantId, 60_000);
    expect(refusalsOf(await save(drafter))).toEqual([]);
    await endNow(drafter.grantId);
    const before = await everything(app);
    expect(refusalsOf(await save(drafter, course(), { lockVersion: 2 }))).toEqual(['WRITING_ENDED passageId']);
    expect(await everything(app)).toEqual(before);
    expect(await draftSeenBy(drafter)).toBeNull();
    expect((await app.graphql('query ($id: ID!) { draftSteps(passageId: $id) { id } }', { id: course() }, { as: drafter })).data.draftSteps).toEqual([]);
  });

  it('may not approve what they wrote, whatever their other role', async () => {
    const drafter = await aDrafter();
    await app.sql(`INSERT INTO role_grant (id, process_id, account_id, role) VALUES ($1, $2, $3, 'publisher')`, [newId(), concept.processId, drafter.accountId]);
    await save(drafter, course(), { doc: documentFromPlain('Ganz anders.') });
    const { version } = await mutate(app, 'proposeVersion', { partId: concept.partId, title: [{ lang: 'de', text: 'Entwurf' }] }, concept.editor);
    expect(refusalsOf(await mutate(app, 'approveVersion', { versionId: version!['id'] }, drafter))).toEqual(['FOUR_EYES null']);
  });
});

describe('a grant', () => {
  it('is changed by editors of the process, and the drafter is told', async () => {
    const drafter = await aDrafter();
    const change = (changes: object, as: Session | undefined = concept.editor) => ask('changeDrafterGrant', { grantId: drafter.grantId, lockVersion: 1, passageIds: [cafe()], lastDay: day(9), ...changes }, as);
    expect(refusals(await change({}, concept.publisher))).toEqual(['FORBIDDEN null']);
    const { processId } = await sampleProcess(app);
    expect(refusals(await change({}, await app.person({ processId, roles: ['editor'] })))).toEqual(['NOT_FOUND grantId']);
    for (const grantId of [newId(), 'x', '\u0000']) expect(refusals(await change({ grantId }))).toEqual(['NOT_FOUND grantId']);
    expect(refusals(await change({ passageIds: [], lastDay: '' }))).toEqual(['PASSAGE_NEEDED passageIds', 'INVALID_DATE lastDay']);
    expect(refusals(await change({ lastDay: day(-1) }))).toEqual(['DAY_PAST lastDay']);
    expect(refusals(await change({ lockVersion: 2 }))).toEqual(['CONFLICT lockVersion']);

    expect((await change({})).grant).toMatchObject({ lockVersion: 2, passageIds: [cafe()] });
    expect([refusalsOf(await save(drafter)), refusalsOf(await save(drafter, cafe()))]).toEqual([['PASSAGE_NOT_GIVEN passageId'], []]);
    expect((await app.audit('drafter.change')).at(-1)).toMatchObject({ object_id: drafter.grantId, details: { accountId: drafter.accountId, passageIds: [cafe()] } });
    const [mail] = await app.app.get(MailSender).newest();
    expect(mail).toMatchObject({ to: drafter.email, subject: 'Geändert: Ihre Stellen im Entwurf „Maßnahmen“' });
    expect(mail!.text).toContain('http://localhost:3000/office/entwurf/massnahmen\n');
  });

  it('that is over is given again by another day', async () => {
    const drafter = await aDrafter();
    await endNow(drafter.grantId);
    await ask('changeDrafterGrant', { grantId: drafter.grantId, lockVersion: 1, passageIds: null, lastDay: day(1) }, concept.editor);
    expect(refusalsOf(await save(drafter, cafe()))).toEqual([]);
  });

  it('is withdrawn by editors of the process; with the last one the role goes', async () => {
    const drafter = await aDrafter();
    const other = await createConcept(app, concept.processId, aPart({ slug: 'zweiter', passages: [aPassage({ key: 'there', kind: 'FIELD', parentKey: null })] }));
    const { grant } = await invite({ email: drafter.email, partId: [...other.partIds.values()][0], passageIds: null });
    const { processId } = await sampleProcess(app);
    expect(refusals(await withdraw(drafter.grantId, concept.publisher))).toEqual(['FORBIDDEN null']);
    expect(refusals(await withdraw(drafter.grantId, await app.person({ processId, roles: ['editor'] })))).toEqual(['NOT_FOUND grantId']);
    expect(refusals(await withdraw(drafter.grantId))).toEqual([]);
    expect(refusals(await withdraw(drafter.grantId))).toEqual(['NOT_FOUND grantId']);
    expect(await rolesOf(drafter)).toEqual(['drafter']);
    expect(refusalsOf(await save(drafter))).toEqual(['NOT_FOUND passageId']);
    expect(refusals(await withdraw(grant!.id))).toEqual([]);
    expect(await rolesOf(drafter)).toEqual([]);
    expect(refusalsOf(await save(drafter))).toEqual(['FORBIDDEN null']);
    expect((await app.audit('drafter.withdraw')).at(-1)).toMatchObject({ object_id: grant!.id, details: { accountId: drafter.accountId } });
  });

  it('goes with the role when an administrator takes that away', async () => {
    const drafter = await aDrafter();
    const [{ id }] = (await app.sql<{ id: string }>('SELECT id FROM role_grant WHERE account_id = $1', [drafter.accountId])) as [{ id: string }];
    const admin = await concept.person('admin');
    await app.graphql('mutation ($i: RevokeRoleInput!) { revokeRole(input: $i) { errors { code } } }', { i: { idempotencyKey: key(), grantId: id } }, { as: admin });
    expect(await app.sql('SELECT 1 FROM drafter_grant WHERE id = $1', [drafter.grantId])).toEqual([]);
  });

  it('is read with name and address by editors of the process, which is noted down', async () => {
    const drafter = await aDrafter();
    const list = async (as: Session) => (await app.graphql('query ($id: ID!) { drafterGrants(partId: $id) { email displayName } }', { id: concept.partId }, { as })).data?.drafterGrants;
    const { processId } = await sampleProcess(app);
    expect(await list(await app.person({ processId, roles: ['editor'] }))).toEqual([]);
    expect(await list(concept.editor)).toEqual([{ email: drafter.email, displayName: 'Dara' }]);
    expect((await app.audit('personal-data.read')).at(-1)).toMatchObject({ actor_id: concept.editor.accountId, object_type: 'DrafterGrant', details: { rows: [drafter.accountId] } });
  });

  it('is forgotten ninety days after its end, with the role, and not before', async () => {
    const drafter = await aDrafter();
    const forget = async (days: number) => {
      await app.sql(`UPDATE drafter_grant SET ends_at = process_now(process_id) - make_interval(days => $2) WHERE id = $1`, [drafter.grantId, days]);
      await app.app.get(Jobs).chores.find(({ name }) => name === 'forget-drafter-grants')!.run();
      return [await rolesOf(drafter), (await app.sql('SELECT 1 FROM drafter_grant WHERE id = $1', [drafter.grantId])).length];
    };
    expect(await forget(89)).toEqual([['drafter'], 1]);
    expect(await forget(90)).toEqual([[], 0]);
    expect((await app.audit('drafter.forget')).at(-1)).toMatchObject({ actor_kind: 'SYSTEM', object_id: drafter.grantId });
  });
});

describe('a withdrawal', () => {
  it('at the moment of a save comes before it or after it: what is said to be saved is saved, and nothing after', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round++) {
      concept = await aConcept(app);
      const drafter = await aDrafter();
      const [saved, withdrawn] = await Promise.all([save(drafter), withdraw(drafter.grantId)]);
      expect(refusals(withdrawn)).toEqual([]);
      const [draft] = await app.sql('SELECT title FROM draft_passage WHERE passage_id = $1', [course()]);
      const outcome = refusalsOf(saved).join() || 'saved';
      outcomes.add(outcome);
      expect(['saved', 'NOT_FOUND passageId', 'FORBIDDEN null']).toContain(outcome);
      expect(draft!['title']).toBe(outcome === 'saved' ? 'Neu' : 'Kurse');
      expect(refusalsOf(await save(drafter, course(), { lockVersion: 2 }))).toEqual(['FORBIDDEN null']);
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });

  it('waits for a save that holds the grant, and a save waits for it', async () => {
    const drafter = await aDrafter();
    // Within a transaction the view stands still unless it is told to be read anew.
    const pid = async (query: string) => (await app.sql('SELECT pg_stat_clear_snapshot()'), await app.sql(`SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE $1`, [query])).length;
    const waiting = async (query: string) => {
      for (let n = 0; n < 2000 && (await pid(query)) === 0; n++) await new Promise((resolve) => setImmediate(resolve));
      expect(await pid(query)).toBe(1);
    };
    // Somebody holds the draft: the save has the grant by then, and waits for the passage.
    await app.sql('BEGIN');
    await app.sql('SELECT 1 FROM draft_passage WHERE passage_id = $1 FOR UPDATE', [course()]);
    const saved = save(drafter);
    await waiting('UPDATE "draft_passage"%');
    const withdrawing = withdraw(drafter.grantId);
    await waiting('DELETE FROM "drafter_grant"%');
    await app.sql('COMMIT');
    expect([refusalsOf(await saved), refusals(await withdrawing)]).toEqual([[], []]);

    const next = await aDrafter();
    await app.sql('BEGIN');
    await app.sql('DELETE FROM drafter_grant WHERE id = $1', [next.grantId]);
    const late = save(next, course(), { lockVersion: 2 });
    await waiting('SELECT 1 FROM drafter_grant%');
    await app.sql('COMMIT');
    expect(refusalsOf(await late)).toEqual(['NOT_FOUND passageId']);
  });

  it('of the last grant at the moment of another invitation leaves the role to what was given', async () => {
    const other = await createConcept(app, concept.processId, aPart({ slug: 'zweiter', passages: [aPassage({ key: 'there', kind: 'FIELD', parentKey: null })] }));
    for (let round = 0; round < 12; round++) {
      const drafter = await aDrafter();
      const [withdrawn, invited] = await Promise.all([withdraw(drafter.grantId), invite({ email: drafter.email, partId: [...other.partIds.values()][0], passageIds: null })]);
      expect([refusals(withdrawn), refusals(invited)]).toEqual([[], []]);
      expect([await rolesOf(drafter), (await app.sql('SELECT 1 FROM drafter_grant WHERE id = $1', [invited.grant!.id])).length]).toEqual([['drafter'], 1]);
    }
  });
});
