import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { documentFromPlain } from '@mitgestalten/concept-domain';
import { newId } from '@mitgestalten/platform';
import { startApp, type TestApp } from '../support/app.js';
import { aConcept, aPart, aPassage, mutate, saving, type TestConcept } from './support.js';

let app: TestApp;
let concept: TestConcept;
beforeAll(async () => {
  app = await startApp();
  concept = await aConcept(app);
});
afterAll(() => app?.close());

const query = `query ($partId: ID!, $from: Int!, $to: Int!) { synopsis(partId: $partId, from: $from, to: $to) {
  from to passages { passageId kind changes substance reasons before { number title lang revisionId } after { number title lang revisionId }
    title { kind text } text { kind text } facts { fact before after changes { kind text } } requiredByLaw } } }`;

interface Piece { readonly kind: string; readonly text: string }
interface Passage {
  readonly passageId: string; readonly changes: readonly string[]; readonly substance: boolean; readonly reasons: readonly string[];
  readonly before: { readonly number: string; readonly title: string } | null; readonly after: { readonly number: string; readonly title: string } | null;
  readonly title: readonly Piece[]; readonly text: readonly Piece[]; readonly facts: readonly { readonly fact: string }[];
}

const ask = (partId: string, from: number, to: number, lang = 'de') => app.graphql(query, { partId, from, to }, { lang });
async function passagesOf(partId: string, from: number, to: number, lang = 'de'): Promise<readonly Passage[]> {
  const { data, errors } = await ask(partId, from, to, lang);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data['synopsis'].passages;
}

async function well(name: string, input: object, as: TestConcept['editor']) {
  const payload = await mutate(app, name, input, as);
  if (payload.errors.length > 0) throw new Error(JSON.stringify(payload.errors));
  return payload;
}
const save = (one: TestConcept, key: string, changes: object) => well('saveDraftPassage', saving(one.passage(key), { title: 'Kurse', ...changes }), one.editor);
async function proposeNext(one: TestConcept): Promise<string> {
  const { version } = await well('proposeVersion', { partId: one.partId, title: [{ lang: 'de', text: 'Entwurf' }] }, one.editor);
  return version!['id'] as string;
}
const publishNext = async (one: TestConcept) => well('approveVersion', { versionId: await proposeNext(one) }, one.publisher);
const lockOf = async (passageId: string) => (await app.sql('SELECT lock_version FROM draft_passage WHERE passage_id = $1', [passageId]))[0]!['lock_version'] as number;

