import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Jobs, MailSender, newId } from '@mitgestalten/platform';
import { key, startApp, type Session, type TestApp } from '../support/app.js';
import { sampleProcess } from '../support/process.js';
import { day, Group, refusals } from './group.js';
import { aConcept, refusalsOf, type TestConcept } from './support.js';

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

describe('a grant', () => {
  it('is changed by editors of the process, and the drafter is told', async () => {
    const drafter = await group.drafter();
    const change = (changes: object, as?: Session) => group.ask('changeDrafterGrant', { grantId: drafter.grantId, lockVersion: 1, passageIds: [cafe()], lastDay: day(9), ...changes }, as);
    expect(refusals(await change({}, concept.publisher))).toEqual(['FORBIDDEN null']);
    const { processId } = await sampleProcess(app);
    expect(refusals(await change({}, await app.person({ processId, roles: ['editor'] })))).toEqual(['NOT_FOUND grantId']);
    for (const grantId of [newId(), 'x', '\u0000']) expect(refusals(await change({ grantId }))).toEqual(['NOT_FOUND grantId']);
    expect(refusals(await change({ passageIds: [], lastDay: '' }))).toEqual(['PASSAGE_NEEDED passageIds', 'INVALID_DATE lastDay']);
    expect(refusals(await change({ lastDay: day(-1) }))).toEqual(['DAY_PAST lastDay']);
    expect(refusals(await change({ lockVersion: 2 }))).toEqual(['CONFLICT lockVersion']);

    expect((await change({})).grant).toMatchObject({ lockVersion: 2, passageIds: [cafe()] });
    expect([refusalsOf(await group.save(drafter)), refusalsOf(await group.save(drafter, 'cafe'))]).toEqual([['PASSAGE_NOT_GIVEN passageId'], []]);
    expect((await app.audit('drafter.change')).at(-1)).toMatchObject({ object_id: drafter.grantId, details: { accountId: drafter.accountId, passageIds: [cafe()] } });
    const [mail] = await app.app.get(MailSender).newest();
    expect(mail).toMatchObject({ to: drafter.email, subject: 'Geändert: Ihre Stellen im Entwurf „Maßnahmen“' });
    expect(mail!.text).toContain('http://localhost:3000/office/entwurf/massnahmen\n');
  });

  it('that is over is given again by another day', async () => {
    const drafter = await group.drafter();
    await group.end(drafter.grantId);
    await group.ask('changeDrafterGrant', { grantId: drafter.grantId, lockVersion: 1, passageIds: null, lastDay: day(1) }, concept.editor);
    expect(refusalsOf(await group.save(drafter, 'cafe'))).toEqual([]);
  });

  it('is withdrawn by editors of the process; with the last one the role goes', async () => {
    const drafter = await group.drafter();
    const { partId } = await group.otherPart();
    const { grant } = await group.invite({ email: drafter.email, partId, passageIds: null });
    const { processId } = await sampleProcess(app);
    expect(refusals(await group.withdraw(drafter.grantId, concept.publisher))).toEqual(['FORBIDDEN null']);
    expect(refusals(await group.withdraw(drafter.grantId, await app.person({ processId, roles: ['editor'] })))).toEqual(['NOT_FOUND grantId']);
    expect(refusals(await group.withdraw(drafter.grantId))).toEqual([]);
    expect(refusals(await group.withdraw(drafter.grantId))).toEqual(['NOT_FOUND grantId']);
    expect(await group.roles(drafter)).toEqual(['drafter']);
    expect(refusalsOf(await group.save(drafter))).toEqual(['NOT_FOUND passageId']);
    expect(refusals(await group.withdraw(grant!.id))).toEqual([]);
    expect(await group.roles(drafter)).toEqual([]);
    expect(refusalsOf(await group.save(drafter))).toEqual(['FORBIDDEN null']);
    expect((await app.audit('drafter.withdraw')).at(-1)).toMatchObject({ object_id: grant!.id, details: { accountId: drafter.accountId } });
  });

  it('goes with the role when an administrator takes that away', async () => {
    const drafter = await group.drafter();
    const [{ id }] = (await app.sql<{ id: string }>('SELECT id FROM role_grant WHERE account_id = $1', [drafter.accountId])) as [{ id: string }];
    const admin = await concept.person('admin');
    await app.graphql('mutation ($i: RevokeRoleInput!) { revokeRole(input: $i) { errors { code } } }', { i: { idempotencyKey: key(), grantId: id } }, { as: admin });
    expect(await app.sql('SELECT 1 FROM drafter_grant WHERE id = $1', [drafter.grantId])).toEqual([]);
  });

  it('is read with name and address by editors of the process, which is noted down', async () => {
    const drafter = await group.drafter();
    const list = async (as: Session) => (await app.graphql('query ($id: ID!) { drafterGrants(partId: $id) { email displayName } }', { id: concept.partId }, { as })).data?.drafterGrants;
    const { processId } = await sampleProcess(app);
    expect(await list(await app.person({ processId, roles: ['editor'] }))).toEqual([]);
    expect(await list(concept.editor)).toEqual([{ email: drafter.email, displayName: 'Dara' }]);
    expect((await app.audit('personal-data.read')).at(-1)).toMatchObject({ actor_id: concept.editor.accountId, object_type: 'DrafterGrant', details: { rows: [drafter.accountId] } });
  });

  it('is forgotten ninety days after its end, with the role, and not before', async () => {
    const drafter = await group.drafter();
    const forget = async (days: number) => {
      await app.sql(`UPDATE drafter_grant SET ends_at = process_now(process_id) - make_interval(days => $2) WHERE id = $1`, [drafter.grantId, days]);
      await app.app.get(Jobs).chores.find(({ name }) => name === 'forget-drafter-grants')!.run();
      return [await group.roles(drafter), (await app.sql('SELECT 1 FROM drafter_grant WHERE id = $1', [drafter.grantId])).length];
    };
    expect(await forget(89)).toEqual([['drafter'], 1]);
    expect(await forget(90)).toEqual([[], 0]);
    expect((await app.audit('drafter.forget')).at(-1)).toMatchObject({ actor_kind: 'SYSTEM', object_id: drafter.grantId });
  });
});

