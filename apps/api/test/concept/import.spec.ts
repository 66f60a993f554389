import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { documentFromPlain, maxImportedPassages } from '@mitgestalten/concept-domain';
import { key, startApp, type Session, type TestApp } from '../support/app.js';
import { sampleProcess } from '../support/process.js';
import { untilWaiting } from '../support/waiting.js';
import { aConcept, everything, mutate, refusalsOf, type TestConcept } from './support.js';

let app: TestApp;
let concept: TestConcept;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  concept = await aConcept(app);
});
afterAll(() => app?.close());

const passage = (kind: string, title: string, changes: object = {}) => ({ kind, title, doc: documentFromPlain(`Text von ${title}.`), ...changes });
const input = (changes: object = {}) => ({
  partId: concept.partId, afterId: concept.passage('field'), passages: [passage('FIELD', 'Wohnen'), passage('GOAL', 'Ankommen'), passage('MEASURE', 'Beratung')], ...changes,
});

async function bring(given: object, as?: Session) {
  const query = 'mutation ($input: ImportDraftPassagesInput!) { importDraftPassages(input: $input) { passageIds errors { code field message } } }';
  const { status, data, errors } = await app.graphql(query, { input: { idempotencyKey: key(), ...given } }, { as });
  if (status !== 200 || errors !== undefined) throw new Error(`${status}: ${JSON.stringify(errors)}`);
  return data.importDraftPassages as { passageIds: string[] | null; errors: never[] };
}

async function expectRefused(given: object, as: Session | undefined, refusals: string[]): Promise<void> {
  const before = await everything(app);
  const payload = await bring(given, as);
  expect(refusalsOf(payload)).toEqual(refusals);
  expect(payload.passageIds).toBeNull();
  expect(await everything(app)).toEqual(before);
}

const outline = async () => (await app.sql(
  `SELECT d.title, p.title AS parent FROM draft_passage d LEFT JOIN draft_passage p ON p.passage_id = d.parent_id WHERE d.part_id = $1 ORDER BY d.ordinal`, [concept.partId],
)).map(({ title, parent }) => (parent === null ? title : `${title} < ${parent}`));

