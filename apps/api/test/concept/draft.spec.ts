import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { documentFromPlain } from '@mitgestalten/concept-domain';
import { key, startApp, trusted, type Session, type TestApp } from '../support/app.js';
import { sampleProcess } from '../support/process.js';
import { aConcept, aPart, aPassage, everything, mutate, refusalsOf, saving, type TestConcept } from './support.js';

let app: TestApp;
let concept: TestConcept;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  concept = await aConcept(app);
});
afterAll(() => app?.close());

const unknown = '00000000-0000-7000-8000-000000000000';

/** One input of each mutation of drafts that would be accepted. */
const inputs = (): Record<string, object> => ({
  saveDraftPassage: saving(concept.passage('course')),
  addDraftPassage: { partId: concept.partId, kind: 'MEASURE', parentId: concept.passage('field'), title: 'Neu' },
  moveDraftPassage: { passageId: concept.passage('course'), lockVersion: 1, parentId: concept.passage('field') },
  removeDraftPassage: { passageId: concept.passage('course'), lockVersion: 1, removed: true },
});
const names = ['saveDraftPassage', 'addDraftPassage', 'moveDraftPassage', 'removeDraftPassage'];

/** The mutation is refused so, and nothing changed. */
async function expectRefused(name: string, input: object, as: Session | undefined, refusals: string[]): Promise<void> {
  const before = await everything(app);
  const payload = await mutate(app, name, input, as);
  expect(refusalsOf(payload)).toEqual(refusals);
  expect(payload.passage ?? null).toBeNull();
  expect(await everything(app)).toEqual(before);
}

describe.each(names)('%s is refused', (name) => {
  it('to everybody who is no editor', async () => {
    await expectRefused(name, inputs()[name]!, undefined, ['SIGN_IN_NEEDED null']);
    for (const role of ['publisher', 'moderator', 'admin', 'council', 'organiser'] as const) {
      await expectRefused(name, inputs()[name]!, await concept.person(role), ['FORBIDDEN null']);
    }
  });

  it('to an editor of another process, as if it were not there', async () => {
    const { processId } = await sampleProcess(app);
    const as = await app.person({ processId, roles: ['editor'] });
    const idField = name === 'addDraftPassage' ? 'partId' : 'passageId';
    await expectRefused(name, inputs()[name]!, as, [`NOT_FOUND ${idField}`]);
    await expectRefused(name, { ...inputs()[name]!, lockVersion: name === 'addDraftPassage' ? undefined : 99 }, as, [`NOT_FOUND ${idField}`]);
  });

  it.each([unknown, '', 'x', '\u0000', "' OR true --", '\ud800'])('for the id %p', async (id) => {
    const idField = name === 'addDraftPassage' ? 'partId' : 'passageId';
    await expectRefused(name, { ...inputs()[name]!, [idField]: id }, concept.editor, [`NOT_FOUND ${idField}`]);
  });

  it('when the key was used for something else; a repeat gets the first answer', async () => {
    const input = { ...inputs()[name]!, idempotencyKey: key() };
    const first = await mutate(app, name, input, concept.editor);
    expect(refusalsOf(first)).toEqual([]);
    const again = await mutate(app, name, input, concept.editor);
    expect(again).toEqual(first);
    const other = name === 'removeDraftPassage' ? { removed: false } : name === 'moveDraftPassage' ? { afterId: null } : { title: 'Ganz anders' };
    await expectRefused(name, { ...input, ...other }, concept.editor, ['KEY_REUSED idempotencyKey']);
  });
});

describe.each(names.filter((name) => name !== 'addDraftPassage'))('%s of a passage that somebody changed', (name) => {
  it('is a CONFLICT that tells what stands there now', async () => {
    await mutate(app, 'saveDraftPassage', saving(concept.passage('course'), { title: 'Von Ada' }), await concept.person('editor', 'moderator'));
    for (const lockVersion of [1, 0, -1, 3, 2_147_483_647]) {
      const before = await everything(app);
      const payload = await mutate(app, name, { ...inputs()[name]!, lockVersion }, concept.editor);
      expect(refusalsOf(payload)).toEqual(['CONFLICT lockVersion']);
      expect(payload.passage ?? null).toBeNull();
      expect(payload.current).toEqual({ id: concept.passage('course'), title: 'Von Ada', doc: documentFromPlain('Neue Worte.'), lockVersion: 2, updatedByName: 'editor und moderator' });
      expect(await everything(app)).toEqual(before);
    }
  });
});

