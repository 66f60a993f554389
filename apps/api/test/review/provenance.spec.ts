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
  `query ($id: ID!, $from: Int!, $to: Int!) { wordsProvenance(passageId: $id, from: $from, to: $to) { version { number } state quote reason comments firstCommentId adopted { id body answer { outcome } } } }`,
  { id: passageId, from, to });

async function adopt(contributionId: string, approved = true): Promise<void> {
  const { editor, publisher, processId } = text.concept;
  const [{ textId }] = (await app.sql<{ textId: string }>('SELECT published_text_id AS "textId" FROM contribution WHERE id = $1', [contributionId])) as [{ textId: string }];
  const { answer } = await text.send('saveAnswer', 'answer { id lockVersion }', { contributionId, textId, outcome: 'ADOPTED', body: 'Wird gemacht.', lang: 'de', lockVersion: 0, propose: true }, editor);
  if (approved) await text.send('approveAnswers', 'answerIds', { processId, answers: [{ answerId: answer.id, lockVersion: answer.lockVersion }] }, publisher);
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
    // What waits or was withheld is nobody's business, nor is an answer that nobody approved.
    await text.comment('courses', childcare, resident);
    await text.withheld(await text.published('courses', childcare, await text.concept.person()));
    await adopt(wanted);
    await adopt(other, false);
    await text.nextVersion({ courses: `Neu davor. ${reworded}`, together: 'Ganz neu.' });
    await text.nextVersion({ together: `Ganz neu. ${reworded}`, courses: 'Kurse finden am Abend in allen Stadtteilen statt.' });
    const { data } = await ask(text.concept.passage('together'), 10, 10 + reworded.length);
    expect(data['wordsProvenance']).toEqual([
      { version: { number: 3 }, state: null, quote: reworded, reason: null, comments: 0, firstCommentId: null, adopted: [] },
      { version: { number: 2 }, state: 'MOVED', quote: reworded, reason: null, comments: 0, firstCommentId: null, adopted: [] },
      { version: { number: 1 }, state: 'REWORDED', quote: childcare, reason: null, comments: 2, firstCommentId: wanted, adopted: [{ id: wanted, body: `Zu: ${childcare}`, answer: { outcome: 'ADOPTED' } }] },
    ]);
    expect(other).not.toBe(wanted);
    const begun = await ask(text.concept.passage('together'), 0, 9);
    expect(begun.data['wordsProvenance'].map(({ version, state, quote }: { version: { number: number }; state: string; quote: string }) => [version.number, state, quote])).toEqual([[3, null, 'Ganz neu.'], [2, 'SAME', 'Ganz neu.'], [1, 'GONE', null]]);
  });

  it('follows of several sentences those that stood there before', async () => {
    const now = `${childcare} Auch das ist neu. Und das hier auch, wie man sieht.`;
    await text.nextVersion({ courses: childcare });
    await text.nextVersion({ courses: now });
    const { data } = await ask(text.concept.passage('courses'), 0, now.length);
    expect(data['wordsProvenance'].slice(0, 2)).toMatchObject([{ version: { number: 3 }, quote: now }, { version: { number: 2 }, state: 'REWORDED', quote: childcare }]);
  });

  it('takes nothing that stood there and is only alike for where words came from that stood elsewhere', async () => {
    const [parents, elders] = ['Das Bezirksamt bietet jedes Jahr zwei Kurse für Eltern an.', 'Das Bezirksamt bietet jedes Jahr drei Kurse für Ältere an.'];
    await text.nextVersion({ courses: `Räume stehen offen. ${parents}`, together: `Wir leben hier gern. ${elders}` });
    await text.nextVersion({ courses: 'Räume stehen offen.', together: `Wir leben hier gern. ${parents}` });
    const { data } = await ask(text.concept.passage('together'), 21, 21 + parents.length);
    expect(data['wordsProvenance'].slice(0, 2)).toMatchObject([{ version: { number: 3 }, quote: parents }, { version: { number: 2 }, state: 'MOVED', quote: parents }]);
  });

  it('compares whole versions once for everybody, and anew when a translation came', async () => {
    await text.nextVersion({ together: childcare, courses: 'Nichts davon.' });
    const asking = async (to: number) => {
      let states: unknown;
      const statements = await app.statementsOf(async () => { states = (await ask(text.concept.passage('together'), 0, to)).data['wordsProvenance'].map(({ state }: { state: string | null }) => state); });
      expect(states).toEqual([null, 'MOVED']);
      return statements;
    };
    const [first, second] = [await asking(childcare.length), await asking(childcare.length - 1)];
    expect(second).toBe(first - 2);
    await app.sql(`INSERT INTO revision_text (id, process_id, revision_id, lang, origin, title, doc, plain, hash) SELECT $2, process_id, revision_id, lang, 'HUMAN', title, doc, plain, hash FROM revision_text WHERE id = $1`,
      [(await text.wording('courses')).revisionTextId, newId()]);
    expect(await asking(childcare.length)).toBe(first);
  });
});