describe('a comparison is refused in the same way', () => {
  it('where a version waits, is another part\'s, or never was', async () => {
    const waiting = await aConcept(app);
    await save(waiting, 'course', { doc: documentFromPlain('Ein Geheimnis.') });
    await proposeNext(waiting);
    const answers = [
      await ask(waiting.partId, 1, 2), await ask(waiting.partId, 2, 1), await ask(waiting.partId, 0, 1), await ask(waiting.partId, -1, 1),
      await ask(waiting.partId, 1, 2147483647), await ask(newId(), 1, 1), await ask('x', 1, 1), await ask('\u0000', 1, 1),
    ];
    for (const { data, errors } of answers) expect([data, errors]).toEqual([{ synopsis: null }, answers[0]!.errors]);
    expect(answers[0]!.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    // Nor for the office: what waits is compared there by another operation.
    const office = await app.graphql(query, { partId: waiting.partId, from: 1, to: 2 }, { as: waiting.publisher });
    expect(office.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(JSON.stringify(answers)).not.toContain('Geheimnis');
  });

  it('and a wording that was never published has no place', async () => {
    const waiting = await aConcept(app);
    await save(waiting, 'course', { doc: documentFromPlain('Noch ein Geheimnis.') });
    await proposeNext(waiting);
    const [secret] = await app.sql<{ id: string }>(`SELECT revision_id AS id FROM revision_text WHERE plain = 'Noch ein Geheimnis.'`);
    const place = 'query ($id: ID!) { revisionEntry(id: $id) { passage { id } version { number state } revision { id } } }';
    for (const id of [secret!.id, newId(), 'x', '\u0000']) expect((await app.graphql(place, { id })).data).toEqual({ revisionEntry: null });
    const { data } = await app.graphql(place, { id: waiting.revision('course') });
    expect(data['revisionEntry']).toEqual({ passage: { id: waiting.passage('course') }, version: { number: 1, state: 'PUBLISHED' }, revision: { id: waiting.revision('course') } });
  });
});

describe('two published versions', () => {
  let three: TestConcept;
  beforeAll(async () => {
    three = await aConcept(app, aPart({ passages: [...aPart().passages, aPassage({ key: 'law', title: 'Pflicht', text: 'Ein Gesetz.' }), aPassage({ key: 'last', title: 'Letztes', text: 'Ende.' })] }));
    // Version 2: reworded with other facts; struck; added; the last one taken to the top of its siblings.
    await save(three, 'course', { doc: documentFromPlain('Mehr Kurse am Morgen.'), responsible: 'Bezirksamt', cost: '12 Euro', reason: 'Abends ist niemand da' });
    await save(three, 'cafe', { title: 'Sprachcafé', doc: documentFromPlain('Ein Café.'), reason: 'Gibt es schon' });
    await well('removeDraftPassage', { passageId: three.passage('cafe'), lockVersion: await lockOf(three.passage('cafe')), removed: true }, three.editor);
    const added = await well('addDraftPassage', { partId: three.partId, kind: 'MEASURE', parentId: three.passage('field'), title: 'Spielplatz' }, three.editor);
    await well('saveDraftPassage', saving(added.passage!['id'] as string, { title: 'Spielplatz', doc: documentFromPlain('Ein Platz zum Spielen.') }), three.editor);
    await well('moveDraftPassage', { passageId: three.passage('last'), lockVersion: 1, parentId: three.passage('field'), afterId: null }, three.editor);
    await publishNext(three);
    // Version 3: a comma.
    await save(three, 'law', { title: 'Pflicht', doc: documentFromPlain('Ein Gesetz!'), substance: false, reason: 'Zeichensetzung' });
    await publishNext(three);
  });

  it('tell what became of each passage, in the order of the newer', async () => {
    const passages = await passagesOf(three.partId, 1, 2);
    expect(passages.map(({ changes, before, after }) => [before && `${before.number} ${before.title}`, after && `${after.number} ${after.title}`, changes.join('+')])).toEqual([
      ['1 Sprache', '1 Sprache', ''], ['1.4 Letztes', '1.1 Letztes', 'MOVED'], ['1.1 Ziel', '1.2 Ziel', ''], ['1.1.1 Kurse', '1.2.1 Kurse', 'REWORDED'], ['1.2 Sprachcafé', null, 'REMOVED'],
      ['1.3 Pflicht', '1.3 Pflicht', ''], [null, '1.4 Spielplatz', 'NEW'],
    ]);
  });

  it('and which words and facts, with the reason', async () => {
    const passages = await passagesOf(three.partId, 1, 2);
    const course = passages.find(({ passageId }) => passageId === three.passage('course'));
    expect(course).toMatchObject({
      substance: true, reasons: ['Abends ist niemand da'], requiredByLaw: null, title: [{ kind: 'KEPT', text: 'Kurse' }],
      text: [{ kind: 'KEPT', text: 'Mehr Kurse am ' }, { kind: 'REMOVED', text: 'Abend' }, { kind: 'ADDED', text: 'Morgen' }, { kind: 'KEPT', text: '.' }],
      facts: [{ fact: 'COST', before: '10 Euro', after: '12 Euro', changes: [{ kind: 'REMOVED', text: '10' }, { kind: 'ADDED', text: '12' }, { kind: 'KEPT', text: ' Euro' }] }],
    });
    const struck = passages.find(({ passageId }) => passageId === three.passage('cafe'));
    expect(struck).toMatchObject({ substance: true, reasons: ['Gibt es schon'], after: null, text: [{ kind: 'REMOVED', text: 'Ein Café.' }] });
    // What was kept, or only moved, is not repeated.
    for (const { changes, text } of passages) if (changes.length === 0 || changes[0] === 'MOVED') expect(text).toEqual([]);
  });

  it('say of a small change that it is one, and of several versions what is true of all', async () => {
    expect((await passagesOf(three.partId, 2, 3)).filter(({ changes }) => changes.length > 0)).toMatchObject([{ passageId: three.passage('law'), substance: false, reasons: ['Zeichensetzung'] }]);
    const all = await passagesOf(three.partId, 1, 3);
    const of = (key: string) => all.find(({ passageId }) => passageId === three.passage(key));
    expect([of('course')?.substance, of('law')?.substance, of('cafe')?.substance]).toEqual([true, false, true]);
  });

  it('are compared backwards too, and with themselves', async () => {
    const back = await passagesOf(three.partId, 2, 1);
    expect(back.find(({ passageId }) => passageId === three.passage('cafe'))?.changes).toEqual(['NEW']);
    expect((await passagesOf(three.partId, 2, 2)).every(({ changes, text }) => changes.length === 0 && text.length === 0)).toBe(true);
  });

  it('are compared in the language that is read where both have it, else as they were written', async () => {
    const course = async (lang: string) => (await passagesOf(three.partId, 1, 2, lang)).find(({ passageId }) => passageId === three.passage('course'))!;
    // Version 1 has an English text, version 2 none yet.
    expect((await course('en')).text.map(({ text }) => text).join('')).toContain('Abend');
    const [field] = await passagesOf(three.partId, 1, 2, 'en');
    expect(field).toMatchObject({ before: { title: 'Language', lang: 'en' }, after: { title: 'Language', lang: 'en' } });
  });
});

describe('a comparison is made once', () => {
  it('for everybody: then only the versions are looked up', async () => {
    const one = await aConcept(app);
    await save(one, 'course', { doc: documentFromPlain('Neu.') });
    await publishNext(one);
    const statements = () => app.statementsOf(() => ask(one.partId, 1, 2));
    expect(await statements()).toBe(3);
    expect(await statements()).toBe(1);
    // Another language is another comparison.
    expect(await app.statementsOf(() => ask(one.partId, 1, 2, 'en'))).toBe(3);
    const five = await app.statementsOf(() => Promise.all([1, 2, 3, 4, 5].map(() => ask(one.partId, 2, 1))));
    expect(five).toBe(7);
  });

  it('and again when a translation came', async () => {
    const one = await aConcept(app);
    await save(one, 'course', { doc: documentFromPlain('Mehr Kurse am Morgen.') });
    await publishNext(one);
    const english = async () => (await passagesOf(one.partId, 1, 2, 'en')).find(({ passageId }) => passageId === one.passage('course'))!.text.map(({ text }) => text).join('');
    expect(await english()).toContain('Morgen');
    await app.sql(
      `INSERT INTO revision_text (id, process_id, revision_id, lang, origin, title, doc, plain, hash)
       SELECT $1, process_id, revision_id, 'en', 'HUMAN', 'Courses', doc, 'More courses in the morning.', repeat('0', 64) FROM revision_text WHERE plain = 'Mehr Kurse am Morgen.' AND process_id = $2`, [newId(), one.processId]);
    expect(await english()).toContain('morning');
  });

  it('with as many statements for 300 passages', async () => {
    const big = await aConcept(app, aPart({ passages: [aPassage({ key: 'field', kind: 'FIELD', parentKey: null }), ...Array.from({ length: 299 }, (_, n) => aPassage({ key: `m${n}` }))] }));
    await well('saveDraftPassage', saving(big.passage('m7'), { lockVersion: await lockOf(big.passage('m7')) }), big.editor);
    await publishNext(big);
    expect(await app.statementsOf(() => ask(big.partId, 1, 2))).toBe(3);
    expect((await passagesOf(big.partId, 1, 2)).filter(({ changes }) => changes.length > 0)).toHaveLength(1);
  });

  it('and may be asked for by everybody, within the limits of free questions', async () => {
    const free = (fields: string) => app.app.inject({
      method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' },
      payload: { query: `{ synopsis(partId: "${concept.partId}", from: 1, to: 1) { passages { passageId changes substance reasons after { number title } title { kind text } text { kind text } ${fields} } } }` },
    });
    expect((await free('facts { fact before after }')).json().data.synopsis.passages).toHaveLength(4);
    expect((await free('facts { fact before after changes { kind text } }')).json().errors[0].extensions.code).toBe('TOO_LARGE');
  });

  it('show a sentence that went from one passage to the other as moved, on both sides', async () => {
    const sentence = 'Kinder werden in dieser Zeit betreut.';
    const passages = [aPassage({ key: 'course', title: 'Kurse', text: `Kurse sind frei. ${sentence}` }), aPassage({ key: 'room', title: 'Kurse', text: 'Räume sind frei.' })];
    const two = await aConcept(app, aPart({ passages: [aPart().passages[0]!, ...passages] }));
    await save(two, 'course', { doc: documentFromPlain('Kurse sind frei.') });
    await save(two, 'room', { doc: documentFromPlain(`Räume sind frei. ${sentence}`) });
    await publishNext(two);
    const { data } = await app.graphql('query ($partId: ID!) { synopsis(partId: $partId, from: 1, to: 2) { passages { text { kind text passageId } } } }', { partId: two.partId });
    expect((data['synopsis'].passages as { text: Piece[] }[]).flatMap(({ text }) => text).filter(({ kind }) => kind.startsWith('MOVED'))).toEqual([
      { kind: 'MOVED_AWAY', text: sentence, passageId: two.passage('room') }, { kind: 'MOVED_HERE', text: sentence, passageId: two.passage('course') },
    ]);
  });
});
