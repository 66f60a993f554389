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

const childcare = 'Kinder werden während der Kurse kostenlos betreut.';
const reworded = 'Kleine Kinder werden während aller Kurse kostenlos betreut.';
const ask = (passageId: string, from: number, to: number) => app.graphql(
  `query ($id: ID!, $from: Int!, $to: Int!) { wordsProvenance(passageId: $id, from: $from, to: $to) { version { number } state quote reason comments adopted { id body answer { outcome } } } }`,
  { id: passageId, from, to });

async function adopt(contributionId: string): Promise<void> {
  const { editor, publisher, processId } = text.concept;
  const [{ textId }] = (await app.sql<{ textId: string }>('SELECT published_text_id AS "textId" FROM contribution WHERE id = $1', [contributionId])) as [{ textId: string }];
  const { answer } = await text.send('saveAnswer', 'answer { id lockVersion }', { contributionId, textId, outcome: 'ADOPTED', body: 'Wird gemacht.', lang: 'de', lockVersion: 0, propose: true }, editor);
  await text.send('approveAnswers', 'answerIds', { processId, answers: [{ answerId: answer.id, lockVersion: answer.lockVersion }] }, publisher);
}

describe('where words came from', () => {
  it('is asked for words that stand in a current text; else there is nothing', async () => {
    const id = text.concept.passage('courses');
    for (const [passage, from, to] of [[newId(), 0, 10], ['x', 0, 10], [id, -1, 10], [id, 10, 10], [id, 0, 100_000], [id, 4, 4]] as const) {
      expect((await ask(passage, from, to)).data).toEqual({ wordsProvenance: null });
    }
  });

  it('leads over each version back to where they began, with what people said and what was adopted', async () => {
    const wanted = await text.published('courses', childcare, resident);
    const other = await text.published('courses', childcare, await text.concept.person());
    await text.published('courses', 'Der Eintritt ist für alle Menschen frei.', resident);
    await adopt(wanted);
    await text.nextVersion({ courses: `Neu davor. ${reworded}`, together: 'Ganz neu.' });
    await text.nextVersion({ together: `Ganz neu. ${reworded}`, courses: 'Kurse finden am Abend in allen Stadtteilen statt.' });
    const { data } = await ask(text.concept.passage('together'), 10, 10 + reworded.length);
    expect(data['wordsProvenance']).toEqual([
      { version: { number: 3 }, state: null, quote: reworded, reason: null, comments: 0, adopted: [] },
      { version: { number: 2 }, state: 'MOVED', quote: reworded, reason: null, comments: 0, adopted: [] },
      { version: { number: 1 }, state: 'REWORDED', quote: childcare, reason: null, comments: 2, adopted: [{ id: wanted, body: `Zu: ${childcare}`, answer: { outcome: 'ADOPTED' } }] },
    ]);
    expect(other).not.toBe(wanted);
    const begun = await ask(text.concept.passage('together'), 0, 9);
    expect(begun.data['wordsProvenance'].map(({ version, state, quote }: { version: { number: number }; state: string; quote: string }) => [version.number, state, quote])).toEqual([[3, null, 'Ganz neu.'], [2, 'SAME', 'Ganz neu.'], [1, 'GONE', null]]);
  });
});
