import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { documentFromPlain } from '@mitgestalten/concept-domain';
import { newId } from '@mitgestalten/platform';
import { AnchoredText, courses, together } from '../contribution/anchored.js';
import { publishAnew, World } from '../contribution/world.js';
import type { Session } from '../support/app.js';

let world: World;
let moderator: Session;
let editor: Session;
let publisher: Session;
let partId: string;
beforeAll(async () => {
  world = await World.start();
  [moderator, editor, publisher] = [await world.person('moderator'), await world.person('editor'), await world.person('publisher')];
  partId = (await world.app.sql<{ id: string }>('SELECT part_id AS id FROM passage WHERE id = $1', [world.place.passageId]))[0]!.id;
});
afterAll(() => world?.app.close());

const query = 'query ($partId: ID!) { changeNoteSuggestion(partId: $partId) }';
const suggestion = (as?: Session, id = partId, lang = 'de') => world.app.graphql(query, { partId: id }, { as, lang });
const textFor = async () => (await suggestion(editor)).data['changeNoteSuggestion'] as string;

async function reword(text: string): Promise<void> {
  const [{ lock } = { lock: 1 }] = await world.app.sql<{ lock: number }>('SELECT lock_version AS lock FROM draft_passage WHERE passage_id = $1', [world.place.passageId]);
  await world.send('saveDraftPassage', 'SaveDraftPassageInput', 'passage { id }', {
    passageId: world.place.passageId, lockVersion: lock, title: 'Zusammenleben', doc: documentFromPlain(text), requiredByLaw: false, substance: true,
  }, { as: editor });
}

async function answered(outcome: string, propose = true, place: object = {}): Promise<string> {
  await world.freshDevice();
  const contributionId = await world.publishedComment(await world.person(), moderator, place);
  const { answer, errors } = await world.send('saveAnswer', 'SaveAnswerInput', 'answer { id lockVersion }', {
    contributionId, textId: (await world.textOf(contributionId)).id, outcome, body: 'Danke, das steht jetzt im Text.', lang: 'de', lockVersion: 0, propose,
  }, { as: editor });
  expect(errors).toEqual([]);
  return answer.id;
}

