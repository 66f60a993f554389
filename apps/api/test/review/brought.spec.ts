import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { CreditedTexts1027000000000 } from '../../src/migrations/1027-credited-texts.js';
import { AnchoredText, courses, together } from '../contribution/anchored.js';
import { startApp, type Session, type TestApp } from '../support/app.js';

let app: TestApp;
let text: AnchoredText;
let resident: Session;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  text = await AnchoredText.in(app);
  resident = await text.concept.person();
});

const evening = 'Kurse finden am Abend in allen Stadtteilen statt.';
const childcare = 'Kinder werden während der Kurse kostenlos betreut.';
const better = 'Kleine Kinder werden während aller Kurse kostenlos betreut.';
const entrance = 'Der Eintritt ist für alle Menschen frei.';
const reason = 'Das steht schon oben.';

const propose = async (id: string, outcome = 'ADOPTED') => (await text.send('saveAnswer', 'answer { id lockVersion }', {
  contributionId: id, textId: await text.textOf(id), outcome, body: 'So machen wir es.', lang: 'de', lockVersion: 0, propose: true,
}, text.concept.editor)).answer as { id: string; lockVersion: number };
const approve = ({ id, lockVersion }: { id: string; lockVersion: number }) =>
  text.send('approveAnswers', 'answerIds', { processId: text.concept.processId, answers: [{ answerId: id, lockVersion }] }, text.concept.publisher);
const adopt = async (id: string, outcome = 'ADOPTED') => approve(await propose(id, outcome));
async function publish(texts: Readonly<Record<string, string>>): Promise<string> {
  const versionId = await text.nextVersion(texts);
  await app.runJobs();
  return versionId;
}
const note = async () => (await app.graphql('query ($id: ID!) { changeNoteSuggestion(partId: $id) }', { id: text.concept.partId }, { as: text.concept.editor })).data['changeNoteSuggestion'] as string;
const credit = async (id: string) => (await app.graphql('query ($id: ID!) { contribution(id: $id) { broughtIn { number } namedIn { version { number } } } }', { id })).data['contribution'];
const broughtIn = async (id: string) => (await credit(id)).broughtIn?.number ?? null;
const endnotes = async (versionId: string) => (await app.graphql('query ($id: ID!) { endnotes(versionId: $id) { kind words contributions { id } } }', { id: versionId })).data['endnotes'].map(
  ({ kind, words, contributions }: { kind: string; words: string[]; contributions: { id: string }[] }) => [kind, words, contributions.map(({ id }) => id)]);
/** Of words that stand there now: who brought them, by version, with which of them; and which sources are named. */
const origin = async (name: string, quote: string, lang = 'de') => {
  const { passageId, plain } = await text.wording(name, lang);
  const from = [...plain.slice(0, plain.indexOf(quote))].length;
  const { data } = await app.graphql(
    'query ($id: ID!, $from: Int!, $to: Int!) { wordsProvenance(passageId: $id, from: $from, to: $to) { version { number } quote brought { id } broughtWords { contributionId start end } sources { id } } }',
    { id: passageId, from, to: from + [...quote].length }, { lang });
  type Step = { version: { number: number }; quote: string | null; brought: { id: string }[]; broughtWords: { start: number; end: number }[]; sources: { id: string }[] };
  return (data['wordsProvenance'] as Step[]).flatMap(({ version, quote: words, brought, broughtWords, sources }) => brought.length + sources.length === 0 ? [] : [[
    version.number, brought.map(({ id }) => id), broughtWords.map(({ start, end }) => [...words!].slice(start, end).join('')), sources.map(({ id }) => id)]]);
};
const mails = async (template: string) => (await app.mails()).filter((mail) => mail.to_address === resident.email && mail.template === template).map(({ params }) => params);

