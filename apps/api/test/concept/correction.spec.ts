import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { VersionPublished, type PublishedVersion } from '@mitgestalten/concept-api';
import { documentFromPlain } from '@mitgestalten/concept-domain';
import { key, startApp, type Session, type TestApp } from '../support/app.js';
import { sampleProcess } from '../support/process.js';
import { aConcept, aPart, aPassage, everything, mutate, propose, refusalsOf, saving, type TestConcept } from './support.js';

let app: TestApp;
let concept: TestConcept;
const published: PublishedVersion[] = [];
beforeAll(async () => {
  app = await startApp();
  app.app.get(VersionPublished, { strict: false }).register(async (_, version) => void published.push(version));
});
beforeEach(async () => {
  concept = await aConcept(app, aPart({
    passages: [
      aPassage({ key: 'field', kind: 'FIELD', parentKey: null, title: 'Sprache', text: '' }),
      aPassage({
        key: 'course', title: 'Kurse', text: 'Mehr Kruse am Abend. Sie kosten nichts.', responsible: 'Bezirksammt',
        translations: [{ lang: 'en', title: 'Courses', text: 'More courses in the evening.' }],
      }),
      aPassage({ key: 'cafe', title: 'Sprachcafé', text: 'Ein Cafee. Das Caffee.' }),
    ],
  }));
});
afterAll(() => app?.close());

const unknown = '00000000-0000-7000-8000-000000000000';

interface Answer {
  readonly version: { readonly id: string; readonly number: number } | null;
  readonly draftCorrected: boolean | null;
  readonly errors: readonly { readonly code: string; readonly field: string | null; readonly message: string }[];
}

async function correct(changes: object = {}, as: Session | undefined = concept.editor): Promise<Answer> {
  const input = { idempotencyKey: key(), passageId: concept.passage('course'), revisionId: concept.revision('course'), wrong: 'Kruse', right: 'Kurse', ...changes };
  const { data, errors } = await app.graphql(
    'mutation ($input: CorrectTypoInput!) { correctTypo(input: $input) { version { id number } draftCorrected errors { code field message } } }', { input }, { as });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.correctTypo;
}

async function expectRefused(changes: object, as: Session | undefined, refusals: string[]): Promise<void> {
  const before = await everything(app);
  const answer = await correct(changes, as);
  expect([refusalsOf(answer), answer.version ?? null, answer.draftCorrected]).toEqual([refusals, null, null]);
  expect(await everything(app)).toEqual(before);
}

const reword = (name: string, text: string, lockVersion = 1) =>
  mutate(app, 'saveDraftPassage', saving(concept.passage(name), { title: 'Anders', doc: documentFromPlain(text), lockVersion }), concept.editor);

describe('correcting a typing error is refused', () => {
  it('to everybody who is neither editor nor publisher of the process', async () => {
    const before = await everything(app);
    const post = (as?: Session) => app.graphql(
      'mutation ($input: CorrectTypoInput!) { correctTypo(input: $input) { version { id } draftCorrected errors { code field } } }',
      { input: { idempotencyKey: key(), passageId: concept.passage('course'), revisionId: concept.revision('course'), wrong: 'Kruse', right: 'Kurse' } }, { as });
    expect((await post()).data.correctTypo.errors).toEqual([{ code: 'SIGN_IN_NEEDED', field: null }]);
    for (const role of ['moderator', 'admin', 'organiser', 'council'] as const) {
      expect((await post(await concept.person(role))).data.correctTypo.errors).toEqual([{ code: 'FORBIDDEN', field: null }]);
    }
    const { processId } = await sampleProcess(app);
    expect((await post(await app.person({ processId, roles: ['editor'] }))).data.correctTypo.errors).toEqual([{ code: 'NOT_FOUND', field: 'passageId' }]);
    expect((await everything(app) as unknown[][]).slice(0, 8)).toEqual((before as unknown[][]).slice(0, 8));
  });

  it.each([unknown, '', '\u0000', 'x'])('for the passage %p', async (passageId) => {
    await expectRefused({ passageId }, concept.editor, ['NOT_FOUND passageId']);
  });

  it.each<[string, string, string]>([
    ['Kruse', 'Kinder', 'TYPO_TOO_FAR right'], ['Abend', 'Abned', 'TYPO_NEW_WORD right'], ['nichts', 'nicht', 'TYPO_WEIGHT right'], ['Kruse am', 'Kurse, am', 'TYPO_ONE_WORD right'], ['Bezirksammt', 'Bezirksamt', 'TYPO_NOT_FOUND wrong'],
    ['Kruse', 'Ku\u0000rse', 'FORBIDDEN_CHARACTERS right'], ['', 'Kurse', 'EMPTY wrong'], ['Kruse', 'Kruse', 'NOTHING_CHANGED right'],
  ])('for %p → %p', async (wrong, right, refusal) => {
    await expectRefused({ wrong, right }, concept.editor, [refusal]);
  });

  it('when another wording was read, and says which way it goes', async () => {
    await expectRefused({ revisionId: unknown }, concept.editor, ['CONFLICT revisionId']);
    expect((await correct({ right: 'Kinder' })).errors[0]!.message).toContain('eine zweite Person');
  });

  it('where the word stands elsewhere in what the process publishes, in the same language', async () => {
    concept = await aConcept(app, aPart({
      passages: [
        aPassage({ key: 'field', kind: 'FIELD', parentKey: null, text: 'Ein Treffen.' }), aPassage({ key: 'course', title: 'Orte', text: 'Mehr Trefen.' }),
        aPassage({ key: 'twice', text: 'Noch ein Trefen.' }),
      ],
    }));
    await expectRefused({ wrong: 'Trefen', right: 'Treffen' }, concept.editor, ['TYPO_KNOWN_WORD wrong']);
  });

  it('while a version waits that was frozen with the error', async () => {
    await reword('cafe', 'Anders.');
    await mutate(app, 'proposeVersion', { partId: concept.partId, title: [{ lang: 'de', text: 'Entwurf' }] }, concept.editor);
    await expectRefused({}, concept.publisher, ['ALREADY_PROPOSED null']);
  });

  it('where the passage stands in no current version', async () => {
    const { passage } = await mutate(app, 'addDraftPassage', { partId: concept.partId, kind: 'MEASURE', parentId: concept.passage('field'), title: 'Kruse' }, concept.editor);
    await expectRefused({ passageId: passage!['id'] }, concept.editor, ['NOT_FOUND passageId']);
  });
});