describe('a withdrawal', () => {
  // What a failed test left open would hold up the others.
  afterEach(() => app.sql('ROLLBACK'));

  it('at the moment of a save comes before it or after it: what is said to be saved is saved, and nothing after', async () => {
    for (let round = 0; round < 12; round++) {
      concept = await aConcept(app);
      group = new Group(app, concept);
      const drafter = await group.drafter();
      const [saved, withdrawn] = await Promise.all([group.save(drafter), group.withdraw(drafter.grantId)]);
      expect(refusals(withdrawn)).toEqual([]);
      const [draft] = await app.sql('SELECT title FROM draft_passage WHERE passage_id = $1', [course()]);
      const outcome = refusalsOf(saved).join() || 'saved';
      expect(['saved', 'NOT_FOUND passageId', 'FORBIDDEN null']).toContain(outcome);
      expect(draft!['title']).toBe(outcome === 'saved' ? 'Neu' : 'Kurse');
      expect(refusalsOf(await group.save(drafter, 'course', { lockVersion: 2 }))).toEqual(['FORBIDDEN null']);
    }
  });

  it('waits for a save that holds the grant, and a save waits for it', async () => {
    const drafter = await group.drafter();
    // Within a transaction the view stands still unless it is told to be read anew.
    const pid = async (query: string) => (await app.sql('SELECT pg_stat_clear_snapshot()'), await app.sql(`SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE $1`, [query])).length;
    const waiting = async (query: string) => {
      for (let n = 0; n < 2000 && (await pid(query)) === 0; n++) await new Promise((resolve) => setImmediate(resolve));
      expect(await pid(query)).toBe(1);
    };
    // Somebody holds the draft: the save has the grant by then, and waits for the passage.
    await app.sql('BEGIN');
    await app.sql('SELECT 1 FROM draft_passage WHERE passage_id = $1 FOR UPDATE', [course()]);
    const saved = group.save(drafter);
    await waiting('UPDATE "draft_passage"%');
    const withdrawing = group.withdraw(drafter.grantId);
    await waiting('DELETE FROM "drafter_grant"%');
    await app.sql('COMMIT');
    expect([refusalsOf(await saved), refusals(await withdrawing)]).toEqual([[], []]);

    const next = await group.drafter();
    await app.sql('BEGIN');
    await app.sql('DELETE FROM drafter_grant WHERE id = $1', [next.grantId]);
    const late = group.save(next, 'course', { lockVersion: 2 });
    await waiting('SELECT 1 FROM drafter_grant%');
    await app.sql('COMMIT');
    expect(refusalsOf(await late)).toEqual(['NOT_FOUND passageId']);
  });

  it('of the last grant at the moment of another invitation leaves the role to what was given', async () => {
    const { partId } = await group.otherPart();
    for (let round = 0; round < 12; round++) {
      const drafter = await group.drafter();
      const [withdrawn, invited] = await Promise.all([group.withdraw(drafter.grantId), group.invite({ email: drafter.email, partId, passageIds: null })]);
      expect([refusals(withdrawn), refusals(invited)]).toEqual([[], []]);
      expect([await group.roles(drafter), (await app.sql('SELECT 1 FROM drafter_grant WHERE id = $1', [invited.grant!.id])).length]).toEqual([['drafter'], 1]);
    }
  });
});