describe('what is not certain', () => {
  const steps = async (name: string, from: number, to: number, lang = 'de') => (await app.graphql(
    `query ($id: ID!, $from: Int!, $to: Int!) { wordsProvenance(passageId: $id, from: $from, to: $to) { version { number } state quote comments adopted { id } } }`,
    { id: text.concept.passage(name), from, to }, { lang })).data['wordsProvenance'].map(
    ({ version, ...step }: { version: { number: number } }) => ({ version: version.number, ...step }));

  it('is said so, and not taken for new: words that may have stood in several places', async () => {
    await text.nextVersion({ courses: `${childcare} Dann etwas ganz anderes dazwischen. ${childcare}`, together: 'Nichts davon.' });
    await text.nextVersion({ courses: 'Etwas ganz anderes.', together: childcare });
    expect(await steps('together', 0, childcare.length)).toMatchObject([{ version: 3, quote: childcare }, { version: 2, state: 'UNCERTAIN', quote: null }]);
  });

  it('are words of a translation where the version before had none', async () => {
    await text.nextVersion({ courses: reworded });
    const english = 'Small children are looked after for free.';
    await text.translate('courses', 'en', english);
    expect(await steps('courses', 0, english.length, 'en')).toMatchObject([{ version: 2, quote: english }, { version: 1, state: 'UNCERTAIN', quote: null }]);
    expect(await steps('courses', 0, reworded.length)).toMatchObject([{ version: 2 }, { version: 1, state: 'REWORDED', quote: childcare }]);
  });

  it('are words of a translation that are new in their passage, where other passages of the version before had none', async () => {
    await text.translate('together', 'en', 'We like living here.');
    await text.nextVersion({ together: 'Ganz neu.' });
    await text.translate('together', 'en', 'Brand new.');
    expect(await steps('together', 0, 10, 'en')).toMatchObject([{ version: 2, quote: 'Brand new.' }, { version: 1, state: 'UNCERTAIN', quote: null }]);
    expect(await steps('together', 0, 9)).toMatchObject([{ version: 2, quote: 'Ganz neu.' }, { version: 1, state: 'GONE', quote: null }]);
  });

  it('is whether comments on another text mean these words: none is counted, but what was adopted is told', async () => {
    await text.translate('courses', 'en', 'Courses take place in the evening. Children are looked after for free.');
    const wanted = await text.published('courses', 'Children are looked after for free.', resident, { readIn: 'en' });
    await adopt(wanted);
    expect(await steps('courses', 50, 100)).toMatchObject([{ version: 1, comments: 0, adopted: [{ id: wanted }] }]);
    expect(await steps('courses', 35, 70, 'en')).toMatchObject([{ version: 1, comments: 1, adopted: [{ id: wanted }] }]);
    expect(await steps('courses', 0, 30, 'en')).toMatchObject([{ version: 1, comments: 0, adopted: [] }]);
  });
});

describe('the reason of a change', () => {
  it('is told at the version that made it, not at those that left the passage as it was', async () => {
    await text.nextVersion({ courses: reworded }, { reason: 'Wegen der Kleinen.' });
    await text.nextVersion({ together: 'Ganz neu.' });
    const { data } = await ask(text.concept.passage('courses'), 0, reworded.length);
    expect(data['wordsProvenance'].map(({ version, reason }: { version: { number: number }; reason: string | null }) => [version.number, reason])).toEqual([[3, null], [2, 'Wegen der Kleinen.'], [1, null]]);
  });
});