describe('a corrected typing error', () => {
  it.each(['editor', 'publisher'] as const)('is published by one %s alone, with its reason, not of substance, and in the audit log as an action of its own', async (role) => {
    const { version, draftCorrected, errors } = await correct({}, concept[role]);
    expect([errors, draftCorrected, version?.number]).toEqual([[], true, 2]);
    const [row] = await app.sql(
      `SELECT v.kind, v.state, v.title, v.change_note, v.proposed_by = v.decided_by AS alone, p.current_version_id = v.id AS current FROM version v JOIN part p ON p.id = v.part_id WHERE v.id = $1`, [version!.id]);
    expect(row).toEqual({
      kind: 'CORRECTION', state: 'PUBLISHED', title: { de: 'Themen, berichtigt', en: 'Topics, corrected' }, alone: true, current: true, change_note: 'Tippfehler berichtigt in „Kurse“: „Kruse“ heißt jetzt „Kurse“.',
    });
    const entries = await app.sql(
      `SELECT n.passage_id, n.substance, n.reason, n.revision_id = o.revision_id AS same FROM version_entry n JOIN version_entry o USING (passage_id, ordinal) WHERE n.version_id = $1 AND o.version_id = $2 ORDER BY n.ordinal`,
      [version!.id, concept.versionId]);
    expect(entries.map(({ substance, reason, same }) => [substance, reason, same])).toEqual([[true, null, true], [false, 'Tippfehler berichtigt', false], [true, null, true]]);
    expect((await app.audit('version.correct')).at(-1)).toMatchObject({
      actor_id: concept[role].accountId, object_type: 'version', object_id: version!.id,
      details: { partId: concept.partId, passageId: concept.passage('course'), number: 2, wrong: 'Kruse', right: 'Kurse', draftCorrected: true },
    });
    const told = (await app.mails()).filter(({ template, params }) => template === 'corrected' && JSON.stringify(params).includes(concept.passage('course')));
    expect(told.map(({ params }) => params)).toEqual(role === 'publisher' ? [] : [{
      part: 'Maßnahmen', passage: 'Kurse', wrong: 'Kruse', right: 'Kurse', link: { path: `/office/entwurf/massnahmen/${concept.passage('course')}` },
    }]);
    expect(published.at(-1)).toEqual({ processId: concept.processId, partId: concept.partId, versionId: version!.id, number: 2, formerVersionId: concept.versionId });
  });

  it('is corrected in every place: the wording, its translations kept, facts as they were, and who wrote it', async () => {
    const { version } = await correct();
    const texts = await app.sql(
      `SELECT t.lang, t.origin, t.plain, r.responsible FROM version_entry e JOIN revision r ON r.id = e.revision_id JOIN revision_text t ON t.revision_id = r.id WHERE e.version_id = $1 AND e.passage_id = $2 ORDER BY t.lang`,
      [version!.id, concept.passage('course')]);
    expect(texts).toEqual([
      { lang: 'de', origin: 'ORIGINAL', plain: 'Mehr Kurse am Abend. Sie kosten nichts.', responsible: 'Bezirksammt' },
      { lang: 'en', origin: 'HUMAN', plain: 'More courses in the evening.', responsible: 'Bezirksammt' },
    ]);
    const authors = await app.sql('SELECT account_id FROM version_entry e JOIN revision_author a USING (revision_id) WHERE e.version_id = $1', [version!.id]);
    expect(authors).toEqual([{ account_id: concept.editor.accountId }]);
  });

  it('can be taken back by the same way, with the revision that was there', async () => {
    const first = await correct();
    const [{ revision_id: revisionId }] = (await app.sql('SELECT revision_id FROM version_entry WHERE version_id = $1 AND passage_id = $2', [first.version!.id, concept.passage('course')])) as [{ revision_id: string }];
    const { version } = await correct({ revisionId, wrong: 'Mehr Kurse', right: 'Mehr Kruse' });
    expect(version!.number).toBe(3);
    expect(await app.sql('SELECT title FROM version WHERE id = $1', [version!.id])).toEqual([{ title: { de: 'Themen, 2-mal berichtigt', en: 'Topics, corrected 2 times' } }]);
    expect(await app.sql('SELECT revision_id FROM version_entry WHERE version_id = $1 AND passage_id = $2', [version!.id, concept.passage('course')])).toEqual([{ revision_id: concept.revision('course') }]);
    expect(await app.sql('SELECT lang FROM revision_text WHERE revision_id = $1 ORDER BY lang', [concept.revision('course')])).toEqual([{ lang: 'de' }, { lang: 'en' }]);
  });

  it('reaches a draft that says what was published, where whoever has it open hears of a conflict', async () => {
    await correct();
    const [draft] = await app.sql(
      `SELECT d.doc, d.lock_version, d.base_revision_id = e.revision_id AS rebased FROM draft_passage d JOIN part p ON p.id = d.part_id
       JOIN version_entry e ON e.version_id = p.current_version_id AND e.passage_id = d.passage_id WHERE d.passage_id = $1`, [concept.passage('course')]);
    expect(draft).toEqual({ doc: documentFromPlain('Mehr Kurse am Abend. Sie kosten nichts.'), lock_version: 2, rebased: true });
    expect(refusalsOf(await reword('course', 'Anders.'))).toEqual(['CONFLICT lockVersion']);
    expect(refusalsOf(await mutate(app, 'proposeVersion', { partId: concept.partId, title: [{ lang: 'de', text: 'Nichts' }] }, concept.editor))).toEqual(['NOTHING_CHANGED null']);
  });

  it('leaves alone a draft that was written on, and says so', async () => {
    await reword('course', 'Mehr Kruse am Morgen.');
    expect((await correct()).draftCorrected).toBe(false);
    expect(await app.sql('SELECT doc, lock_version FROM draft_passage WHERE passage_id = $1', [concept.passage('course')])).toEqual([{ doc: documentFromPlain('Mehr Kruse am Morgen.'), lock_version: 2 }]);
    expect(await app.sql('SELECT count(*)::int AS authors FROM draft_author WHERE passage_id = $1', [concept.passage('course')])).toEqual([{ authors: 1 }]);
  });

  it('is shown by the synopsis with its reason', async () => {
    await correct();
    const { data } = await app.graphql(
      'query ($slug: String!) { process(slug: $slug) { part(slug: "massnahmen") { version(number: 2) { changeNote entries { reason substance passage { id } } } } } }', { slug: concept.slug });
    expect(data.process.part.version.changeNote).toContain('Kurse');
    expect(data.process.part.version.entries[1]).toEqual({ reason: 'Tippfehler berichtigt', substance: false, passage: { id: concept.passage('course') } });
  });
});

