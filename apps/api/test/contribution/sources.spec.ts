import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { documentFromPlain } from '@mitgestalten/concept-domain';
import { newId } from '@mitgestalten/platform';
import { aConcept, aPart, aPassage, mutate, propose, saving } from '../concept/support.js';
import { startApp, type Session, type TestApp } from '../support/app.js';
import { AnchoredText } from './anchored.js';

let app: TestApp;
let text: AnchoredText;
let resident: Session;
let id: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  text = await AnchoredText.in(app);
  resident = await text.concept.person();
  id = await text.published('courses', childcare, resident);
});

const before = 'Kurse finden am Abend in allen Stadtteilen statt.';
const childcare = 'Kinder werden während der Kurse kostenlos betreut.';
const after = 'Kinder werden auch am Samstag kostenlos betreut.';

const name = async (contributionId = id, input: object = {}, as: Session | undefined = text.concept.editor) =>
  text.send('nameSource', 'passage { sources { id } }', { passageId: text.concept.passage('courses'), contributionId, named: true, ...input }, as);
const refusals = async (...args: Parameters<typeof name>) => (await name(...args)).errors.map(({ code, field }: { code: string; field: string }) => `${code} ${field}`);
const drafted = async (as = text.concept.editor) => {
  const { data } = await app.graphql('query ($id: ID!) { draft(partId: $id) { passages { id sources { id } } } }', { id: text.concept.partId }, { as });
  return data['draft'].passages.find((passage: { id: string }) => passage.id === text.concept.passage('courses')).sources.map((source: { id: string }) => source.id);
};
const namedIn = async (of = id) => {
  const { data } = await app.graphql('query ($id: ID!) { contribution(id: $id) { namedIn { passage { id } version { number part { slug } } revision { text { plain } } } } }', { id: of });
  return data['contribution']?.namedIn ?? null;
};
const origin = async (quote: string) => {
  const { passageId, plain } = await text.wording('courses');
  const from = [...plain.slice(0, plain.indexOf(quote))].length;
  const { data } = await app.graphql(
    'query ($id: ID!, $from: Int!, $to: Int!) { wordsProvenance(passageId: $id, from: $from, to: $to) { version { number } sources { id } adopted { id } brought { id } } }',
    { id: passageId, from, to: from + [...quote].length });
  const ids = (list: { id: string }[]) => list.map((each) => each.id);
  return data['wordsProvenance'].map((step: { version: { number: number }; sources: { id: string }[]; adopted: { id: string }[]; brought: { id: string }[] }) =>
    [step.version.number, ids(step.sources), ids(step.adopted), ids(step.brought)]);
};
const adopt = async (of = id) => {
  const { answer } = await text.send('saveAnswer', 'answer { id lockVersion }', {
    contributionId: of, textId: await text.textOf(of), outcome: 'ADOPTED', body: 'So machen wir es.', lang: 'de', lockVersion: 0, propose: true,
  }, text.concept.editor);
  await text.send('approveAnswers', 'answerIds', { processId: text.concept.processId, answers: [{ answerId: answer.id, lockVersion: answer.lockVersion }] }, text.concept.publisher);
};

describe('a source is not named', () => {
  it('by whoever is no editor of the process', async () => {
    const foreign = await aConcept(app);
    for (const as of [undefined, resident, text.concept.moderator, text.concept.publisher]) {
      const { data } = await app.graphql('mutation ($input: NameSourceInput!) { nameSource(input: $input) { errors { code } } }',
        { input: { idempotencyKey: newId(), passageId: text.concept.passage('courses'), contributionId: id, named: true } }, { as });
      expect(data['nameSource'].errors).toEqual([{ code: as === undefined ? 'SIGN_IN_NEEDED' : 'FORBIDDEN' }]);
    }
    expect(await refusals(id, {}, foreign.editor)).toEqual(['NOT_FOUND passageId']);
  });

  it('that waits, was withheld, is of another process, or is none', async () => {
    const other = await AnchoredText.in(app);
    const foreign = await other.published('courses', childcare, await other.concept.person());
    const { contribution: waiting } = await text.comment('courses', before, resident);
    const withheld = await text.published('courses', before, resident);
    await text.withheld(withheld);
    for (const each of [waiting.id, withheld, foreign, newId(), 'x']) expect(await refusals(each)).toEqual(['NOT_FOUND contributionId']);
    expect(await refusals(id, { passageId: newId() })).toEqual(['NOT_FOUND passageId']);
    expect(await drafted()).toEqual([]);
  });

  it('beyond what somebody looks through, also when two editors name at once', async () => {
    await app.sql(
      `WITH source AS (SELECT * FROM contribution WHERE id = $1),
         made AS (INSERT INTO contribution (id, process_id, kind, channel, lang, passage_id, version_id, revision_id, revision_text_id, account_id, state, latest_text_id, begins_thread, created_at)
           SELECT gen_random_uuid(), process_id, kind, channel, lang, passage_id, version_id, revision_id, revision_text_id, account_id, 'SUBMITTED', latest_text_id, true, created_at FROM source, generate_series(1, 49) RETURNING id, process_id)
       INSERT INTO draft_source SELECT $2, id, process_id, now() FROM made`, [id, text.concept.passage('courses')]);
    const another = await text.published('courses', before, resident);
    const both = await Promise.all([refusals(), refusals(another)]);
    expect(both.flat()).toEqual(['TOO_MANY contributionId']);
  });
});