describe('saving a passage', () => {
  const texts = (words: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] });

  it.each<[string, object, string[]]>([
    ['an empty title', { title: '' }, ['EMPTY title']],
    ['a blank title', { title: ' \u200b\u3164' }, ['EMPTY title']],
    ['a title that is too long', { title: 'x'.repeat(201) }, ['TOO_LONG title']],
    ['NUL in a title', { title: 'a\u0000' }, ['FORBIDDEN_CHARACTERS title']],
    ['a lone surrogate in a title', { title: 'a\ud800' }, ['FORBIDDEN_CHARACTERS title']],
    ['a line break in a title', { title: 'a\nb' }, ['FORBIDDEN_CHARACTERS title']],
    ['facts that are too long', { cost: 'x'.repeat(501), indicator: 'y'.repeat(200_000) }, ['TOO_LONG cost', 'TOO_LONG indicator']],
    ['NUL in a fact and in a reason', { partners: '\u0000', reason: 'Weil\u0000' }, ['FORBIDDEN_CHARACTERS partners', 'FORBIDDEN_CHARACTERS reason']],
    ['no document', { doc: 'Text' }, ['DOCUMENT_INVALID doc']],
    ['HTML instead of a document', { doc: '<p>Text</p>' }, ['DOCUMENT_INVALID doc']],
    ['a script in the document', { doc: { type: 'doc', content: [{ type: 'script', content: [{ type: 'text', text: 'alert(1)' }] }] } }, ['DOCUMENT_INVALID doc']],
    ['a javascript link', { doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }] }] } }, ['DOCUMENT_INVALID doc']],
    ['NUL in the document', { doc: texts('a\u0000b') }, ['FORBIDDEN_CHARACTERS doc']],
    ['a lone surrogate in the document', { doc: texts('a\udc00b') }, ['FORBIDDEN_CHARACTERS doc']],
    ['a document that is too long', { doc: texts('x'.repeat(20_001)) }, ['TOO_LONG doc']],
    ['everything at once', { title: '', cost: '\u0000', doc: [] }, ['EMPTY title', 'FORBIDDEN_CHARACTERS cost', 'DOCUMENT_INVALID doc']],
  ])('is refused with %s', async (_, changes, refusals) => {
    await expectRefused('saveDraftPassage', saving(concept.passage('course'), changes), concept.editor, refusals);
  });

  it('is refused with a document that is nested 10,000 deep', async () => {
    const deep = '{"content":['.repeat(10_000) + ']}'.repeat(10_000);
    const input = JSON.stringify({ idempotencyKey: key(), ...saving(concept.passage('course'), { doc: 'DEEP' }) }).replace('"DEEP"', () => `{"type":"doc","content":[${deep}]}`);
    const query = 'mutation ($input: SaveDraftPassageInput!) { saveDraftPassage(input: $input) { errors { code field } } }';
    const response = await app.app.inject({
      method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true', cookie: concept.editor.cookie },
      payload: `{"extensions":${JSON.stringify(trusted(app.app, query).extensions)},"variables":{"input":${input}}}`,
    });
    expect(response.json()).toEqual({ data: { saveDraftPassage: { errors: [{ code: 'DOCUMENT_INVALID', field: 'doc' }] } } });
  });

  it('is refused with facts of a measure where none is', async () => {
    await expectRefused('saveDraftPassage', saving(concept.passage('goal'), { cost: '5 Euro', requiredByLaw: true }), concept.editor, ['INVALID cost', 'INVALID requiredByLaw']);
  });

  it('stores the document in its normal form, the facts, and who wrote it, with an audit entry', async () => {
    const words = 'Ünïcödé 😀 مرحبا <b>&amp;</b> \u200f"\'';
    const doc = { type: 'doc', content: [{ type: 'paragraph' }, { type: 'paragraph', content: [{ type: 'text', text: 'Ü' }, { type: 'text', text: words.slice(1), marks: [] }] }] };
    const payload = await mutate(app, 'saveDraftPassage', saving(concept.passage('course'), {
      title: words, doc, responsible: 'Amt', partners: ' ', cost: '', requiredByLaw: true, substance: false, reason: 'Ein Tippfehler',
    }), concept.editor);
    expect(payload).toEqual({
      errors: [], current: null, passage: {
        id: concept.passage('course'), kind: 'MEASURE', title: words, doc: documentFromPlain(words), lockVersion: 2, changed: true, removed: false,
        parentId: concept.passage('goal'), ordinal: 3, substance: false, reason: 'Ein Tippfehler', updatedByName: 'editor',
      },
    });
    const [row] = await app.sql('SELECT * FROM draft_passage WHERE passage_id = $1', [concept.passage('course')]);
    expect(row).toMatchObject({ title: words, responsible: 'Amt', partners: null, cost: null, required_by_law: true, updated_by: concept.editor.accountId, lock_version: 2 });
    expect(await app.sql('SELECT account_id FROM draft_author WHERE passage_id = $1', [concept.passage('course')])).toEqual([{ account_id: concept.editor.accountId }]);
    expect((await app.audit('draft.save')).at(-1)).toMatchObject({
      actor_id: concept.editor.accountId, object_type: 'passage', object_id: concept.passage('course'), details: { lockVersion: 2, reworded: true },
    });
    expect(JSON.stringify(await app.audit('draft.save'))).not.toContain('مرحبا');
  });

  it('of the same words makes nobody an author and changes nothing to publish', async () => {
    const same = saving(concept.passage('cafe'), { title: 'Sprachcafé', doc: documentFromPlain('Ein Café.') });
    const { passage } = await mutate(app, 'saveDraftPassage', same, concept.editor);
    expect(passage).toMatchObject({ changed: false, lockVersion: 2 });
    expect(await app.sql('SELECT 1 FROM draft_author WHERE passage_id = $1', [concept.passage('cafe')])).toEqual([]);
  });

  it('by 50 editors at once: one is saved, 49 learn what stands there now, nothing is mixed', async () => {
    const editors = await Promise.all(Array.from({ length: 5 }, () => concept.person('editor')));
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) =>
      mutate(app, 'saveDraftPassage', saving(concept.passage('course'), { title: `Titel ${n}`, doc: documentFromPlain(`Worte ${n}.`) }), editors[n % editors.length])));
    const saved = answers.filter(({ errors }) => errors.length === 0);
    expect(saved).toHaveLength(1);
    const { title, doc } = saved[0]!.passage!;
    const lost = answers.filter(({ errors }) => errors.length > 0);
    expect(lost.map(refusalsOf)).toEqual(Array.from({ length: 49 }, () => ['CONFLICT lockVersion']));
    for (const { current } of lost) expect(current).toMatchObject({ title, doc, lockVersion: 2 });
    const rows = await app.sql('SELECT title, doc, lock_version FROM draft_passage WHERE passage_id = $1', [concept.passage('course')]);
    expect(rows).toEqual([{ title, doc, lock_version: 2 }]);
    expect(await app.sql('SELECT account_id FROM draft_author WHERE passage_id = $1', [concept.passage('course')])).toHaveLength(1);
    expect(await app.sql(`SELECT 1 FROM audit_entry WHERE action = 'draft.save' AND object_id = $1`, [concept.passage('course')])).toHaveLength(1);
  });
});

