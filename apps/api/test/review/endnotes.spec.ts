import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { AnchoredText } from '../contribution/anchored.js';
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

const before = 'Kurse finden am Abend in allen Stadtteilen statt.';
const childcare = 'Kinder werden während der Kurse kostenlos betreut.';
const better = 'Kinder werden während der Kurse und der Pausen kostenlos betreut.';

const suggest = (name: string, quote: string, body: string, input: object = {}) => text.suggested(name, quote, body, resident, input);
async function adopt(contributionId: string): Promise<void> {
  const { editor, publisher, processId } = text.concept;
  const { answer } = await text.send('saveAnswer', 'answer { id lockVersion }', {
    contributionId, textId: await text.textOf(contributionId), outcome: 'ADOPTED', body: 'Gern.', lang: 'de', lockVersion: 0, propose: true }, editor);
  await text.send('approveAnswers', 'answerIds', { processId, answers: [{ answerId: answer.id, lockVersion: answer.lockVersion }] }, publisher);
}
async function publish(texts: Readonly<Record<string, string>>, changes: object = {}): Promise<string> {
  const versionId = await text.nextVersion(texts, changes);
  await app.runJobs();
  return versionId;
}
const ask = async (versionId: string, lang = 'de') => (await app.graphql(
  'query ($id: ID!) { endnotes(versionId: $id) { kind passageId spans { start end } words lang version { number kind } reason contributions { id authorName answer { body } } } }', { id: versionId }, { lang })).data['endnotes'];
const words = async (versionId: string) => (await ask(versionId)).map((note: { words: string[] }) => note.words);

describe('endnotes', () => {
  it('are those of a published version; of nothing else is told', async () => {
    const proposed = await text.proposed({ courses: before });
    for (const id of [newId(), 'x', proposed]) expect(await ask(id)).toBeNull();
  });

  it('name no suggestion that was not adopted, nor one that was withheld since', async () => {
    const [refused, hidden] = [await suggest('together', 'Wir leben in Harburg gern zusammen.', 'Wir leben in Harburg zusammen.'), await suggest('courses', childcare, better)];
    await adopt(hidden);
    const versionId = await publish({ courses: `${before} ${better}`, together: 'Wir leben in Harburg zusammen.' });
    expect(await words(versionId)).toEqual([['und der Pausen']]);
    await text.withheld(hidden);
    expect(await words(versionId)).toEqual([]);
    expect(refused).not.toBe(hidden);
  });

  it('name nobody who chose no name, and no suggestion that was withdrawn since', async () => {
    const rita = await app.person({ processId: text.concept.processId, displayName: 'Rita Meier' });
    const id = await text.suggested('courses', childcare, better, rita);
    await adopt(id);
    const versionId = await publish({ courses: `${before} ${better}` });
    const notes = await ask(versionId);
    expect(notes).toMatchObject([{ contributions: [{ id, authorName: null }] }]);
    expect(JSON.stringify(notes)).not.toContain('Rita');
    expect((await text.send('withdrawContribution', 'contribution { id }', { id }, rita)).errors).toEqual([]);
    expect(await ask(versionId)).toEqual([]);
  });

  it('say to the word what a suggestion brought, by whom, why and since when, as long as the words stand', async () => {
    const id = await suggest('courses', childcare, better, { authorName: 'Aylin' });
    await adopt(id);
    const first = (await text.wording('courses')).versionId;
    const second = await publish({ courses: `${before} ${better}` }, { reason: 'Auch in der Pause.' });
    const third = await publish({ courses: `Neu davor. ${before} ${better}` });
    const fourth = await publish({ courses: `Neu davor. ${before} ${childcare}` });
    const start = before.length + 1 + better.indexOf('und der');
    const note = (at: number) => ({
      kind: 'SUGGESTION', passageId: text.concept.passage('courses'), spans: [{ start: at, end: at + 'und der Pausen'.length }], words: ['und der Pausen'], lang: 'de',
      version: { number: 2, kind: 'PROPOSAL' }, reason: 'Auch in der Pause.', contributions: [{ id, authorName: 'Aylin', answer: { body: 'Gern.' } }],
    });
    expect([await ask(first), await ask(second), await ask(third), await ask(fourth)]).toEqual([[], [note(start)], [note(start + 'Neu davor. '.length)], []]);
  });

  it('follow words into another passage, and stand in the order of the text', async () => {
    const joy = 'Wir leben in Harburg sehr gern zusammen.';
    for (const id of [await suggest('courses', childcare, better), await suggest('together', 'Wir leben in Harburg gern zusammen.', joy)]) await adopt(id);
    await publish({ courses: `${before} ${better}`, together: joy });
    const versionId = await publish({ courses: before, together: `${joy} ${better}` });
    expect((await ask(versionId)).map((note: { passageId: string; words: string[] }) => [note.passageId, note.words])).toEqual(
      [['sehr'], ['und der Pausen']].map((each) => [text.concept.passage('together'), each]));
  });

  it('tell where words were struck', async () => {
    await adopt(await suggest('courses', 'Der Eintritt ist für alle Menschen frei.', '', { reason: 'Das steht schon oben.' }));
    const versionId = await publish({ courses: `${before} ${childcare}` });
    const end = `${before} ${childcare}`.length;
    expect(await ask(versionId)).toMatchObject([{ spans: [{ start: end, end }], words: [] }]);
  });

  it('have no place in a translation, and are told all the same', async () => {
    await adopt(await suggest('courses', childcare, better));
    const versionId = await publish({ courses: `${before} ${better}` });
    await text.translate('courses', 'en', 'Courses take place in the evening. Children are looked after, in breaks too.');
    expect(await ask(versionId, 'en')).toMatchObject([{ spans: [], words: ['und der Pausen'] }]);
    expect(await ask(versionId, 'de')).toMatchObject([{ spans: [{}], words: ['und der Pausen'] }]);
  });
});

