import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { documentFromPlain } from '@mitgestalten/concept-domain';
import { Jobs } from '@mitgestalten/platform';
import { startApp, type Session, type TestApp } from '../support/app.js';
import { moveClock, sampleProcess } from '../support/process.js';
import { aConcept, everything, mutate, propose, refusalsOf, saving, type TestConcept } from './support.js';

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
const course = () => concept.passage('course');

interface Step { id: string; title: string; writtenByName: string | null; lockVersion: number; wentBackTo: string | null; endedAt: string; doc: object }

async function stepsSeenBy(as?: Session, passageId = course()) {
  const { data, errors } = await app.graphql<{ draftSteps: Step[] }>(
    'query ($id: ID!) { draftSteps(passageId: $id) { id title writtenByName lockVersion wentBackTo endedAt doc } }', { id: passageId }, { as });
  return { steps: data?.draftSteps, code: errors?.[0]?.extensions.code };
}
const steps = async () => (await stepsSeenBy(concept.publisher)).steps!;
const titles = async () => (await steps()).map(({ title }) => title);

async function write(title: string, lockVersion: number, as = concept.editor): Promise<void> {
  expect(refusalsOf(await mutate(app, 'saveDraftPassage', saving(course(), { title, lockVersion }), as))).toEqual([]);
}
async function says(text: string, lockVersion: number): Promise<void> {
  expect(refusalsOf(await mutate(app, 'saveDraftPassage', saving(course(), { doc: documentFromPlain(text), lockVersion }), concept.editor))).toEqual([]);
}
const later = (hours: number) => moveClock(app, concept.processId, hours);
const minutesLater = (minutes: number) => app.sql('UPDATE process SET clock_offset = make_interval(mins => $2) WHERE id = $1', [concept.processId, minutes]);