describe('passages that come into a draft together are refused', () => {
  it('to everybody who is no editor of the process', async () => {
    await expectRefused(input(), undefined, ['SIGN_IN_NEEDED null']);
    for (const role of ['publisher', 'moderator', 'admin', 'council', 'organiser'] as const) await expectRefused(input(), await concept.person(role), ['FORBIDDEN null']);
    const elsewhere = await app.person({ processId: (await sampleProcess(app)).processId, roles: ['editor'] });
    await expectRefused(input(), elsewhere, ['NOT_FOUND partId']);
  });

  it.each<[string, () => object, string[]]>([
    ['none', () => ({ passages: [] }), ['EMPTY passages']],
    ['too many', () => ({ passages: Array.from({ length: maxImportedPassages + 1 }, () => passage('FIELD', 'x')) }), ['TOO_MANY passages']],
    ['one bad text among good ones', () => ({ passages: [passage('FIELD', 'gut'), passage('FIELD', ' ', { doc: { type: 'doc', content: [{ type: 'script' }] } })] }), ['EMPTY passages.1.title', 'DOCUMENT_INVALID passages.1.doc']],
    ['a kind that may not stand there', () => ({ passages: [passage('FIELD', 'gut'), passage('SECTION', 'nicht')] }), ['INVALID passages.1.kind']],
    ['a place in another part', () => ({ afterId: '00000000-0000-7000-8000-000000000000' }), ['NOT_FOUND afterId']],
    ['a parent that is none', () => ({ parentId: 'x' }), ['NOT_FOUND parentId']],
  ])('with %s', async (_, changes, refusals) => {
    await expectRefused(input(changes()), concept.editor, refusals);
  });

  it('when the place was moved meanwhile', async () => {
    const inField = input({ parentId: concept.passage('field'), afterId: concept.passage('cafe'), passages: [passage('MEASURE', 'Neu')] });
    await mutate(app, 'moveDraftPassage', { passageId: concept.passage('cafe'), lockVersion: 1, parentId: concept.passage('goal') }, concept.editor);
    await expectRefused(inField, concept.editor, ['NOT_FOUND afterId']);
  });

  it('when the place is moved in the same moment', async () => {
    const inField = input({ parentId: concept.passage('field'), afterId: concept.passage('cafe'), passages: [passage('MEASURE', 'Neu')] });
    await app.sql('BEGIN');
    try {
      // Somebody moves it: as everybody who changes the outline, with the lock of the part.
      await app.sql('SELECT FROM part WHERE id = $1 FOR UPDATE', [concept.partId]);
      await app.sql('UPDATE draft_passage SET parent_id = $2 WHERE passage_id = $1', [concept.passage('cafe'), concept.passage('goal')]);
      const bringing = bring(inField, concept.editor);
      await untilWaiting(app, bringing);
      await app.sql('COMMIT');
      expect(refusalsOf(await bringing)).toEqual(['NOT_FOUND afterId']);
    } finally {
      await app.sql('ROLLBACK');
    }
  });

  it('below a passage that was struck meanwhile', async () => {
    const belowGoal = input({ parentId: concept.passage('goal'), afterId: null, passages: [passage('MEASURE', 'Neu')] });
    await app.sql('UPDATE draft_passage SET removed = true WHERE passage_id = ANY($1)', [[concept.passage('course'), concept.passage('goal')]]);
    await expectRefused(belowGoal, concept.editor, ['NOT_FOUND parentId']);
  });

  it('when the key was used for others; a repeat gets the first answer and adds nothing', async () => {
    const given = input({ idempotencyKey: key() });
    const first = await bring(given, concept.editor);
    expect(await bring(given, concept.editor)).toEqual(first);
    expect((await outline()).filter((title) => title === 'Wohnen')).toHaveLength(1);
    await expectRefused({ ...given, passages: [passage('FIELD', 'Anderes')] }, concept.editor, ['KEY_REUSED idempotencyKey']);
  });
});

describe('passages that come into a draft together', () => {
  it('stand at the chosen place with their texts, written by who took them over', async () => {
    const { passageIds, errors } = await bring(input(), concept.editor);
    expect(errors).toEqual([]);
    expect(await outline()).toEqual(['Sprache', 'Ziel < Sprache', 'Kurse < Ziel', 'Sprachcafé < Sprache', 'Wohnen', 'Ankommen < Wohnen', 'Beratung < Ankommen']);
    const rows = await app.sql('SELECT d.doc, d.lang, d.updated_by, a.account_id FROM draft_passage d JOIN draft_author a USING (passage_id) WHERE d.passage_id = ANY($1)', [passageIds]);
    expect(rows).toHaveLength(3);
    expect(rows).toContainEqual({ doc: documentFromPlain('Text von Beratung.'), lang: 'de', updated_by: concept.editor.accountId, account_id: concept.editor.accountId });
    expect((await app.audit('draft.import')).at(-1)).toMatchObject({ actor_id: concept.editor.accountId, object_type: 'part', object_id: concept.partId, details: { count: 3 } });
  });

  it('by two editors at once: all of both stand there, none twice, each with a number of its own', async () => {
    const second = await concept.person('editor', 'moderator');
    await Promise.all([bring(input(), concept.editor), bring(input({ passages: [passage('FIELD', 'Arbeit'), passage('MEASURE', 'Messe')] }), second)]);
    const ordinals = await app.sql<{ ordinal: number }>('SELECT ordinal FROM draft_passage WHERE part_id = $1 ORDER BY ordinal', [concept.partId]);
    expect(ordinals.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await outline()).toEqual(expect.arrayContaining(['Beratung < Ankommen', 'Messe < Arbeit']));
  });
});