describe('what a suggestion brought is told alike by all', () => {
  it('at its words, and not at those beside them', async () => {
    const id = await text.suggested('courses', childcare, better, resident);
    await adopt(id);
    const versionId = await publish({ courses: `${evening} ${better}` });
    expect([await broughtIn(id), await endnotes(versionId)]).toEqual([2, [['SUGGESTION', ['Kleine', 'aller'], [id]]]]);
    expect(await origin('courses', better)).toEqual([[2, [id], ['Kleine', 'aller'], []]]);
    expect(await origin('courses', 'Kleine Kinder')).toEqual([[2, [id], ['Kleine'], []]]);
    expect([await origin('courses', 'kostenlos betreut'), await origin('courses', evening)]).toEqual([[], []]);
  });

  it('at the words around, where it only struck some', async () => {
    const id = await text.suggested('courses', entrance, '', resident, { reason });
    await adopt(id);
    const versionId = await publish({ courses: `${evening} ${childcare}` });
    expect([await broughtIn(id), await endnotes(versionId)]).toEqual([2, [['SUGGESTION', [], [id]]]]);
    expect([await origin('courses', childcare), await origin('courses', evening)]).toEqual([[[2, [id], [], []]], []]);
  });

  it('for good, whatever its author makes of it afterwards', async () => {
    const id = await text.suggested('courses', childcare, better, resident);
    await adopt(id);
    const versionId = await publish({ courses: `${evening} ${better}` });
    const told = async () => [await broughtIn(id), await endnotes(versionId), await origin('courses', better)];
    const before = await told();
    expect((await text.send('editContribution', 'contribution { id }', { id, body: 'Alles ist ganz anders.' }, resident)).errors).toEqual([]);
    await text.publish(id);
    expect(await told()).toEqual(before);
    await expect(app.sql('UPDATE suggestion_credit SET text_id = (SELECT published_text_id FROM contribution WHERE id = $1) WHERE contribution_id = $1', [id])).rejects.toThrow('immutable');
  });

  it('in the passage to which its words had moved, where others replaced them altogether', async () => {
    const id = await text.suggested('courses', childcare, 'Jeder Mensch zählt.', resident);
    await adopt(id);
    await publish({ courses: `${evening} ${entrance}`, together: `${together} ${childcare}` });
    const versionId = await publish({ together: `${together} Jeder Mensch zählt.` });
    expect([await broughtIn(id), await endnotes(versionId)]).toEqual([3, [['SUGGESTION', ['Jeder Mensch zählt'], [id]]]]);
    expect(await origin('together', 'Jeder Mensch zählt.')).toEqual([[3, [id], ['Jeder Mensch zählt'], []]]);
  });

  it('once, where it is named as a source of the same wording, too', async () => {
    const [id, other] = [await text.suggested('courses', childcare, better, resident), await text.published('courses', evening, resident)];
    for (const contributionId of [id, other]) await text.send('nameSource', 'passage { id }', { passageId: text.concept.passage('courses'), contributionId, named: true }, text.concept.editor);
    await adopt(id);
    const versionId = await publish({ courses: `${evening} ${better} Immer.` });
    expect(await credit(id)).toEqual({ broughtIn: { number: 2 }, namedIn: [] });
    expect((await endnotes(versionId)).map(([kind, , ids]: [string, string[], string[]]) => [kind, ids])).toEqual([['SUGGESTION', [id]], ['NAMED_SOURCE', [other]]]);
    expect([await origin('courses', better), await origin('courses', 'Immer.')]).toEqual([[[2, [id], ['Kleine', 'aller'], [other]]], [[2, [], [], [other]]]]);
    expect([await mails('brought'), await mails('named')]).toMatchObject([[{ excerpt: better }], [{ excerpt: `Zu: ${evening}` }]]);
  });

  it('of its passage, in a translation: which words it is cannot be told', async () => {
    const id = await text.suggested('courses', childcare, better, resident);
    await adopt(id);
    await publish({ courses: `${evening} ${better}` });
    await text.translate('courses', 'en', 'Courses take place in the evening. Small children are looked after.');
    expect(await origin('courses', 'Small children are looked after.', 'en')).toEqual([[2, [id], [], []]]);
  });
});

describe('the database', () => {
  it('finds for credits that were given before which texts they are about', async () => {
    const [moved, struck, gone] = [
      await text.suggested('courses', childcare, 'Jeder Mensch zählt.', resident), await text.suggested('courses', entrance, '', resident, { reason }), await text.suggested('together', together, '', resident, { reason }),
    ];
    for (const each of [moved, struck, gone]) await adopt(each);
    await publish({ courses: evening, together: `${together} ${childcare}` });
    await publish({ together: `${together} Jeder Mensch zählt.` });
    await text.nextVersion({ together: null });
    await app.runJobs();
    const credits = () => app.sql('SELECT contribution_id, version_id, text_id, revision_text_id FROM suggestion_credit WHERE contribution_id = ANY($1) ORDER BY contribution_id', [[moved, struck, gone]]);
    const before = await credits();
    expect(before.map((each) => each['revision_text_id'] === null)).toEqual([false, false, true]);
    const [migration, runner] = [new CreditedTexts1027000000000(), { query: (sql: string) => app.sql(sql) } as unknown as QueryRunner];
    await migration.down(runner);
    await migration.up(runner);
    expect(await credits()).toEqual(before);
  });
});

