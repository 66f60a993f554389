import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { startApp, type Session, type TestApp } from '../support/app.js';
import { AnchoredText, together } from './anchored.js';

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
const entrance = 'Der Eintritt ist für alle Menschen frei.';
const refusals = ({ errors }: { errors: { code: string; field: string | null }[] }) => errors.map(({ code, field }) => `${code} ${field}`);
const tray = async (as: Session | undefined, placed: boolean | 'AUTOMATIC' = false, page: object = {}) => (await app.graphql(
  `query ($p: ID!, $view: TrayView, $first: Int, $after: String) { anchorTray(processId: $p, view: $view, first: $first, after: $after) { totalCount pageInfo { endCursor } nodes {
    contributionId versionId versionNumber state reason formerQuote quote score objected objection decidedAt candidates { quote score prefix suffix } standsIn { id }
  } } }`,
  { p: text.concept.processId, view: placed === true ? 'PLACED' : placed === false ? 'WAITING' : placed, ...page }, { as }));
const place = (input: object, as: Session) => text.send('placeAnchor', 'contributionId', input, as);

describe('a place that staff gave', () => {
  const twice = `${childcare} Dann etwas ganz anderes dazwischen. ${childcare}`;
  const own = async () => (await app.graphql('{ viewer { contributions { mayObject objected place { state byStaff } } } }', {}, { as: resident })).data['viewer'].contributions[0];
  const object = (id: string, objection: string) => text.send('objectToPlace', 'contribution { id }', { id, objection }, resident);
  const at = (name: string, start: number, end: number) => ({ passageId: text.concept.passage(name), start, end });
  /** What stands there now, with the decision that is corrected. */
  const inTray = async (id: string, placed = false) => (await tray(text.concept.moderator, placed)).data['anchorTray'].nodes.find((each: { contributionId: string }) => each.contributionId === id);
  let id: string;
  let versionId: string;
  beforeEach(async () => {
    id = await text.published('courses', childcare, resident);
    versionId = await text.nextVersion({ courses: 'Nichts davon.', together: twice });
    await app.runJobs();
  });
  const placeIt = async (where: object | null, decidedAt: string | null = null) => refusals(await place({ contributionId: id, versionId, place: where, decidedAt }, text.concept.moderator));

  it('can be objected to: the case is open again, until staff have decided anew', async () => {
    await placeIt(at('courses', 0, 13));
    expect(await inTray(id)).toBeUndefined();
    expect(await own()).toEqual({ mayObject: true, objected: false, place: { state: 'REWORDED', byStaff: true } });
    expect(refusals(await object(id, 'Nicht dort.'))).toEqual([]);
    expect(await own()).toEqual({ mayObject: false, objected: true, place: { state: 'REWORDED', byStaff: true } });
    expect(refusals(await object(id, 'Noch einmal.'))).toEqual(['ALREADY_DONE id']);
    expect(await inTray(id)).toMatchObject({ reason: 'STAFF', quote: 'Nichts davon.', objected: true, objection: 'Nicht dort.', decidedAt: null });
    expect(await placeIt(at('together', 0, 50))).toEqual([]);
    expect(await own()).toEqual({ mayObject: true, objected: false, place: { state: 'MOVED', byStaff: true } });
    expect((await text.places(id))[0]).toBe(`2 MOVED ${childcare}`);
  });

  it('that its author objected to goes on from where it stood before, if the next version comes first', async () => {
    await placeIt(at('courses', 0, 13));
    await object(id, 'Nicht dort.');
    await text.nextVersion({ together: `Davor. ${childcare}` });
    await app.runJobs();
    expect(await inTray(id)).toMatchObject({ versionNumber: 3, formerQuote: childcare, quote: childcare, objected: true, objection: 'Nicht dort.' });
  });

  it('can be objected to in a later version in which nothing changed, and when it rests', async () => {
    await placeIt(at('courses', 0, 13));
    await text.nextVersion({ together: 'Ganz anders.' });
    await app.runJobs();
    expect(await own()).toMatchObject({ mayObject: true, place: { state: 'SAME' } });
    expect(refusals(await object(id, 'Nicht dort.'))).toEqual([]);
    ({ versionId } = await inTray(id));
    expect(await placeIt(null)).toEqual([]);
    expect(refusals(await object(id, 'Doch.'))).toEqual([]);
    expect(await inTray(id)).toMatchObject({ state: 'RESTING', reason: 'STAFF', objection: 'Doch.' });
  });

  it('is corrected by staff: by whoever saw the decision that is corrected', async () => {
    expect((await tray(text.concept.moderator, true)).data['anchorTray']).toMatchObject({ totalCount: 0, nodes: [] });
    await placeIt(at('courses', 0, 13));
    expect((await tray(text.concept.moderator, true)).data['anchorTray'].totalCount).toBe(1);
    const { decidedAt } = await inTray(id, true);
    expect(decidedAt).toEqual(expect.any(String));
    expect(await placeIt(at('together', 0, 50))).toEqual(['ALREADY_DECIDED contributionId']);
    await app.sql(`UPDATE anchor_place SET decided_at = decided_at + interval '1 second' WHERE contribution_id = $1 AND decided_at IS NOT NULL`, [id]);
    expect(await placeIt(at('together', 0, 50), decidedAt)).toEqual(['ALREADY_DECIDED contributionId']);
    expect(await placeIt(at('together', 0, 50), (await inTray(id, true)).decidedAt)).toEqual([]);
    expect((await text.places(id))[0]).toBe(`2 MOVED ${childcare}`);
    // In a later version, too, in which the machine found nothing new.
    await text.nextVersion({ courses: 'Auch davon nichts.' });
    await app.runJobs();
    expect(await inTray(id, true)).toMatchObject({ versionNumber: 3, state: 'SAME', decidedAt: null });
    ({ versionId } = await inTray(id, true));
    expect(await placeIt(at('courses', 0, 18))).toEqual([]);
    expect((await text.places(id))[0]).toBe('3 REWORDED Auch davon nichts.');
  });

  it('that nobody of staff gave is not theirs to change', async () => {
    const untouched = await text.published('together', childcare, resident);
    expect(refusals(await place({ contributionId: untouched, versionId, place: at('courses', 0, 13) }, text.concept.moderator))).toEqual(['NOT_FOUND contributionId']);
  });

  it('has the state that follows from where it stood last without doubt', async () => {
    // Uncertain, and placed with the same words in the passage where it was.
    versionId = await text.nextVersion({ courses: twice, together: twice });
    await app.runJobs();
    await app.sql(`UPDATE anchor_place SET state = 'UNCERTAIN', reason = 'SEVERAL_PLACES', passage_id = NULL, revision_text_id = NULL, start_at = NULL, end_at = NULL, quote = NULL
      WHERE contribution_id = $1 AND version_id = $2`, [id, versionId]);
    expect(await placeIt(at('courses', 0, 50))).toEqual([]);
    expect((await text.places(id))[0]).toBe(`3 SAME ${childcare}`);
  });

  it('is the same where the machine took it to another passage wrongly, and moved where it stays in that one', async () => {
    const moved = await text.published('together', childcare, resident);
    versionId = await text.nextVersion({ courses: `${entrance} ${childcare} Noch ein Satz. ${childcare}`, together: 'Nichts davon.' });
    await app.runJobs();
    await app.sql(`UPDATE anchor_place SET state = 'MOVED', reason = 'FOUND_ELSEWHERE', passage_id = $3, quote = $4, start_at = 41, end_at = 91,
      revision_text_id = (SELECT t.id FROM version_entry e JOIN revision_text t ON t.revision_id = e.revision_id WHERE e.version_id = $2 AND e.passage_id = $3) WHERE contribution_id = $1 AND version_id = $2`,
    [moved, versionId, text.concept.passage('courses'), childcare]);
    await object(moved, 'Falsch.');
    id = moved;
    expect(await placeIt(at('courses', 107, 157))).toEqual([]);
    expect((await text.places(moved))[0]).toBe(`3 MOVED ${childcare}`);
  });
});