describe('a named source', () => {
  it('stands with the draft, once, until it is taken back', async () => {
    await name();
    expect((await name()).passage.sources).toEqual([{ id }]);
    expect(await drafted(text.concept.moderator)).toEqual([id]);
    expect((await name(id, { named: false })).passage.sources).toEqual([]);
    expect((await app.audit('draft.source')).slice(-3).map(({ details }) => details)).toEqual([{ contributionId: id, named: true }, { contributionId: id, named: true }, { contributionId: id, named: false }]);
  });

  it('is told with the version that brought the words, and nowhere before; the contribution tells what it became', async () => {
    await name();
    const versionId = await text.proposed({ courses: `${before} ${after}` });
    expect(await namedIn()).toEqual([]);
    const waiting = await app.graphql('query ($id: ID!) { version(id: $id) { entries { passage { id } sources { id } } } }', { id: versionId }, { as: text.concept.publisher });
    expect(waiting.data['version'].entries.map(({ sources }: { sources: unknown[] }) => sources)).toEqual([[{ id }], []]);
    await text.approve(versionId);
    expect(await drafted()).toEqual([]);
    await text.nextVersion({ together: 'Ganz neu.' });
    expect(await origin(after)).toEqual([[3, [], [], []], [2, [id], [], []], [1, [], [], []]]);
    expect(await namedIn()).toEqual([{ passage: { id: text.concept.passage('courses') }, version: { number: 2, part: { slug: 'leitbild' } }, revision: { text: { plain: `${before} ${after}` } } }]);
    const own = await app.graphql('{ viewer { contributions { namedIn { version { number } } } } }', {}, { as: resident });
    expect(own.data['viewer'].contributions).toEqual([{ namedIn: [{ version: { number: 2 } }] }]);
  });

  it('is none of words that stood there before', async () => {
    await name();
    await text.nextVersion({ courses: `${before} ${after}` });
    expect(await origin(before)).toEqual([[2, [], [], []], [1, [], [], []]]);
  });

  it('is not told a second time as adopted', async () => {
    await adopt();
    await name();
    await text.nextVersion({ courses: `${before} ${after}` });
    expect(await origin(after)).toEqual([[2, [id], [], []], [1, [], [], []]]);
  });

  it('is told to its author by mail, once for a version', async () => {
    const mails = async () => (await app.mails()).filter(({ to_address, template }) => to_address === resident.email && (template === 'named' || template === 'brought')).map(({ template, params }) => [template, params]);
    const withdrawn = await text.published('courses', before, resident);
    const better = await text.suggested('courses', before, 'Kurse finden morgens in allen Stadtteilen statt.', resident);
    for (const each of [id, withdrawn, better]) await name(each);
    await name(id, { passageId: text.concept.passage('together') });
    await adopt(better);
    const versionId = await text.proposed({ courses: `Kurse finden morgens in allen Stadtteilen statt. ${after}`, together: 'Ganz neu.' });
    await text.send('withdrawContribution', 'contribution { id }', { id: withdrawn }, resident);
    await app.runJobs();
    expect(await mails()).toEqual([]);
    await text.approve(versionId);
    await app.runJobs();
    // Of a suggestion that came in, only that is told.
    const link = { path: `/stelle/${text.concept.passage('courses')}` };
    expect(await mails()).toEqual(expect.arrayContaining([
      ['named', { author: 'nameless', excerpt: `Zu: ${childcare}`, version: 'Entwurf', link }],
      ['brought', { author: 'nameless', excerpt: 'Kurse finden morgens in allen Stadtteilen statt.', version: 'Entwurf', link }],
    ]));
    expect(await mails()).toHaveLength(2);
    await text.nextVersion({ courses: `Kurse finden morgens in allen Stadtteilen statt. ${after} Mehr.` });
    await app.runJobs();
    expect(await mails()).toHaveLength(2);
  });

  it('is told with the first version of a part, too', async () => {
    const concept = await aConcept(app, aPart({ kind: 'LEITBILD', slug: 'neu', publishAs: null, passages: [aPassage({ key: 'eins', kind: 'SECTION', parentKey: null })] }));
    const author = await concept.person();
    const { contribution } = await text.send('submitProposal', 'contribution { id }', { processId: concept.processId, title: 'Sprachcafé', body: 'Jeden Dienstag.', lang: 'de' }, author);
    const [idea] = await app.sql<{ textId: string }>('SELECT latest_text_id AS "textId" FROM contribution WHERE id = $1', [contribution.id]);
    await text.send('publishTexts', 'textIds', { processId: concept.processId, textIds: [idea!.textId] }, concept.moderator);
    await text.send('nameSource', 'passage { id }', { passageId: concept.passage('eins'), contributionId: contribution.id, named: true }, concept.editor);
    await mutate(app, 'approveVersion', { versionId: await propose(app, { ...concept, passage: () => concept.passage('eins') }) }, concept.publisher);
    expect((await app.mails()).filter(({ to_address, template }) => to_address === author.email && template === 'named')).toHaveLength(1);
  });

  it('goes with its words when the draft goes back behind them, and stays when it goes back to them', async () => {
    const passageId = text.concept.passage('courses');
    const earlier = await text.published('courses', before, resident);
    const back = async (nth: number) => {
      const { data } = await app.graphql('query ($id: ID!) { draftSteps(passageId: $id) { id lockVersion } }', { id: passageId }, { as: text.concept.editor });
      const steps: { id: string; lockVersion: number }[] = data['draftSteps'];
      const { id: stepId, lockVersion: stepLockVersion } = steps.at(-nth)!;
      return text.send('goBackInDraft', 'passage { sources { id } }', { passageId, stepId, stepLockVersion, lockVersion: steps[0]!.lockVersion }, text.concept.editor);
    };
    await name(earlier);
    await text.written({ courses: `${before} ${after}` });
    await name();
    await text.written({ courses: `${before} ${after} Und mehr.` }, { newStep: true });
    expect((await back(2)).passage.sources).toEqual(expect.arrayContaining([{ id }, { id: earlier }]));
    expect((await back(1)).passage.sources).toEqual([{ id: earlier }]);
    // Which contribution is named no more, is on record.
    expect((await app.audit('draft.go-back')).map(({ details }) => (details as { sources?: string[] }).sources)).toEqual([undefined, [id]]);
    await text.nextVersion({ courses: `${before} Anders.` });
    expect([await namedIn(), (await namedIn(earlier)).length]).toEqual([[], 1]);
  });

  it('is not of a passage that the version left as it was', async () => {
    await name();
    await text.nextVersion({ together: 'Ganz neu.' });
    expect([await namedIn(), await drafted()]).toEqual([[], [id]]);
  });

  it('is refused while the wording waits, and taken back neither; once it was returned or published, and where somebody wrote on, it is for the next version', async () => {
    const late = await text.published('courses', before, resident);
    await name();
    const first = await text.proposed({ courses: `${before} ${after}` });
    expect([await refusals(late), await refusals(id, { named: false })]).toEqual([['SOURCES_FIXED passageId'], ['SOURCES_FIXED passageId']]);
    // Another passage of that part, which the version leaves as it is.
    expect(await refusals(late, { passageId: text.concept.passage('together') })).toEqual([]);
    await text.send('returnVersion', 'version { id }', { versionId: first, reason: 'Noch nicht.' }, text.concept.publisher);
    expect([await refusals(late), await refusals(late, { named: false })]).toEqual([[], []]);

    const second = await text.proposed({ courses: `${before} ${after}` });
    expect(await refusals(late)).toEqual(['SOURCES_FIXED passageId']);
    await text.written({ courses: `${before} Und mehr. ${after}` });
    expect(await refusals(late)).toEqual([]);
    await text.approve(second);
    expect([await namedIn(late), await drafted()]).toEqual([[], [late]]);
    await text.nextVersion({ courses: `${before} Und noch mehr. ${after}` });
    expect((await namedIn(late)).map(({ version }: { version: { number: number } }) => version.number)).toEqual([3]);
  });

  it('that is named anew for a later edit, while the version with it waits, is of the next one, too', async () => {
    await name();
    const versionId = await text.proposed({ courses: `${before} ${after}` });
    await text.written({ courses: `${before} Und mehr. ${after}` });
    for (const named of [false, true]) expect(await refusals(id, { named })).toEqual([]);
    await text.approve(versionId);
    expect(await drafted()).toEqual([id]);
    await text.nextVersion({ courses: `${before} Und noch mehr. ${after}` });
    expect((await namedIn()).map(({ version }: { version: { number: number } }) => version.number)).toEqual([2, 3]);
  });

  it('of a returned version is told to nobody and stays with the draft', async () => {
    await name();
    const versionId = await text.proposed({ courses: `${before} ${after}` });
    await text.send('returnVersion', 'version { id }', { versionId, reason: 'Noch nicht.' }, text.concept.publisher);
    expect([await namedIn(), await drafted()]).toEqual([[], [id]]);
  });
});

