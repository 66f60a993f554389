import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { VersionPublished, type PublishedVersion } from '@mitgestalten/concept-api';
import { canonicalRevision, canonicalVersion, documentFromPlain, type CanonicalEntry, type Wording } from '@mitgestalten/concept-domain';
import { DataSource } from 'typeorm';
import { key, startApp, type Session, type TestApp } from '../support/app.js';
import { moveClock, sampleProcess } from '../support/process.js';
import { aConcept, everything, mutate, propose, refusalsOf, saving, type TestConcept } from './support.js';

let app: TestApp;
let concept: TestConcept;
const published: PublishedVersion[] = [];
let failing = false;
beforeAll(async () => {
  app = await startApp();
  app.app.get(VersionPublished, { strict: false }).register(async (_, version) => {
    if (failing) throw new Error('a handler failed');
    published.push(version);
  });
});
beforeEach(async () => {
  concept = await aConcept(app);
});
afterAll(() => app?.close());

const unknown = '00000000-0000-7000-8000-000000000000';
const title = [{ lang: 'de', text: 'Entwurf' }];
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const approve = (versionId: string, as: Session = concept.publisher) => mutate(app, 'approveVersion', { versionId }, as);
const reword = (name: string, text: string, as: Session, lockVersion = 1) =>
  mutate(app, 'saveDraftPassage', saving(concept.passage(name), { title: `Titel ${name}`, doc: documentFromPlain(text), lockVersion }), as);

async function expectRefused(name: string, input: object, as: Session | undefined, refusals: string[]): Promise<void> {
  const before = await everything(app);
  const payload = await mutate(app, name, input, as);
  expect(refusalsOf(payload)).toEqual(refusals);
  expect(payload.version ?? null).toBeNull();
  expect(await everything(app)).toEqual(before);
}

describe('proposing a version is refused', () => {
  it('to everybody who is no editor of the process', async () => {
    await expectRefused('proposeVersion', { partId: concept.partId, title }, undefined, ['SIGN_IN_NEEDED null']);
    for (const role of ['publisher', 'moderator', 'admin', 'council'] as const) {
      await expectRefused('proposeVersion', { partId: concept.partId, title }, await concept.person(role), ['FORBIDDEN null']);
    }
    const { processId } = await sampleProcess(app);
    await expectRefused('proposeVersion', { partId: concept.partId, title }, await app.person({ processId, roles: ['editor'] }), ['NOT_FOUND partId']);
  });

  it.each([unknown, '', '\u0000', '1; DELETE FROM version'])('for the part %p', async (partId) => {
    await expectRefused('proposeVersion', { partId, title }, concept.editor, ['NOT_FOUND partId']);
  });

  it.each<[string, object, string[]]>([
    ['without a title', { title: [] }, ['EMPTY title.de']],
    ['with an empty title', { title: [{ lang: 'de', text: '' }] }, ['EMPTY title.de']],
    ['with a title in an unknown language', { title: [...title, { lang: 'xx', text: 'a' }] }, ['UNKNOWN_LANGUAGE title']],
    ['with NUL in a title and a long note', { title: [{ lang: 'de', text: 'a\u0000' }], changeNote: 'x'.repeat(2001) }, ['FORBIDDEN_CHARACTERS title.de', 'TOO_LONG changeNote']],
    ['with a lone surrogate in the note', { changeNote: 'abc\ud800' }, ['FORBIDDEN_CHARACTERS changeNote']],
  ])('%s', async (_, changes, refusals) => {
    await reword('cafe', 'Anders.', concept.editor);
    await expectRefused('proposeVersion', { partId: concept.partId, title, ...changes }, concept.editor, refusals);
  });

  it('when nothing changed', async () => {
    await expectRefused('proposeVersion', { partId: concept.partId, title }, concept.editor, ['NOTHING_CHANGED null']);
  });

  it('while another one waits', async () => {
    await propose(app, concept);
    await reword('cafe', 'Anders.', concept.editor);
    await expectRefused('proposeVersion', { partId: concept.partId, title }, concept.editor, ['ALREADY_PROPOSED partId']);
  });

  it('to nineteen of twenty at once', async () => {
    await reword('cafe', 'Anders.', concept.editor);
    const answers = await Promise.all(Array.from({ length: 20 }, () => mutate(app, 'proposeVersion', { partId: concept.partId, title }, concept.editor)));
    expect(answers.map((answer) => refusalsOf(answer).join()).sort()).toEqual(['', ...Array.from({ length: 19 }, () => 'ALREADY_PROPOSED partId')]);
    expect(await app.sql(`SELECT 1 FROM version WHERE part_id = $1 AND state = 'PROPOSED'`, [concept.partId])).toHaveLength(1);
  });
});