describe('the steps of a passage', () => {
  it('are seen by those who may read the draft, and by nobody else', async () => {
    await write('Neu', 1);
    expect((await stepsSeenBy()).code).toBe('SIGN_IN_NEEDED');
    expect((await stepsSeenBy(await concept.person('council'))).code).toBe('FORBIDDEN');
    const { processId } = await sampleProcess(app);
    expect((await stepsSeenBy(await app.person({ processId, roles: ['editor'] }))).steps).toEqual([]);
    for (const id of [unknown, '', '\u0000']) expect((await stepsSeenBy(concept.editor, id)).steps).toEqual([]);
    expect((await stepsSeenBy(concept.moderator)).steps).toHaveLength(2);
  });

  it('begin with what stood there before anybody wrote', async () => {
    await write('Neu', 1);
    expect(await steps()).toMatchObject([{ title: 'Neu', lockVersion: 2, writtenByName: 'editor' }, { title: 'Kurse', lockVersion: 1, writtenByName: null, doc: documentFromPlain('Mehr Kurse am Abend.') }]);
  });

  it('are one while the same person goes on writing', async () => {
    for (const [n, title] of ['K', 'Ku', 'Kurs am Tag'].entries()) await write(title, n + 1);
    expect(await titles()).toEqual(['Kurs am Tag', 'Kurse']);
  });

  it('are another one when somebody else writes, and when the first comes back', async () => {
    const other = await concept.person('editor', 'organiser');
    await write('Eins', 1);
    await write('Zwei', 2, other);
    await write('Drei', 3);
    expect((await steps()).map(({ title, writtenByName }) => [title, writtenByName])).toEqual([['Drei', 'editor'], ['Zwei', 'editor und organiser'], ['Eins', 'editor'], ['Kurse', null]]);
  });

  it('are another one after a pause of ten minutes, not after nine', async () => {
    await write('Eins', 1);
    await minutesLater(9);
    await write('Zwei', 2);
    await minutesLater(20);
    await write('Drei', 3);
    expect(await titles()).toEqual(['Drei', 'Zwei', 'Kurse']);
  });

  it('last an hour at most', async () => {
    for (let n = 0; n <= 8; n++) {
      await minutesLater(8 * n);
      await write(`Nach ${8 * n} Minuten`, n + 1);
    }
    expect(await titles()).toEqual(['Nach 64 Minuten', 'Nach 56 Minuten', 'Kurse']);
  });

  it('are another one when suggestions are taken over in the middle of writing, and writing goes on in that one', async () => {
    await write('Eins', 1);
    expect(refusalsOf(await mutate(app, 'saveDraftPassage', saving(course(), { title: 'Mit Vorschlägen', lockVersion: 2, newStep: true }), concept.editor))).toEqual([]);
    expect(await titles()).toEqual(['Mit Vorschlägen', 'Eins', 'Kurse']);
    await write('Weiter', 3);
    expect(await titles()).toEqual(['Weiter', 'Eins', 'Kurse']);
  });

  it('are another one when much is struck at once, not when a few words are', async () => {
    const sentences = 'Wir bieten abends Kurse für alle an, die tagsüber arbeiten und Kinder haben. Die Termine stehen in jedem Stadtteil aus.';
    await says(sentences, 1);
    await says(sentences.replace('tagsüber arbeiten und ', ''), 2);
    expect(await steps()).toHaveLength(2);
    await says('Die Termine stehen in jedem Stadtteil aus.', 3);
    expect((await steps()).map(({ doc }) => doc)).toEqual(['Die Termine stehen in jedem Stadtteil aus.', sentences.replace('tagsüber arbeiten und ', ''), 'Mehr Kurse am Abend.'].map(documentFromPlain));
  });

  it('are another one where somebody begins to strike word by word, and one while that goes on', async () => {
    const words = (count: number) => Array.from({ length: count }, (_, at) => `wort${at}`).join(' ');
    // Less than a fifth each time.
    for (const [n, count] of [60, 100, 88, 76, 64].entries()) await says(words(count), n + 1);
    expect((await steps()).map(({ doc }) => doc)).toEqual([words(64), words(100), 'Mehr Kurse am Abend.'].map(documentFromPlain));
  });

  it('are another one where words are struck that came within the step, after others had been struck', async () => {
    const words = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`).join(' ');
    const [all, less] = [words('alt', 100), words('alt', 88)];
    const more = `${less} ${words('neu', 14)}`;
    for (const [n, text] of [all, less, more, less].entries()) await says(text, n + 1);
    expect((await steps()).map(({ doc }) => doc)).toEqual([less, more, all, 'Mehr Kurse am Abend.'].map(documentFromPlain));
  });

  it('know nothing of a save that met a conflict', async () => {
    await write('Eins', 1);
    const before = await steps();
    expect(refusalsOf(await mutate(app, 'saveDraftPassage', saving(course(), { title: 'Zu spät', lockVersion: 1 }), concept.editor))).toEqual(['CONFLICT lockVersion']);
    expect(await steps()).toEqual(before);
  });
});

describe('going back', () => {
  let first: Step;
  beforeEach(async () => {
    await write('Neu', 1);
    first = (await steps()).at(-1)!;
  });
  const goBack = (changes: object = {}, as: Session | undefined = concept.editor) =>
    mutate(app, 'goBackInDraft', { passageId: course(), stepId: first.id, stepLockVersion: first.lockVersion, lockVersion: 2, ...changes }, as);

  async function expectRefused(refusals: string[], changes: object, as?: Session): Promise<void> {
    const before = [await everything(app), await app.sql('SELECT * FROM draft_step ORDER BY id')];
    expect(refusalsOf(await goBack(changes, as ?? concept.editor))).toEqual(refusals);
    expect([await everything(app), await app.sql('SELECT * FROM draft_step ORDER BY id')]).toEqual(before);
  }

  it('is refused to everybody who is no editor of the process', async () => {
    for (const role of ['publisher', 'moderator', 'admin', 'council', 'organiser'] as const) await expectRefused(['FORBIDDEN null'], {}, await concept.person(role));
    const { processId } = await sampleProcess(app);
    await expectRefused(['NOT_FOUND passageId'], {}, await app.person({ processId, roles: ['editor'] }));
  });

  it.each([unknown, '', 'x', '\u0000'])('is refused for the step or passage %p', async (id) => {
    await expectRefused(['NOT_FOUND stepId'], { stepId: id });
    await expectRefused(['NOT_FOUND passageId'], { passageId: id });
  });

  it('is refused for a step of another passage', async () => {
    await mutate(app, 'saveDraftPassage', saving(concept.passage('cafe')), concept.editor);
    const [other] = (await stepsSeenBy(concept.editor, concept.passage('cafe'))).steps!;
    await expectRefused(['NOT_FOUND stepId'], { stepId: other!.id });
  });

  it('is a CONFLICT that tells what stands there now, when somebody saved meanwhile', async () => {
    await write('Noch neuer', 2);
    const payload = await goBack();
    expect(refusalsOf(payload)).toEqual(['CONFLICT lockVersion']);
    expect(payload.current).toMatchObject({ title: 'Noch neuer', lockVersion: 3 });
  });

  it('is a CONFLICT when somebody wrote on at that step since it was read', async () => {
    const [read] = await steps();
    await write('Etwas ganz anderes', 2);
    expect((await steps())[0]!.id).toBe(read!.id);
    await expectRefused(['CONFLICT stepLockVersion'], { stepId: read!.id, stepLockVersion: read!.lockVersion, lockVersion: 3 });
  });

  it('makes the passage say it again, as a step of its own with its author and audit entry', async () => {
    const payload = await goBack();
    expect(payload).toMatchObject({ errors: [], passage: { title: 'Kurse', doc: documentFromPlain('Mehr Kurse am Abend.'), lockVersion: 3, updatedByName: 'editor' } });
    expect(await steps()).toMatchObject([{ title: 'Kurse', lockVersion: 3, wentBackTo: first.endedAt }, { title: 'Neu', wentBackTo: null }, { title: 'Kurse', wentBackTo: null }]);
    expect((await app.audit('draft.go-back')).at(-1)).toMatchObject({
      actor_id: concept.editor.accountId, object_type: 'passage', object_id: course(), details: { lockVersion: 3, step: first.id, reworded: true },
    });
    await write('Weiter', 3);
    expect(await titles()).toEqual(['Weiter', 'Kurse', 'Neu', 'Kurse']);
  });
});

describe('old steps', () => {
  const forget = () => app.app.get(Jobs).chores.find(({ name }) => name === 'forget-draft-steps')!.run();

  it('stay while no version with them is published, and the newest one always', async () => {
    await write('Eins', 1);
    await write('Zwei', 2, await concept.person('editor', 'organiser'));
    await later(24 * 91);
    await forget();
    // The first state stands in version 1.
    expect(await titles()).toEqual(['Zwei', 'Eins']);
  });

  it('are deleted ninety days after, with an entry that says how many', async () => {
    const versionId = await propose(app, concept);
    expect(refusalsOf(await mutate(app, 'approveVersion', { versionId }, concept.publisher))).toEqual([]);
    await later(24 * 89);
    await forget();
    expect(await titles()).toEqual(['Kurse', 'Kurse']);
    await later(24 * 91);
    await forget();
    expect((await steps()).map(({ lockVersion }) => lockVersion)).toEqual([2]);
    expect((await app.audit('draft.forget-steps')).at(-1)).toMatchObject({ actor_kind: 'SYSTEM', object_id: concept.processId, details: { steps: 1 } });
  });
});