describe('endnotes of named sources', () => {
  const name = (contributionId: string, passage = 'courses') =>
    text.send('nameSource', 'passage { id }', { passageId: text.concept.passage(passage), contributionId, named: true }, text.concept.editor);
  const sources = async (versionId: string, lang?: string) => (await ask(versionId, lang)).map((note: { kind: string; words: string[]; contributions: { id: string }[] }) =>
    [note.kind, note.words, note.contributions.map(({ id }) => id)]);
  const first = `${before} Auch am Samstag. ${childcare}`;

  it('tell of none that is withheld or withdrawn, before its version is published or after', async () => {
    const [hidden, later, open] = [await text.published('courses', before, resident), await text.published('courses', childcare, resident), await text.published('together', 'Harburg', resident)];
    for (const id of [hidden, later, open]) await name(id);
    const versionId = await text.proposed({ courses: first });
    await text.withheld(hidden);
    expect(await ask(versionId)).toBeNull();
    await text.approve(versionId);
    await app.runJobs();
    expect(await sources(versionId)).toEqual([['NAMED_SOURCE', ['Auch am Samstag.'], [later, open]]]);
    await text.withheld(later);
    expect(await sources(versionId)).toEqual([['NAMED_SOURCE', ['Auch am Samstag.'], [open]]]);
    await text.send('withdrawContribution', 'contribution { id }', { id: open }, resident);
    expect(await sources(versionId)).toEqual([]);
  });

  it('stand at the words that came with their version, as long as one of these stands', async () => {
    const id = await text.published('courses', before, resident);
    await name(id);
    const second = await publish({ courses: first }, { reason: 'Viele arbeiten abends.' });
    const third = await publish({ courses: `Neu. ${first}` });
    const fourth = await publish({ courses: before });
    const start = first.indexOf('Auch');
    const note = (at: number) => ({ kind: 'NAMED_SOURCE', spans: [{ start: at, end: at + 'Auch am Samstag.'.length }], version: { number: 2 }, reason: 'Viele arbeiten abends.', contributions: [{ id }] });
    expect(await ask(second)).toMatchObject([note(start)]);
    expect(await ask(third)).toMatchObject([note(start + 'Neu. '.length)]);
    expect(await ask(fourth)).toEqual([]);
  });

  it('are no second note for a suggestion that its version brought', async () => {
    const [id, other] = [await suggest('courses', childcare, better), await text.published('courses', before, resident)];
    await adopt(id);
    for (const each of [id, other]) await name(each);
    const versionId = await publish({ courses: `${before} ${better}` });
    expect(await sources(versionId)).toEqual([['SUGGESTION', ['und der Pausen'], [id]], ['NAMED_SOURCE', [expect.any(String)], [other]]]);
  });

  it('stand with a passage of which only the title came from them', async () => {
    const id = await text.published('courses', before, resident);
    await name(id);
    const second = await publish({ courses: (await text.wording('courses')).plain }, { title: 'Kurse für alle' });
    expect(await ask(second)).toMatchObject([{ kind: 'NAMED_SOURCE', spans: [], words: [], contributions: [{ id }] }]);
    const third = await publish({ courses: first }, { title: 'Kurse für alle' });
    expect(await ask(third)).toEqual([]);
  });
});