describe('the words of a comment beside its place', () => {
  const bodies = async () => (await app.graphql('query ($p: ID!) { anchorTray(processId: $p, view: WAITING) { nodes { body } } }', { p: text.concept.processId }, { as: text.concept.editor }))
    .data['anchorTray'].nodes.map(({ body }: { body: string }) => body);
  const reorder = { courses: 'Nichts davon.', together: `${childcare} Dann etwas ganz anderes dazwischen. ${childcare}` };

  it('are those that everybody may read, while an edit waits and after it was withheld', async () => {
    const id = await text.published('courses', childcare, resident);
    await text.nextVersion(reorder);
    await app.runJobs();
    expect(await bodies()).toEqual([`Zu: ${childcare}`]);
    expect((await text.send('editContribution', 'contribution { id }', { id, body: 'Meine Nummer ist 040 1234.' }, resident)).errors).toEqual([]);
    expect(await bodies()).toEqual([`Zu: ${childcare}`]);
    const [edit] = await app.sql<{ id: string }>('SELECT latest_text_id AS id FROM contribution WHERE id = $1', [id]);
    expect((await text.send('withholdText', 'textIds', { textId: edit!.id, alsoPublished: false, reasonCode: 'PERSONAL_DATA' }, text.concept.moderator)).errors).toEqual([]);
    expect(await bodies()).toEqual([`Zu: ${childcare}`]);
  });

  it('are not shown before moderators have published them', async () => {
    const { contribution } = await text.comment('courses', childcare, resident);
    const { id: contributionId } = contribution as { id: string };
    const versionId = await text.nextVersion(reorder);
    await app.runJobs();
    expect(await bodies()).toEqual([]);
    expect(refusals(await place({ contributionId, versionId, place: null }, text.concept.editor))).toEqual(['NOT_FOUND contributionId']);
    await text.publish(contributionId);
    expect(await bodies()).toEqual([`Zu: ${childcare}`]);
  });
});