describe('the change note of the next version', () => {
  it('counts an adopted suggestion when the draft says so, and not when it changes something else', async () => {
    const id = await text.suggested('courses', childcare, better, resident);
    await propose(id);
    await text.written({ courses: `Neu davor. ${courses}` });
    expect(await note()).toBe('Anders formuliert: „Kurse“.');
    await text.written({ courses: `Neu davor. ${evening} ${better} ${entrance}` });
    expect(await note()).toBe('„Kurse“: ein Beitrag übernommen.');
  });

  it('counts words that it strikes, and not those that it moves', async () => {
    const id = await text.suggested('courses', entrance, '', resident, { reason });
    await adopt(id);
    await text.written({ courses: `${evening} ${childcare}`, together: `${together} ${entrance}` });
    expect(await note()).not.toContain('übernommen');
    await text.written({ together });
    expect(await note()).toBe('„Kurse“: ein Beitrag übernommen.');
  });

  it('tells of none that an earlier version brought, also when its answer came later', async () => {
    const id = await text.suggested('courses', childcare, better, resident);
    await publish({ courses: `${evening} ${better}` });
    const answer = await propose(id);
    await text.written({ courses: `Neu davor. ${evening} ${better}` });
    expect(await note()).not.toContain('übernommen');
    await approve(answer);
    expect([await broughtIn(id), await note()]).toEqual([2, 'Anders formuliert: „Kurse“.']);
  });

  it('tells of one that was adopted long before, in the passage where its words stand now', async () => {
    const id = await text.suggested('courses', childcare, better, resident);
    await adopt(id);
    await publish({ courses: `${evening} ${entrance}`, together: `${together} ${childcare}` });
    await text.written({ together: `${together} ${better}` });
    expect(await note()).toBe('„Zusammenleben“: ein Beitrag übernommen.');
  });
});

describe('where nobody knows where the words are', () => {
  const twice = (words: string) => ({ courses: 'Nichts davon.', together: `${words} Dann etwas ganz anderes dazwischen. ${words}` });
  const place = async (contributionId: string, versionId: string, at: { start: number; end: number } | null) =>
    (await text.send('placeAnchor', 'contributionId', { contributionId, versionId, place: at === null ? null : { passageId: text.concept.passage('together'), ...at }, decidedAt: null }, text.concept.moderator)).errors;

  it('a suggestion to strike them is credited once staff let it rest, and nobody is told of other things again', async () => {
    const [id, source] = [await text.suggested('courses', childcare, '', resident, { reason }), await text.published('courses', evening, resident)];
    await adopt(id);
    await text.send('nameSource', 'passage { id }', { passageId: text.concept.passage('together'), contributionId: source, named: true }, text.concept.editor);
    const versionId = await publish(twice(childcare));
    expect([await broughtIn(id), await mails('brought'), await mails('named')]).toEqual([null, [], [expect.anything()]]);
    expect(await place(id, versionId, null)).toEqual([]);
    expect([await broughtIn(id), await mails('brought'), await mails('named')]).toEqual([2, [expect.objectContaining({ excerpt: reason, author: 'nameless' })], [expect.anything()]]);
  });

  it('a suggestion is credited once staff place it at words that came nearer to it; not at others', async () => {
    const [near, far] = [await text.suggested('courses', childcare, better, resident, { authorName: 'Aylin' }), await text.suggested('courses', childcare, 'Niemand zahlt.', resident)];
    for (const each of [near, far]) await adopt(each);
    const nearly = 'Kleine Kinder werden während der Kurse kostenlos betreut.';
    const versionId = await publish(twice(nearly));
    expect([await broughtIn(near), await broughtIn(far)]).toEqual([null, null]);
    const at = { start: 0, end: [...nearly].length };
    for (const each of [near, far]) expect(await place(each, versionId, at)).toEqual([]);
    expect([await broughtIn(near), await broughtIn(far)]).toEqual([2, null]);
    expect(await origin('together', nearly)).toEqual([[2, [near], ['Kleine'], []]]);
    expect(await mails('brought')).toEqual([expect.objectContaining({ author: 'named' })]);
  });
});