describe('a proposed version', () => {
  it('is frozen: the draft is written on, the version stays', async () => {
    const versionId = await propose(app, concept, 'Zum Freigeben.');
    await reword('course', 'Noch später.', concept.editor, 2);
    await approve(versionId);
    const plain = await app.sql(
      `SELECT t.plain, d.doc, d.lock_version FROM version_entry e JOIN revision_text t USING (revision_id) JOIN draft_passage d USING (passage_id) WHERE e.version_id = $1 AND e.passage_id = $2`,
      [versionId, concept.passage('course')]);
    expect(plain).toEqual([{ plain: 'Zum Freigeben.', doc: documentFromPlain('Noch später.'), lock_version: 3 }]);
  });

  it('takes again the revisions that did not change, also those of a version that was returned', async () => {
    const first = await propose(app, concept, 'Derselbe Text.');
    await mutate(app, 'returnVersion', { versionId: first, reason: 'Bitte kürzer' }, concept.publisher);
    const second = await propose(app, concept, 'Derselbe Text.', 2);
    const revisions = await app.sql('SELECT array_agg(revision_id ORDER BY ordinal) AS ids, count(*)::int FROM version_entry WHERE version_id = ANY($1) GROUP BY version_id', [[first, second]]);
    expect(revisions[0]).toEqual(revisions[1]);
    expect(revisions[0]!['ids']).toEqual(expect.arrayContaining(['field', 'goal', 'cafe'].map((name) => concept.revision(name))));
    expect(await app.sql('SELECT 1 FROM revision WHERE passage_id = $1', [concept.passage('course')])).toHaveLength(2);
  });

  it('has the reason and substance of each change, also when the same wording is proposed again for another reason, and keeps those of what stayed', async () => {
    const because = (reason: string, lockVersion: number, name = 'course') =>
      mutate(app, 'saveDraftPassage', saving(concept.passage(name), { title: 'Kurse', doc: documentFromPlain('Aus gutem Grund.'), lockVersion, reason, substance: false }), concept.editor);
    const next = async () => (await mutate(app, 'proposeVersion', { partId: concept.partId, title }, concept.editor)).version!['id'] as string;
    const reasonsIn = async (versionId: string) => {
      const rows = await app.sql('SELECT passage_id, substance, reason FROM version_entry WHERE version_id = $1 AND passage_id = ANY($2) ORDER BY ordinal', [versionId, [concept.passage('course'), concept.passage('cafe')]]);
      return rows.map(({ substance, reason }) => [substance, reason]);
    };
    await because('Erster Grund', 1);
    const returned = await next();
    await mutate(app, 'returnVersion', { versionId: returned, reason: 'Warum?' }, concept.publisher);
    await because('Zweiter Grund', 2);
    const second = await next();
    await approve(second);
    await because('Dritter Grund', 1, 'cafe');
    const third = await next();
    expect([await reasonsIn(returned), await reasonsIn(second), await reasonsIn(third)]).toEqual([
      [[false, 'Erster Grund'], [true, null]], [[false, 'Zweiter Grund'], [true, null]], [[false, 'Zweiter Grund'], [false, 'Dritter Grund']],
    ]);
  });

  it('gets no entry and loses none once it was published', async () => {
    const versionId = await propose(app, concept);
    await approve(versionId);
    const add = app.sql(
      `WITH new AS (INSERT INTO passage (id, process_id, part_id) SELECT gen_random_uuid(), process_id, part_id FROM version WHERE id = $1 RETURNING *)
       INSERT INTO version_entry (process_id, version_id, passage_id, revision_id, ordinal, kind)
       SELECT new.process_id, $1, new.id, e.revision_id, 100, e.kind FROM new, version_entry e WHERE e.version_id = $1 LIMIT 1`, [versionId]);
    await expect(add).rejects.toThrow('a decided version gets no entries');
    await expect(app.sql('DELETE FROM version_entry WHERE version_id = $1', [versionId])).rejects.toThrow('immutable');
  });

  it('has hashes that anybody can recompute from what is published', async () => {
    const versionId = await propose(app, concept, 'Nachrechnen.');
    const entries = await app.sql<CanonicalEntry & Wording & { version_hash: string }>(
      `SELECT e.passage_id AS "passageId", e.parent_id AS "parentId", e.kind, r.hash, r.lang, t.title, t.doc, r.responsible, r.partners, r.cost, r.time_frame AS "timeFrame",
         r.indicator, r.required_by_law AS "requiredByLaw", v.hash AS version_hash
       FROM version v JOIN version_entry e ON e.version_id = v.id JOIN revision r ON r.id = e.revision_id JOIN revision_text t ON t.revision_id = r.id AND t.origin = 'ORIGINAL'
       WHERE v.id = $1 ORDER BY e.ordinal`, [versionId]);
    for (const entry of entries) expect(sha256(canonicalRevision(entry))).toBe(entry.hash);
    expect(sha256(canonicalVersion(entries))).toBe(entries[0]!.version_hash);
  });

  it('names its authors and has an audit entry', async () => {
    const versionId = await propose(app, concept);
    const authors = await app.sql('SELECT e.passage_id, a.account_id FROM version_entry e JOIN revision_author a USING (revision_id) WHERE e.version_id = $1', [versionId]);
    expect(authors).toEqual([{ passage_id: concept.passage('course'), account_id: concept.editor.accountId }]);
    expect((await app.audit('version.propose')).at(-1)).toMatchObject({ actor_id: concept.editor.accountId, object_type: 'version', object_id: versionId, details: { changed: 1 } });
  });
});