describe('a place that the machine alone found', () => {
  const automatic = async (page: object = {}, as: Session | undefined = text.concept.editor) => (await tray(as, 'AUTOMATIC', page)).data['anchorTray'];
  const reworded = 'Kleine Kinder werden während aller Kurse kostenlos betreut.';
  let ids: { gone: string; reworded: string; moved: string; same: string };
  let versionId: string;
  beforeEach(async () => {
    ids = {
      gone: await text.published('together', 'Nachbarinnen und Nachbarn treffen sich auf Augenhöhe.', resident), reworded: await text.published('courses', childcare, resident),
      moved: await text.published('courses', entrance, resident), same: await text.published('together', 'Wir leben in Harburg gern zusammen.', resident),
    };
    expect((await automatic()).nodes).toEqual([]);
    versionId = await text.nextVersion({ courses: `Ganz anders fängt es an. ${reworded}`, together: `Wir leben in Harburg gern zusammen. ${entrance}` });
    await app.runJobs();
  });
  const put = (contributionId: string, where: object | null, changes: object = {}, as = text.concept.editor) => place({ contributionId, versionId, place: where, ...changes }, as).then(refusals);
  const there = () => ({ passageId: text.concept.passage('courses'), start: 0, end: 24 });

  it('is shown and given to nobody else', async () => {
    const elsewhere = await (await AnchoredText.in(app)).concept.person('moderator');
    const codes = await Promise.all([undefined, resident, text.concept.publisher, elsewhere].map(async (as) => (await tray(as, 'AUTOMATIC')).errors?.[0]?.extensions.code));
    expect(codes).toEqual(['SIGN_IN_NEEDED', 'FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND']);
    expect([await put(ids.reworded, there(), {}, resident), await put(ids.reworded, there(), {}, elsewhere)]).toEqual([['FORBIDDEN null'], ['NOT_FOUND versionId']]);
    expect(await put(ids.same, there())).toEqual(['NOT_FOUND contributionId']);
  });

  it('is listed with why, the least alike first, page by page', async () => {
    const { totalCount, nodes } = await automatic();
    expect([totalCount, nodes.map(({ contributionId, state }: { contributionId: string; state: string }) => [contributionId, state])]).toEqual([3, [[ids.gone, 'GONE'], [ids.reworded, 'REWORDED'], [ids.moved, 'MOVED']]]);
    expect(nodes[0]).toMatchObject({ reason: 'NOTHING_ALIKE', quote: null, score: null, standsIn: null });
    expect(nodes[1]).toMatchObject({ formerQuote: childcare, quote: reworded, standsIn: { id: text.concept.passage('courses') } });
    expect(nodes[1].score).toBeGreaterThan(0.6);
    expect(nodes[2]).toMatchObject({ score: 1, standsIn: { id: text.concept.passage('together') }, decidedAt: null });
    for (const { prefix, quote, suffix } of nodes.flatMap(({ candidates }: { candidates: object[] }) => candidates)) {
      expect([`Ganz anders fängt es an. ${reworded}`, `Wir leben in Harburg gern zusammen. ${entrance}`]).toContain(`${prefix}${quote}${suffix}`);
    }
    const first = await automatic({ first: 2 });
    expect((await automatic({ first: 2, after: first.pageInfo.endCursor })).nodes).toEqual(nodes.slice(2));
  });

  it('is corrected by staff, of two by the first, and then stands with what staff decided', async () => {
    const answers = await Promise.all([put(ids.reworded, there()), put(ids.reworded, null, {}, text.concept.moderator)]);
    expect(answers.sort()).toEqual([[], ['ALREADY_DECIDED contributionId']]);
    expect(await put(ids.gone, there())).toEqual([]);
    expect((await text.places(ids.gone))[0]).toBe('2 REWORDED Ganz anders fängt es an.');
    expect((await automatic()).nodes).toMatchObject([{ contributionId: ids.moved }]);
    expect((await tray(text.concept.editor, true)).data['anchorTray'].totalCount).toBe(2);
  });

  it('is open to an objection of its author, before staff corrected it and after', async () => {
    const object = (id: string) => text.send('objectToPlace', 'contribution { id }', { id, objection: 'Nicht dort.' }, resident).then(refusals);
    expect(await object(ids.moved)).toEqual([]);
    expect(await put(ids.gone, there())).toEqual([]);
    expect(await object(ids.gone)).toEqual([]);
    expect((await automatic()).nodes).toMatchObject([{ contributionId: ids.reworded }]);
    expect((await tray(text.concept.editor)).data['anchorTray'].totalCount).toBe(2);
  });

  it('is not objected to by who saw another one', async () => {
    const objectTo = (seen: object) => text.send('objectToPlace', 'contribution { id }', { id: ids.moved, seen }, resident).then(refusals);
    const shown = async () => (await app.graphql('{ viewer { contributions { id place { version { id } passage { id } start } } } }', {}, { as: resident })).data['viewer'].contributions
      .filter(({ id }: { id: string }) => id === ids.moved).map(({ place }: { place: { version: { id: string }; passage: { id: string } | null; start: number | null } }) => ({ versionId: place.version.id, passageId: place.passage?.id ?? null, start: place.start }))[0];
    const before = await shown();
    expect(await put(ids.moved, there())).toEqual([]);
    const now = await shown();
    for (const other of [before, { ...now, versionId: ids.moved }, { versionId: now.versionId }, { ...now, start: now.start + 1 }]) expect(await objectTo(other)).toEqual(['CONFLICT id']);
    expect((await tray(text.concept.editor)).data['anchorTray'].totalCount).toBe(0);
    expect(await objectTo(now)).toEqual([]);
  });

  it('is no longer theirs in a version that was replaced', async () => {
    await text.nextVersion({ together: 'Ganz neu.' });
    expect(await put(ids.reworded, there())).toEqual(['TEXT_OUTDATED versionId']);
    expect((await automatic()).nodes).toEqual([]);
  });
});