describe('what nobody may read any more', () => {
  const everywhere = async () => {
    const { data } = await app.graphql('query ($id: ID!) { passage(id: $id) { currentEntry { sources { body } } } }', { id: text.concept.passage('courses') });
    return JSON.stringify([data, await origin(after), await drafted(), await namedIn()]);
  };

  it.each([
    ['was withheld', () => text.withheld(id)],
    ['was withdrawn', () => text.send('withdrawContribution', 'contribution { id }', { id }, resident)],
  ])('is told by none of these ways: %s', async (_, hide) => {
    await name();
    await text.nextVersion({ courses: `${before} ${after}` });
    await name();
    expect(await everywhere()).toContain(id);
    await hide();
    expect(await everywhere()).not.toContain(id);
    expect(await everywhere()).not.toContain('Zu: ');
  });

  it('comes back when it is published again', async () => {
    await name();
    const versionId = await text.proposed({ courses: `${before} ${after}` });
    await text.withheld(id);
    await text.approve(versionId);
    const [{ id: textId }] = (await app.sql<{ id: string }>('SELECT latest_text_id AS id FROM contribution WHERE id = $1', [id])) as [{ id: string }];
    await text.send('restoreText', 'textIds', { textId }, text.concept.moderator);
    expect(await origin(after)).toEqual([[2, [id], [], []], [1, [], [], []]]);
  });
});