describe('at once', () => {
  it('twenty corrections of one error make one version', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => correct({}, n % 2 === 0 ? concept.editor : concept.publisher)));
    expect(answers.map((answer) => refusalsOf(answer).join()).sort()).toEqual(['', ...Array.from({ length: 19 }, () => 'CONFLICT revisionId')]);
    expect(await app.sql('SELECT number FROM version WHERE part_id = $1 ORDER BY number', [concept.partId])).toEqual([{ number: 1 }, { number: 2 }]);
  });

  it('corrections of two passages are both published, one after the other, and neither loses the other', async () => {
    const answers = await Promise.all([
      correct(), correct({ passageId: concept.passage('cafe'), revisionId: concept.revision('cafe'), wrong: 'Cafee', right: 'Caffee' }, concept.publisher),
    ]);
    expect(answers.map(({ version }) => version?.number).sort()).toEqual([2, 3]);
    const plain = await app.sql(
      `SELECT t.plain FROM part p JOIN version_entry e ON e.version_id = p.current_version_id JOIN revision_text t ON t.revision_id = e.revision_id AND t.origin = 'ORIGINAL' WHERE p.id = $1 ORDER BY e.ordinal`, [concept.partId]);
    expect(plain.map((row) => row['plain'])).toEqual(['', 'Mehr Kurse am Abend. Sie kosten nichts.', 'Ein Caffee. Das Caffee.']);
  });

  it('a correction and a proposal: it is in what is proposed, or it is refused; no frozen version brings the error back', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round++) {
      concept = await aConcept(app, aPart({ passages: [aPassage({ key: 'field', kind: 'FIELD', parentKey: null }), aPassage({ key: 'course', text: 'Mehr Kruse. Alle Kurse.' }), aPassage({ key: 'cafe' })] }));
      await reword('cafe', 'Anders.');
      const handIn = () => mutate(app, 'proposeVersion', { partId: concept.partId, title: [{ lang: 'de', text: 'Entwurf' }] }, concept.editor);
      const deeds = round % 2 === 0 ? [() => correct(), handIn] : [handIn, () => correct()];
      const answers = await Promise.all(deeds.map((deed) => deed()));
      outcomes.add(answers.flatMap((answer) => refusalsOf(answer)).join());
      const versions = await app.sql(
        `SELECT e.revision_id FROM version v JOIN part p ON p.id = v.part_id JOIN version_entry e ON e.version_id = v.id WHERE v.part_id = $1 AND (v.state = 'PROPOSED' OR v.id = p.current_version_id) AND e.passage_id = $2`,
        [concept.partId, concept.passage('course')]);
      expect(versions).toHaveLength(2);
      expect(versions[0]).toEqual(versions[1]);
    }
    expect([...outcomes].every((outcome) => ['', 'ALREADY_PROPOSED null'].includes(outcome))).toBe(true);
  });
});

