import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { AnchoredText } from '../contribution/anchored.js';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
let text: AnchoredText;
let textId: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  text = await AnchoredText.in(app);
  textId = (await text.wording('courses')).revisionTextId;
});

const before = 'Kurse finden am Abend in allen Stadtteilen statt.';
const childcare = 'Kinder werden während der Kurse kostenlos betreut.';
const now = async (changes: object = {}, lang = 'de') => {
  const variables = { id: text.concept.passage('courses'), textId, from: 50, to: 50 + childcare.length, ...changes };
  const { data } = await app.graphql(
    'query ($id: ID!, $textId: ID!, $from: Int!, $to: Int!) { wordsNow(passageId: $id, textId: $textId, from: $from, to: $to) { revisionId start end same } }', variables, { lang });
  return data['wordsNow'];
};

describe('words of a link are nowhere', () => {
  it('when there are no such words, no such text, or it is a text of another passage', async () => {
    for (const wrong of [{ from: -1 }, { from: 60, to: 60 }, { to: 9_999 }, { textId: newId() }, { textId: 'x' }, { id: 'x' }, { id: text.concept.passage('together') }]) expect(await now(wrong)).toBeNull();
  });

  it('when they are more than a quote holds', async () => {
    await text.nextVersion({ courses: 'Kurse finden am Abend statt. '.repeat(80).trim() });
    const long = (await text.wording('courses')).revisionTextId;
    expect(await now({ textId: long, from: 0, to: 2_001 })).toBeNull();
    expect(await now({ textId: long, from: 0, to: 2_000 })).toMatchObject({ start: 0, end: 2_000 });
  });

  it('when the text is not published', async () => {
    const versionId = await text.proposed({ courses: `${childcare} Noch geheim.` });
    const [{ id }] = (await app.sql<{ id: string }>('SELECT t.id FROM version_entry e JOIN revision_text t USING (revision_id) WHERE e.version_id = $1 AND e.passage_id = $2', [versionId, text.concept.passage('courses')])) as [{ id: string }];
    expect(await now({ textId: id, from: 0, to: 10 })).toBeNull();
    await text.approve(versionId);
    expect(await now({ textId: id, from: 0, to: 10 })).toMatchObject({ start: 0, end: 10 });
  });

  it('but the wording is named when they were struck, the passage was, or it is read in another language', async () => {
    const revisionId = text.concept.revision('courses');
    await text.translate('courses', 'en', 'Courses take place in the evening.');
    expect(await now({}, 'en')).toEqual({ revisionId, start: null, end: null, same: false });
    await text.nextVersion({ courses: 'Ganz etwas anderes steht hier.' });
    expect(await now()).toEqual({ revisionId, start: null, end: null, same: false });
    await text.nextVersion({ courses: null });
    expect(await now()).toEqual({ revisionId, start: null, end: null, same: false });
  });
});

it('words of a link are found where they stand now, and it is told whether they are the same', async () => {
  await text.nextVersion({ courses: `Neu davor. ${before} ${childcare}` });
  expect(await now()).toMatchObject({ start: 61, end: 61 + childcare.length, same: true });
  await text.nextVersion({ courses: `${before} Kinder werden während aller Kurse kostenlos betreut.` });
  expect(await now()).toMatchObject({ start: 50, end: 102, same: false });
});
