import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { sampleProcess } from '../support/process.js';
import { aConcept, aPart, aPassage, createConcept, everything, mutate } from './support.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const section = (changes: object = {}) => aPassage({ key: 's', kind: 'SECTION', parentKey: null, ...changes });
const leitbild = (...passages: ReturnType<typeof section>[]) => aPart({ kind: 'LEITBILD', slug: 'leitbild', publishAs: null, passages });

describe('a concept from a template', () => {
  it.each<[string, ReturnType<typeof section>[], string]>([
    ['the same key twice', [section(), section()], 'Two passages have the key s.'],
    ['a parent that is not there', [section({ parentKey: 'x' })], 'The passage s stands under x, which is not there.'],
    ['a kind at the wrong place', [section({ kind: 'FIELD' })], 'A passage of the part LEITBILD stands where its kind may not stand.'],
    ['NUL in a text', [section({ text: 'a\u0000' })], 'The passage s is not possible: FORBIDDEN_CHARACTERS at text.'],
    ['an empty title', [section({ title: '' })], 'The passage s is not possible: EMPTY at title.'],
    ['an empty title of a translation', [section({ translations: [{ lang: 'en', title: ' ', text: '' }] })], 'The passage s is not possible: EMPTY at title.'],
    ['the facts of a measure at a section', [section({ cost: '5 Euro' })], 'The passage s is not possible: INVALID at cost.'],
  ])('is not made with %s', async (_, passages, message) => {
    const { processId } = await sampleProcess(app);
    const before = await everything(app);
    await expect(createConcept(app, processId, leitbild(...passages))).rejects.toThrow(message);
    expect(await everything(app)).toEqual(before);
  });

  it('has its parts in order, each with a draft, published or not', async () => {
    const { processId, slug } = await sampleProcess(app);
    const concept = await createConcept(app, processId, leitbild(section()), aPart(), aPart({ slug: 'leer', publishAs: { de: 'Leer' }, passages: [] }));
    expect([...concept.partIds.keys()]).toEqual(['leitbild', 'massnahmen', 'leer']);
    expect([...concept.versionIds.keys()]).toEqual(['massnahmen', 'leer']);
    const { data } = await app.graphql('query ($slug: String!) { process(slug: $slug) { parts { slug currentVersion { number title entries { ordinal } } } } }', { slug });
    expect(data.process.parts).toEqual([
      { slug: 'leitbild', currentVersion: null },
      { slug: 'massnahmen', currentVersion: { number: 1, title: 'Themen', entries: [1, 2, 3, 4].map((ordinal) => ({ ordinal })) } },
      { slug: 'leer', currentVersion: { number: 1, title: 'Leer', entries: [] } },
    ]);
    expect(await app.sql('SELECT proposed_by, decided_by FROM version WHERE process_id = $1', [processId])).toEqual([1, 2].map(() => ({ proposed_by: null, decided_by: null })));
  });

  it('keeps its translations when its draft is published later', async () => {
    const concept = await aConcept(app, leitbild(section({ text: 'Wir leben zusammen.', translations: [{ lang: 'en', title: 'Together', text: 'We live together.' }] })));
    const { version } = await mutate(app, 'proposeVersion', { partId: concept.partId, title: [{ lang: 'de', text: 'Entwurf 1' }] }, concept.editor);
    await mutate(app, 'approveVersion', { versionId: version!['id'] }, concept.publisher);
    const { data } = await app.graphql(
      'query ($slug: String!) { process(slug: $slug) { part(slug: "leitbild") { currentVersion { entries { revision { id text { lang plain } } } } } } }', { slug: concept.slug }, { lang: 'en' });
    expect(data.process.part.currentVersion.entries).toEqual([{ revision: { id: concept.revision('s'), text: { lang: 'en', plain: 'We live together.' } } }]);
  });
});