describe('the texts at which staff may place a comment', () => {
  const texts = async (variables: object, as: Session | undefined) => {
    const { data, errors } = await app.graphql(
      'query ($v: ID!, $lang: String!, $p: ID) { placeTexts(versionId: $v, lang: $lang, passageId: $p) { passageId title text } }',
      { v: (await text.wording('together')).versionId, lang: 'de', ...variables }, { as });
    return errors?.[0]?.extensions.code ?? data['placeTexts'];
  };
  const all = () => [{ passageId: text.concept.passage('courses'), title: 'Kurse', text: expect.stringContaining(childcare) }, { passageId: text.concept.passage('together'), title: 'Zusammenleben', text: together }];

  it('are those of the whole version in the language that was read, or of one passage', async () => {
    const { moderator, editor, passage } = text.concept;
    expect([await texts({}, moderator), await texts({}, editor)]).toEqual([all(), all()]);
    expect(await texts({ p: passage('together') }, moderator)).toEqual([all()[1]]);
    await text.translate('together', 'en', 'We live together.');
    expect(await texts({ lang: 'en' }, moderator)).toEqual([{ passageId: passage('together'), title: 'Zusammenleben', text: 'We live together.' }]);
    expect([await texts({ lang: 'xx' }, moderator), await texts({ p: newId() }, moderator)]).toEqual([[], []]);
  });

  it('are for those who place comments there', async () => {
    const elsewhere = await (await AnchoredText.in(app)).concept.person('moderator');
    expect(await Promise.all([undefined, resident, text.concept.publisher, elsewhere].map((who) => texts({}, who)))).toEqual(['SIGN_IN_NEEDED', 'FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND']);
    for (const unknown of [{ v: newId() }, { v: 'x' }, { p: 'x' }]) expect(await texts(unknown, text.concept.moderator)).toBe('NOT_FOUND');
  });
});