describe('the database', () => {
  it('keeps the sources of a version as they were proposed', async () => {
    await name();
    const versionId = await text.nextVersion({ courses: `${before} ${after}` });
    await expect(app.sql('DELETE FROM revision_source')).rejects.toThrow('immutable');
    await expect(app.sql('INSERT INTO revision_source SELECT $1, passage_id, $2, process_id FROM version_entry WHERE version_id = $1', [versionId, await text.published('courses', before, resident)]))
      .rejects.toThrow('names no further sources');
  });

  it('lets a source named while a version is proposed be of it, or be refused: never be lost, or of a later one', async () => {
    const saved = await mutate(app, 'saveDraftPassage', saving(text.concept.passage('courses'), { title: 'Kurse', doc: documentFromPlain(`${before} ${after}`) }), text.concept.editor);
    expect(saved.errors).toEqual([]);
    const [named, { version }] = await Promise.all([refusals(), mutate(app, 'proposeVersion', { partId: text.concept.partId, title: [{ lang: 'de', text: 'Entwurf' }] }, text.concept.editor)]);
    await text.approve(version!['id'] as string);
    expect([(await namedIn()).length, await drafted(), named]).toEqual(named.length === 0 ? [1, [], []] : [0, [], ['SOURCES_FIXED passageId']]);
  });
});