describe('approving is refused', () => {
  it('to everybody who is no publisher of the process', async () => {
    const versionId = await propose(app, concept);
    await expectRefused('approveVersion', { versionId }, undefined, ['SIGN_IN_NEEDED null']);
    for (const role of ['editor', 'moderator', 'admin', 'council'] as const) await expectRefused('approveVersion', { versionId }, await concept.person(role), ['FORBIDDEN null']);
    const { processId } = await sampleProcess(app);
    await expectRefused('approveVersion', { versionId }, await app.person({ processId, roles: ['publisher'] }), ['NOT_FOUND versionId']);
  });

  it.each([unknown, '', 'x\u0000', '\ud800'])('for the version %p', async (versionId) => {
    await expectRefused('approveVersion', { versionId }, concept.publisher, ['NOT_FOUND versionId']);
  });

  it('to the proposer, to each author of a change, and to whoever moved or struck something', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => concept.person('editor', 'publisher')));
    const [author, former, mover, striker, proposer] = people as [Session, Session, Session, Session, Session];
    await reword('course', 'Zuerst.', former);
    await reword('course', 'Danach.', author, 2);
    await mutate(app, 'moveDraftPassage', { passageId: concept.passage('course'), lockVersion: 3, parentId: concept.passage('field') }, mover);
    await mutate(app, 'removeDraftPassage', { passageId: concept.passage('cafe'), lockVersion: 1, removed: true }, striker);
    const { version } = await mutate(app, 'proposeVersion', { partId: concept.partId, title }, proposer);
    const versionId = version!['id'] as string;
    for (const person of people) await expectRefused('approveVersion', { versionId }, person, ['FOUR_EYES null']);
    // Whoever wrote only what did not change may.
    const other = await concept.person('editor', 'publisher');
    await mutate(app, 'saveDraftPassage', saving(concept.passage('goal'), { title: 'Ziel', doc: documentFromPlain('Alle finden einen Kurs.') }), other);
    expect((await approve(versionId, other)).version).toMatchObject({ number: 2, state: 'PUBLISHED' });
  });

  it('once it was decided', async () => {
    const first = await propose(app, concept, 'Eins.');
    await approve(first);
    await expectRefused('approveVersion', { versionId: first }, concept.publisher, ['ALREADY_DECIDED null']);
    await expectRefused('returnVersion', { versionId: first, reason: 'Zu spät' }, concept.publisher, ['ALREADY_DECIDED null']);
    const second = await propose(app, concept, 'Zwei.', 2);
    await mutate(app, 'returnVersion', { versionId: second, reason: 'Noch nicht' }, concept.publisher);
    await expectRefused('approveVersion', { versionId: second }, concept.publisher, ['ALREADY_DECIDED null']);
  });

  it('together with what downstream contexts do, when they fail', async () => {
    const versionId = await propose(app, concept);
    const before = await everything(app);
    failing = true;
    const answer = await app.graphql('mutation ($input: ApproveVersionInput!) { approveVersion(input: $input) { errors { code } } }', { input: { idempotencyKey: key(), versionId } }, { as: concept.publisher });
    failing = false;
    expect(answer.errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect(await everything(app)).toEqual(before);
  });
});