describe('a suggestion for the change note', () => {
  it('is refused to everybody but an editor of the process', async () => {
    expect((await suggestion()).errors?.[0]?.extensions.code).toBe('SIGN_IN_NEEDED');
    for (const as of [moderator, publisher, await world.person()]) expect((await suggestion(as)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const elsewhere = await (await World.in(world.app)).person('editor');
    expect((await suggestion(elsewhere)).data).toEqual({ changeNoteSuggestion: null });
    for (const id of [newId(), 'x', '\u0000']) expect((await suggestion(editor, id)).data).toEqual({ changeNoteSuggestion: null });
  });

  it('is empty where nothing changed', async () => {
    await answered('ADOPTED');
    expect(await textFor()).toBe('');
  });

  it('names what was adopted at the passages that the draft changes, and nothing else of what was answered', async () => {
    await reword('Wir leben gern und gut zusammen.');
    expect(await textFor()).toBe('„Zusammenleben“: ein Beitrag übernommen.');
    await answered('ADOPTED');
    await answered('PARTLY_ADOPTED');
    // Neither what was not adopted, nor what is still being written.
    await answered('NOT_ADOPTED');
    await answered('NOTED');
    await answered('ADOPTED', false);
    expect(await textFor()).toBe('„Zusammenleben“: 2 Beiträge übernommen, ein Beitrag teilweise übernommen.');
    // It is written for residents: in the language of the process, whichever the editor's desk is in.
    expect((await suggestion(editor, partId, 'en')).data['changeNoteSuggestion']).toContain('übernommen');
  });

  it('adds what else is new, and can be handed in as it is', async () => {
    await world.send('addDraftPassage', 'AddDraftPassageInput', 'passage { id }', { partId, kind: 'SECTION', title: 'Wege' }, { as: editor });
    const text = await textFor();
    expect(text).toBe('„Zusammenleben“: 2 Beiträge übernommen, ein Beitrag teilweise übernommen.\nNeu: „Wege“.');
    const { version } = await world.send('proposeVersion', 'ProposeVersionInput', 'version { id changeNote }', { partId, title: [{ lang: 'de', text: 'Entwurf 2' }], changeNote: text }, { as: editor });
    expect(version.changeNote).toBe(text);
    await world.send('returnVersion', 'ReturnVersionInput', 'version { id }', { versionId: version.id, reason: 'Noch nicht' }, { as: publisher });
  });

  it('does not repeat what an earlier version said: answers published before it are told', async () => {
    const answers = await world.app.sql<{ id: string; lockVersion: number }>(`SELECT id AS "answerId", lock_version AS "lockVersion" FROM answer WHERE state = 'PROPOSED'`);
    await world.send('approveAnswers', 'ApproveAnswersInput', 'answerIds', { processId: world.processId, answers }, { as: publisher });
    expect(await textFor()).toContain('2 Beiträge übernommen');
    const next = await publishAnew(world.app, world.place);
    expect(await textFor()).not.toContain('übernommen');
    await answered('ADOPTED', true, next);
    expect(await textFor()).toContain('„Zusammenleben“: ein Beitrag übernommen.');
  });
});

describe('an adopted answer is told by one version', () => {
  let text: AnchoredText;
  let at: string;
  beforeEach(async () => {
    text = await AnchoredText.in(world.app);
    at = await text.published('courses', 'Kinder', await text.concept.person());
  });
  const note = async () => (await suggestion(text.concept.editor, text.concept.partId)).data['changeNoteSuggestion'] as string;
  const adopt = async (contributionId: string) => (await text.send('saveAnswer', 'answer { id lockVersion }', {
    contributionId, textId: await text.textOf(contributionId), outcome: 'ADOPTED', body: 'So machen wir es.', lang: 'de', lockVersion: 0, propose: true,
  }, text.concept.editor)).answer;
  const approve = ({ id: answerId, lockVersion }: { id: string; lockVersion: number }) => (
    text.send('approveAnswers', 'answerIds', { processId: text.concept.processId, answers: [{ answerId, lockVersion }] }, text.concept.publisher));

  it('not once more when it is approved after the version whose note told of it', async () => {
    const answer = await adopt(at);
    await text.written({ courses: `${courses} Neu.` });
    expect(await note()).toContain('ein Beitrag übernommen');
    await text.nextVersion({ courses: `${courses} Neu.` });
    await approve(answer);
    await text.written({ courses: `${courses} Neuer.` });
    expect(await note()).toBe('Anders formuliert: „Kurse“.');
  });

  it('by the next one when it was handed in while the version waited', async () => {
    const versionId = await text.proposed({ courses: `${courses} Neu.` });
    await approve(await adopt(at));
    await text.approve(versionId);
    await text.written({ courses: `${courses} Neuer.` });
    expect(await note()).toContain('ein Beitrag übernommen');
  });

  it('also when only a typing error was corrected since', async () => {
    await text.nextVersion({ courses: courses.replace('Abend', 'Abned'), together: `${together} Am Abend gern.` });
    await approve(await adopt(at));
    const [entry] = await world.app.sql<{ id: string }>('SELECT e.revision_id AS id FROM version_entry e JOIN part p ON p.current_version_id = e.version_id WHERE e.passage_id = $1', [text.concept.passage('courses')]);
    const { errors } = await text.send('correctTypo', 'version { number }', { passageId: text.concept.passage('courses'), revisionId: entry!.id, wrong: 'Abned', right: 'Abend' }, text.concept.editor);
    expect(errors).toEqual([]);
    await text.written({ courses: `${courses} Neu.` });
    expect(await note()).toContain('ein Beitrag übernommen');
  });

  it('at the passage in which its words stand now', async () => {
    await text.nextVersion({ courses: null, together: `${together} ${courses}` });
    await world.app.runJobs();
    await approve(await adopt(at));
    await text.written({ together: `${together} ${courses} Neu.` });
    expect(await note()).toBe('„Zusammenleben“: ein Beitrag übernommen.');
  });
});