describe('the outline', () => {
  const outline = async () => {
    const rows = await app.sql<{ title: string; parent: string | null }>(
      `SELECT d.title, p.title AS parent FROM draft_passage d LEFT JOIN draft_passage p ON p.passage_id = d.parent_id WHERE d.part_id = $1 ORDER BY d.ordinal`, [concept.partId]);
    return rows.map(({ title, parent }) => (parent === null ? title : `${title} < ${parent}`));
  };
  const add = (input: object) => mutate(app, 'addDraftPassage', { partId: concept.partId, kind: 'MEASURE', title: 'Neu', parentId: concept.passage('field'), ...input }, concept.editor);

  it.each<[string, () => object, string]>([
    ['a section among measures', () => ({ kind: 'SECTION', parentId: null }), 'INVALID parentId'],
    ['a measure at the top', () => ({ parentId: null }), 'INVALID parentId'],
    ['a field below a field', () => ({ kind: 'FIELD' }), 'INVALID parentId'],
    ['a measure below a measure', () => ({ parentId: concept.passage('cafe') }), 'INVALID parentId'],
    ['an unknown parent', () => ({ parentId: unknown }), 'NOT_FOUND parentId'],
    ['a parent that is no id', () => ({ parentId: 'x\u0000' }), 'NOT_FOUND parentId'],
    ['an unknown sibling', () => ({ afterId: unknown }), 'NOT_FOUND afterId'],
    ['a sibling from below another parent', () => ({ afterId: concept.passage('course') }), 'NOT_FOUND afterId'],
    ['an empty title', () => ({ title: ' ' }), 'EMPTY title'],
    ['a title with NUL', () => ({ title: 'a\u0000' }), 'FORBIDDEN_CHARACTERS title'],
  ])('takes no new passage as %s', async (_, changes, refusal) => {
    const input = { partId: concept.partId, kind: 'MEASURE', title: 'Neu', parentId: concept.passage('field'), ...changes() };
    await expectRefused('addDraftPassage', input, concept.editor, [refusal]);
  });

  it('takes no passage from another process or part as parent', async () => {
    const other = await aConcept(app);
    await expectRefused('addDraftPassage', { ...inputs()['addDraftPassage'], parentId: other.passage('field') }, concept.editor, ['NOT_FOUND parentId']);
    await expectRefused('moveDraftPassage', { ...inputs()['moveDraftPassage'], parentId: other.passage('field') }, concept.editor, ['NOT_FOUND parentId']);
  });

  it('takes a thousand passages of a part, and no more', async () => {
    const field = aPassage({ key: 'field', kind: 'FIELD', parentKey: null });
    const full = await aConcept(app, aPart({ passages: [field, ...Array.from({ length: 999 }, (_, n) => aPassage({ key: `m${n}` }))] }));
    const input = { partId: full.partId, kind: 'MEASURE', title: 'Neu', parentId: full.passage('field') };
    await expectRefused('addDraftPassage', input, full.editor, ['TOO_MANY partId']);
    const { data } = await app.graphql('query ($id: ID!) { draft(partId: $id) { passages { id changed } } }', { id: full.partId }, { as: full.editor });
    expect(data.draft.passages).toHaveLength(1000);
    expect((await mutate(app, 'proposeVersion', { partId: full.partId, title: [{ lang: 'de', text: 'Nichts' }] }, full.editor)).errors[0]!.code).toBe('NOTHING_CHANGED');
  });

  it('takes a new passage at the end, at the beginning, or after a sibling', async () => {
    const { passage } = await add({ title: 'Am Ende' });
    expect(passage).toMatchObject({ kind: 'MEASURE', title: 'Am Ende', lockVersion: 1, changed: true, parentId: concept.passage('field'), ordinal: 5, updatedByName: 'editor' });
    await add({ title: 'Am Anfang', afterId: null });
    await add({ title: 'Nach dem Ziel', afterId: concept.passage('goal') });
    expect(await outline()).toEqual(['Sprache', 'Am Anfang < Sprache', 'Ziel < Sprache', 'Kurse < Ziel', 'Nach dem Ziel < Sprache', 'Sprachcafé < Sprache', 'Am Ende < Sprache']);
    expect(await app.sql('SELECT lang, doc, base_revision_id FROM draft_passage WHERE passage_id = $1', [passage!['id']])).toEqual([
      { lang: 'de', doc: { type: 'doc', content: [{ type: 'paragraph' }] }, base_revision_id: null },
    ]);
    expect((await app.audit('draft.add')).at(-1)).toMatchObject({ actor_id: concept.editor.accountId, object_type: 'passage', details: { kind: 'MEASURE' } });
  });

  it('keeps its order when passages are added and moved at once', async () => {
    await Promise.all([...Array.from({ length: 8 }, (_, n) => add({ title: `Neu ${n}` })), mutate(app, 'moveDraftPassage', inputs()['moveDraftPassage']!, concept.editor)]);
    const rows = await app.sql<{ ordinal: number }>('SELECT ordinal FROM draft_passage WHERE part_id = $1 ORDER BY ordinal', [concept.partId]);
    expect(rows.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  });

  it('moves a passage with what stands below it', async () => {
    const { passage: field } = await mutate(app, 'addDraftPassage', { partId: concept.partId, kind: 'FIELD', title: 'Arbeit' }, concept.editor);
    const { passage } = await mutate(app, 'moveDraftPassage', { passageId: concept.passage('goal'), lockVersion: 1, parentId: field!['id'] }, concept.editor);
    expect(passage).toMatchObject({ parentId: field!['id'], lockVersion: 2, changed: true });
    expect(await outline()).toEqual(['Sprache', 'Sprachcafé < Sprache', 'Arbeit', 'Ziel < Arbeit', 'Kurse < Ziel']);
    expect(await app.sql('SELECT account_id FROM draft_author WHERE passage_id = $1', [concept.passage('goal')])).toEqual([{ account_id: concept.editor.accountId }]);
  });

  it('strikes nothing above something, and takes nothing back below something struck', async () => {
    const strike = (name: string, lockVersion: number, removed: boolean) => ({ passageId: concept.passage(name), lockVersion, removed });
    await expectRefused('removeDraftPassage', strike('goal', 1, true), concept.editor, ['HAS_CHILDREN null']);
    expect((await mutate(app, 'removeDraftPassage', strike('course', 1, true), concept.editor)).passage).toMatchObject({ removed: true, changed: true, lockVersion: 2 });
    expect((await mutate(app, 'removeDraftPassage', strike('goal', 1, true), concept.editor)).errors).toEqual([]);
    await expectRefused('removeDraftPassage', strike('course', 2, false), concept.editor, ['INVALID removed']);
    await expectRefused('moveDraftPassage', { passageId: concept.passage('cafe'), lockVersion: 1, parentId: concept.passage('goal') }, concept.editor, ['NOT_FOUND parentId']);
    await mutate(app, 'removeDraftPassage', strike('goal', 2, false), concept.editor);
    expect((await mutate(app, 'removeDraftPassage', strike('course', 2, false), concept.editor)).passage).toMatchObject({ removed: false, changed: false, lockVersion: 3 });
  });
});