describe('approving', () => {
  it('publishes: number, time of the process, current version, audit entry, and the contexts downstream are told', async () => {
    const versionId = await propose(app, concept);
    await moveClock(app, concept.processId, -48);
    const { version, errors } = await approve(versionId);
    expect(errors).toEqual([]);
    expect(version).toMatchObject({ id: versionId, number: 2, state: 'PUBLISHED', title: 'Entwurf' });
    expect(Math.abs(Date.parse(version!['publishedAt'] as string) - (Date.now() - 48 * 3_600_000))).toBeLessThan(60_000);
    expect(await app.sql('SELECT current_version_id FROM part WHERE id = $1', [concept.partId])).toEqual([{ current_version_id: versionId }]);
    expect(published.at(-1)).toEqual({ processId: concept.processId, partId: concept.partId, versionId, number: 2, formerVersionId: concept.versionId });
    expect((await app.audit('version.approve')).at(-1)).toMatchObject({ actor_id: concept.publisher.accountId, object_id: versionId, details: { number: 2 } });
  });

  it('lets drafts begin anew that say what is published, and leaves alone those that were written on', async () => {
    const late = await concept.person('editor');
    await reword('cafe', 'Ein anderes Café.', concept.editor);
    const versionId = await propose(app, concept, 'Ein neuer Kurs.');
    await reword('cafe', 'Noch ein anderes Café.', late, 2);
    await approve(versionId);
    const rows = await app.sql(
      `SELECT d.title, d.reason, e.revision_id = d.base_revision_id AS rebased, (SELECT count(*)::int FROM draft_author a WHERE a.passage_id = d.passage_id) AS authors
       FROM draft_passage d JOIN version_entry e ON e.passage_id = d.passage_id AND e.version_id = $1 WHERE d.passage_id = ANY($2) ORDER BY d.ordinal`,
      [versionId, [concept.passage('course'), concept.passage('cafe')]]);
    expect(rows).toEqual([{ title: 'Kurse', reason: null, rebased: true, authors: 0 }, { title: 'Titel cafe', reason: null, rebased: false, authors: 2 }]);
  });

  it('brings nobody the reason of the published change back who wrote on without knowing of it', async () => {
    const weighed = (changes: object) => saving(concept.passage('course'), { title: 'Kurse', doc: documentFromPlain('Ein neuer Kurs.'), substance: false, reason: 'Nur klarer gesagt.', ...changes });
    expect(refusalsOf(await mutate(app, 'saveDraftPassage', weighed({ lockVersion: 1 }), concept.editor))).toEqual([]);
    const { version } = await mutate(app, 'proposeVersion', { partId: concept.partId, title }, concept.editor);
    await approve(version!['id'] as string);
    const late = await mutate(app, 'saveDraftPassage', weighed({ doc: documentFromPlain('Zehn neue Kurse.'), lockVersion: 2 }), concept.editor);
    expect(refusalsOf(late)).toEqual(['CONFLICT lockVersion']);
    expect(late.current).toMatchObject({ doc: documentFromPlain('Ein neuer Kurs.'), lockVersion: 3 });
    const again = await mutate(app, 'saveDraftPassage', weighed({ doc: documentFromPlain('Zehn neue Kurse.'), substance: true, reason: null, lockVersion: 3 }), concept.editor);
    expect(again).toMatchObject({ errors: [], passage: { substance: true, reason: null, lockVersion: 4 } });
  });

  it('is no conflict for who wrote on at a draft without a reason', async () => {
    await approve(await propose(app, concept, 'Ein neuer Kurs.'));
    expect(refusalsOf(await reword('course', 'Zehn neue Kurse.', concept.editor, 2))).toEqual([]);
  });

  it('and returning at once ends in one decision', async () => {
    for (let round = 0; round < 5; round++) {
      const versionId = await propose(app, concept, `Runde ${round}.`, round + 1);
      const deeds = [...Array.from({ length: 4 }, () => approve(versionId)), ...Array.from({ length: 4 }, () => mutate(app, 'returnVersion', { versionId, reason: 'Nein' }, concept.publisher))];
      const answers = await Promise.all(deeds);
      expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
      expect(new Set(answers.flatMap(({ errors }) => errors.map(({ code }) => code)))).toEqual(new Set(['ALREADY_DECIDED']));
      const decisions = await app.sql(`SELECT action FROM audit_entry WHERE object_id = $1 AND action IN ('version.approve', 'version.return')`, [versionId]);
      expect(decisions).toHaveLength(1);
    }
  });
});

