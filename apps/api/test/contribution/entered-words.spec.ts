import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { selectorOf } from '@mitgestalten/concept-domain';
import { startApp, type TestApp } from '../support/app.js';
import { AnchoredText } from './anchored.js';

let app: TestApp;
let text: AnchoredText;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  text = await AnchoredText.in(app);
});

const childcare = 'Kinder werden während der Kurse kostenlos betreut.';
const enter = async (changes: object = {}) => {
  const { passageId, revisionTextId, plain } = await text.wording('courses');
  const start = [...plain.slice(0, plain.indexOf(childcare))].length;
  const anchor = selectorOf(plain, { start, end: start + [...childcare].length });
  return text.send('enterContribution', 'contribution { id quote place { state start end } }',
    { processId: text.concept.processId, passageId, revisionTextId, anchor, body: 'Am Telefon gesagt.', lang: 'de', channel: 'COUNTER', ...changes }, text.concept.editor);
};
const refusals = ({ errors }: { errors: { code: string; field: string | null }[] }) => errors.map(({ code, field }) => `${code} ${field}`);

describe('words that a caller means are refused', () => {
  it('when they do not stand there, or belong to no text', async () => {
    const anchor = { quote: 'Erfunden.', prefix: '', suffix: '', start: 0, end: 9 };
    expect(refusals(await enter({ anchor }))).toEqual(['ANCHOR_NOT_FOUND anchor']);
    expect(refusals(await enter({ revisionTextId: null }))).toEqual(['INVALID anchor']);
    expect(refusals(await enter({ passageId: null, title: 'Idee' }))).toEqual(['INVALID anchor']);
    expect(refusals(await enter({ revisionTextId: 'x' }))).toEqual(['NOT_FOUND revisionTextId']);
    expect(await app.sql('SELECT 1 FROM contribution WHERE process_id = $1', [text.concept.processId])).toEqual([]);
  });

  it('when another text was published during the call', async () => {
    const { revisionTextId } = await text.wording('courses');
    await text.nextVersion({ courses: `${childcare} Und mehr.` });
    expect(refusals(await enter({ revisionTextId }))).toEqual(['TEXT_OUTDATED revisionTextId']);
  });
});

it('what a caller means stands at its words, like that of residents, and is carried', async () => {
  const { contribution } = await enter();
  expect(contribution).toMatchObject({ quote: childcare, place: { state: 'SAME', start: 50 } });
  await text.publish(contribution.id);
  await text.nextVersion({ courses: `Neu davor. ${childcare}` });
  await app.runJobs();
  expect(await text.places(contribution.id)).toEqual([`2 SAME ${childcare}`, `1 SAME ${childcare}`]);
});

it('without words it is about the whole passage', async () => {
  expect((await enter({ revisionTextId: null, anchor: null })).contribution).toMatchObject({ quote: null, place: null });
});