describe('the database', () => {
  const publish = (versionId: string, decidedBy: Session) =>
    app.sql(`UPDATE version SET state = 'PUBLISHED', number = 2, published_at = now(), decided_by = $2 WHERE id = $1`, [versionId, decidedBy.accountId]);
  /** Makes a correction of a version that was proposed, which the platform cannot. */
  const call = async (versionId: string) => {
    await expect(app.sql(`UPDATE version SET kind = 'CORRECTION' WHERE id = $1`, [versionId])).rejects.toThrow('immutable');
    await app.sql('ALTER TABLE version DISABLE TRIGGER version_kind_kept');
    await app.sql(`UPDATE version SET kind = 'CORRECTION' WHERE id = $1`, [versionId]);
    await app.sql('ALTER TABLE version ENABLE TRIGGER version_kind_kept');
  };

  it('asks for four eyes for everything else', async () => {
    await expect(publish(await propose(app, concept, 'Ganz andere Worte.'), concept.editor)).rejects.toThrow('version_four_eyes');
  });

  it('lets a correction change one wording, and not its substance', async () => {
    const ofSubstance = await propose(app, concept, 'Ganz andere Worte.');
    await call(ofSubstance);
    await expect(publish(ofSubstance, concept.editor)).rejects.toThrow('a correction changes one wording');
    const twoWordings = await aConcept(app);
    for (const name of ['cafe', 'goal']) {
      await mutate(app, 'saveDraftPassage', saving(twoWordings.passage(name), { substance: false }), twoWordings.editor);
    }
    const { version } = await mutate(app, 'proposeVersion', { partId: twoWordings.partId, title: [{ lang: 'de', text: 'Zwei' }] }, twoWordings.editor);
    await call(version!['id'] as string);
    await expect(publish(version!['id'] as string, twoWordings.editor)).rejects.toThrow('a correction changes one wording');
  });

  it('lets only the one who made a correction decide it', async () => {
    await mutate(app, 'saveDraftPassage', saving(concept.passage('cafe'), { substance: false }), concept.editor);
    const { version } = await mutate(app, 'proposeVersion', { partId: concept.partId, title: [{ lang: 'de', text: 'Eins' }] }, concept.editor);
    const versionId = version!['id'] as string;
    await call(versionId);
    await expect(publish(versionId, concept.publisher)).rejects.toThrow('version_four_eyes');
    await publish(versionId, concept.editor);
  });
});