describe('returning', () => {
  it.each<[string, string[]]>([['', ['EMPTY reason']], [' ', ['EMPTY reason']], ['ab', ['TOO_SHORT reason']], ['x'.repeat(2001), ['TOO_LONG reason']], ['Nein\u0000', ['FORBIDDEN_CHARACTERS reason']]])(
    'is refused with the reason %p', async (reason, refusals) => {
      const versionId = await propose(app, concept);
      await expectRefused('returnVersion', { versionId, reason }, concept.publisher, refusals);
    });

  it('is refused to everybody who is no publisher of the process', async () => {
    const versionId = await propose(app, concept);
    await expectRefused('returnVersion', { versionId, reason: 'Nein' }, concept.editor, ['FORBIDDEN null']);
    const { processId } = await sampleProcess(app);
    await expectRefused('returnVersion', { versionId, reason: 'Nein' }, await app.person({ processId, roles: ['publisher'] }), ['NOT_FOUND versionId']);
  });

  it('tells the editors the reason until the next proposal', async () => {
    const lastReturn = async () => (await app.graphql('query ($id: ID!) { draft(partId: $id) { lastReturn { reason at } proposedVersion { id } } }', { id: concept.partId }, { as: concept.editor })).data.draft;
    const versionId = await propose(app, concept);
    expect((await mutate(app, 'returnVersion', { versionId, reason: 'Bitte <b>kürzer</b>' }, concept.publisher)).version).toMatchObject({ state: 'RETURNED', number: null });
    expect(await lastReturn()).toEqual({ lastReturn: { reason: 'Bitte <b>kürzer</b>', at: expect.any(String) }, proposedVersion: null });
    expect((await app.audit('version.return')).at(-1)).toMatchObject({ actor_id: concept.publisher.accountId, object_id: versionId });
    const next = await propose(app, concept, 'Kürzer.', 2);
    expect(await lastReturn()).toEqual({ lastReturn: null, proposedVersion: { id: next } });
  });
});

describe('what is published', () => {
  it.each([
    `UPDATE revision SET cost = 'nichts'`, `DELETE FROM revision`, `UPDATE revision_text SET plain = ''`, `DELETE FROM revision_text`,
    `UPDATE version_entry SET ordinal = ordinal + 100`, `DELETE FROM version_entry`, `UPDATE version SET title = '{}' WHERE state = 'PUBLISHED'`, `DELETE FROM version WHERE state = 'PUBLISHED'`,
  ])('is immutable for the platform and for the owner of the database: %s', async (statement) => {
    const before = await everything(app);
    await expect(app.sql(statement)).rejects.toMatchObject({ code: '23001', message: expect.stringContaining('immutable') });
    await expect(app.app.get(DataSource).query(statement)).rejects.toThrow('immutable');
    expect(await everything(app)).toEqual(before);
  });
});
