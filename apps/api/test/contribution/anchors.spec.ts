import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { startApp, type Session, type TestApp } from '../support/app.js';
import { AnchoredText, courses, together } from './anchored.js';

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
const tray = async (as: Session) => (await app.graphql(
  `query ($p: ID!) { anchorTray(processId: $p) { totalCount nodes { contributionId versionId versionNumber textLang state reason formerQuote quote objected objection candidates { passageId title start end quote score } } } }`,
  { p: text.concept.processId }, { as }));
const place = (input: object, as: Session) => text.send('placeAnchor', 'contributionId', input, as);

describe('words to comment on are refused', () => {
  it('when they do not stand there, or for a reply', async () => {
    const anchor = { quote: 'Erfunden.', prefix: '', suffix: '', start: 0, end: 9 };
    expect(refusals(await text.comment('courses', 'x', resident, { anchor }))).toEqual(['ANCHOR_NOT_FOUND anchor']);
    expect(refusals(await text.comment('courses', 'x', resident, { anchor: { ...anchor, start: -1, quote: '\u0000' } }))).toEqual(['ANCHOR_NOT_FOUND anchor']);
    const parentId = await text.published('courses', childcare, resident);
    expect(refusals(await text.comment('courses', childcare, resident, { parentId }))).toEqual(['INVALID anchor']);
    expect(await app.sql('SELECT 1 FROM anchor WHERE process_id = $1', [text.concept.processId])).toHaveLength(1);
  });

  it('when another text stands there meanwhile', async () => {
    const { revisionTextId } = await text.wording('courses');
    await text.nextVersion({ courses: 'Ganz anders.' });
    expect(refusals(await text.comment('courses', 'Ganz anders.', resident, { revisionTextId }))).toEqual(['TEXT_OUTDATED revisionTextId']);
  });
});

describe('a comment on words', () => {
  it('made at a translation stands at no words of the original, and the other way round', async () => {
    await text.translate('courses', 'en', 'Courses take place in the evening. Children are looked after for free.');
    const id = await text.published('courses', 'Children are looked after for free.', resident, { readIn: 'en' });
    const ask = async (lang: string) => (await app.graphql(
      `query ($id: ID!) { passage(id: $id) { currentEntry { voices { start end comments } } comments(from: 40, to: 60) { totalCount nodes { id } } } }`, { id: text.concept.passage('courses') }, { lang })).data['passage'];
    expect(await ask('en')).toEqual({ currentEntry: { voices: [{ start: 35, end: 70, comments: 1 }] }, comments: { totalCount: 1, nodes: [{ id }] } });
    expect(await ask('de')).toEqual({ currentEntry: { voices: [] }, comments: { totalCount: 0, nodes: [] } });
  });

  it('weighs with those who support it, or what is suggested for its words', async () => {
    await text.published('courses', childcare, resident);
    const suggestion = await text.suggested('courses', childcare, 'Alle werden betreut.', resident);
    for (let n = 0; n < 2; n++) await text.send('supportContribution', 'supportCount', { contributionId: suggestion, textId: await text.textOf(suggestion) }, await text.concept.person());
    const voices = async () => (await app.graphql('query ($id: ID!) { passage(id: $id) { currentEntry { voices { start comments suggestions supports } } } }', { id: text.concept.passage('courses') })).data['passage'].currentEntry.voices;
    expect(await voices()).toEqual([{ start: 50, comments: 1, suggestions: 1, supports: 2 }]);
  });

  it('counts as one from elsewhere where its words stand in another passage', async () => {
    await text.published('courses', entrance, resident);
    await text.suggested('courses', entrance, 'Der Eingang hat eine Rampe.', resident);
    await text.nextVersion({ courses: childcare, together: `${together} ${entrance}` });
    await app.runJobs();
    await text.published('together', entrance, resident);
    const { data } = await app.graphql('query ($id: ID!) { passage(id: $id) { commentCount currentEntry { voices { comments suggestions fromElsewhere } } } }', { id: text.concept.passage('together') });
    expect(data['passage']).toEqual({ commentCount: 1, currentEntry: { voices: [{ comments: 2, suggestions: 1, fromElsewhere: 2 }] } });
  });

  it('is replied to where it was made, and where its words stand now; nowhere else', async () => {
    const parentId = await text.published('courses', entrance, resident);
    const reply = async (name: string) => refusals(await text.comment(name, 'steht nicht da', resident, { parentId }));
    expect([await reply('courses'), await reply('together')]).toEqual([[], ['NOT_FOUND parentId']]);
    await text.nextVersion({ courses: null, together: `${together} ${entrance}` });
    await app.runJobs();
    expect((await text.places(parentId))[0]).toBe(`2 MOVED ${entrance}`);
    expect(await reply('together')).toEqual([]);
    await text.nextVersion({ together });
    await app.runJobs();
    expect(await reply('together')).toEqual(['NOT_FOUND parentId']);
  });

  it('stands at them for everybody once it is published; who asks for the words gets those that touch them', async () => {
    const id = await text.published('courses', childcare, resident);
    await text.published('courses', 'Abend', resident);
    await text.published('courses', childcare, resident);
    await text.comment('courses', entrance, resident);
    await text.comment('courses', childcare, resident);
    const { data } = await app.graphql(
      `query ($id: ID!) { passage(id: $id) { currentEntry { voices { start end comments } } all: comments { totalCount } some: comments(from: 60, to: 61) { totalCount nodes { quote place { state reason quote start end } } } } }`,
      { id: text.concept.passage('courses') });
    expect(data['passage'].currentEntry.voices).toEqual([{ start: 16, end: 21, comments: 1 }, { start: 50, end: 100, comments: 2 }]);
    expect(data['passage'].all.totalCount).toBe(3);
    expect(data['passage'].some).toMatchObject({ totalCount: 2, nodes: [{ quote: childcare, place: { state: 'SAME', reason: 'MADE_HERE', quote: childcare, start: 50, end: 100 } }, {}] });
    expect(await text.places(id)).toEqual([`1 SAME ${childcare}`]);
  });
});

describe('publishing a version', () => {
  it('in which one person corrected a typing error carries them, too', async () => {
    await text.nextVersion({ courses: courses.replace('Abend', 'Abned'), together: `${together} Am Abend gern.` });
    const [at, beside] = [await text.published('courses', 'Abned', resident), await text.published('courses', entrance, resident)];
    const [{ revisionId }] = (await app.sql<{ revisionId: string }>('SELECT e.revision_id AS "revisionId" FROM version_entry e JOIN part p ON p.current_version_id = e.version_id WHERE e.passage_id = $1', [text.concept.passage('courses')])) as [{ revisionId: string }];
    const correction = { passageId: text.concept.passage('courses'), revisionId, wrong: 'Abned', right: 'Abend' };
    expect((await text.send('correctTypo', 'version { number }', correction, text.concept.publisher)).version).toEqual({ number: 3 });
    await app.runJobs();
    expect(await text.places(at)).toEqual(['3 REWORDED Abend', '2 SAME Abned']);
    expect(await text.places(beside)).toEqual([`3 SAME ${entrance}`, `2 SAME ${entrance}`]);
  });

  it('carries comments through three versions: the same, moved, reworded, struck; once more changes nothing', async () => {
    const [same, moved, reworded, gone, replaced] = [
      await text.published('together', 'Wir leben in Harburg gern zusammen.', resident), await text.published('courses', entrance, resident),
      await text.published('courses', childcare, resident), await text.published('together', 'Nachbarinnen und Nachbarn treffen sich auf Augenhöhe.', resident),
      await text.published('courses', 'Abend', resident),
    ];
    const second = await text.nextVersion({
      courses: 'Kurse finden am Vormittag in allen Stadtteilen statt. Kleine Kinder werden während aller Kurse kostenlos betreut.',
      together: `Wir leben in Harburg gern zusammen. ${entrance}`,
    });
    const carry = () => app.graphql(`query ($id: ID!) { version(id: $id) { carry { total carried finishedAt } } }`, { id: second }, { as: text.concept.editor });
    expect((await carry()).data['version'].carry).toEqual({ total: null, carried: 0, finishedAt: null });
    // Versions of a part are carried one after the other.
    expect(await app.sql(`SELECT queue_name FROM graphile_worker.jobs WHERE task_identifier = 'carry-anchors'`)).toContainEqual({ queue_name: `carry-anchors ${text.concept.partId}` });
    // It counts comments that nobody but the office knows of.
    for (const [as, code] of [[undefined, 'SIGN_IN_NEEDED'], [resident, 'FORBIDDEN'], [text.concept.moderator, undefined]] as const) {
      const { data, errors } = await app.graphql(`query ($id: ID!) { passage(id: $id) { part { currentVersion { carry { total } } } } }`, { id: text.concept.passage('courses') }, { as });
      expect([data['passage'].part.currentVersion.carry, errors?.[0]?.extensions.code]).toEqual([code === undefined ? { total: null } : null, code]);
    }
    expect(await app.jobs()).toContain('carry-anchors');
    await app.runJobs();
    expect((await carry()).data['version'].carry).toEqual({ total: 5, carried: 5, finishedAt: expect.any(String) });
    expect((await text.places(same))[0]).toBe('2 SAME Wir leben in Harburg gern zusammen.');
    expect((await text.places(moved))[0]).toBe(`2 MOVED ${entrance}`);
    expect((await text.places(reworded))[0]).toBe('2 REWORDED Kleine Kinder werden während aller Kurse kostenlos betreut.');
    expect((await text.places(gone))[0]).toBe('2 GONE');
    expect((await text.places(replaced))[0]).toBe('2 REWORDED Vormittag');
    expect((await app.audit('anchors.carry')).at(-1)).toMatchObject({ actor_kind: 'SYSTEM', object_id: second, details: { SAME: 1, MOVED: 1, REWORDED: 2, GONE: 1 } });

    await text.nextVersion({ courses: null });
    await app.runJobs();
    expect(await text.places(reworded)).toEqual(['3 GONE', '2 REWORDED Kleine Kinder werden während aller Kurse kostenlos betreut.', `1 SAME ${childcare}`]);
    expect((await text.places(moved))[0]).toBe(`3 SAME ${entrance}`);
    expect((await text.places(gone))[0]).toBe('3 GONE');
  });

  it('goes on after a crash where it was, and does nothing twice', async () => {
    const [first, second] = [await text.published('courses', childcare, resident), await text.published('together', 'Wir leben in Harburg gern zusammen.', resident)];
    const versionId = await text.nextVersion({ courses: 'Kinder werden während der Kurse kostenlos betreut. Neu ist dieser Satz.' });
    await app.sql(`CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'crash'; END $$`);
    await app.sql(`CREATE TRIGGER crash BEFORE INSERT ON anchor_place FOR EACH ROW WHEN (NEW.contribution_id = '${second}') EXECUTE FUNCTION crash()`);
    await app.runJobs();
    expect(await text.places(first)).toHaveLength(1);
    await app.sql('DROP FUNCTION crash CASCADE');
    await app.sql('UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts > 0');
    await app.runJobs();
    expect([await text.places(first), await text.places(second)]).toMatchObject([[`2 SAME ${childcare}`, {}], ['2 SAME Wir leben in Harburg gern zusammen.', {}]]);
    expect(await app.sql('SELECT total, carried FROM anchor_carry WHERE version_id = $1', [versionId])).toEqual([{ total: 2, carried: 2 }]);
  });

  it('loses no comment that arrives meanwhile: each stands on one version, and is carried to the newest', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => text.concept.person()));
    const [publishing, writing] = [
      (async () => { for (let n = 2; n <= 6; n++) await text.nextVersion({ courses: `${childcare} Das ist Fassung ${n}.` }); })(),
      Promise.all(people.map(async (each) => {
        const made: string[] = [];
        for (let n = 0; n < 4; n++) {
          const { contribution, errors } = await text.comment('together', 'Wir leben in Harburg gern zusammen.', each);
          expect(errors).toEqual([]);
          made.push(contribution.id);
        }
        return made;
      })),
    ];
    const [ids] = [(await writing).flat(), await publishing];
    await app.runJobs();
    const places = await app.sql<{ made: number; versions: string }>(
      `SELECT count(*) FILTER (WHERE p.reason = 'MADE_HERE')::int AS made, string_agg(v.number::text, ' ' ORDER BY v.number) AS versions
       FROM anchor_place p JOIN version v ON v.id = p.version_id WHERE p.contribution_id = ANY($1::uuid[]) GROUP BY p.contribution_id`, [ids]);
    expect(places).toHaveLength(80);
    expect(places.filter(({ made, versions }) => made !== 1 || !'1 2 3 4 5 6'.endsWith(versions))).toEqual([]);
  });
});

describe('a place that is uncertain', () => {
  const twice = `${childcare} Dann etwas ganz anderes dazwischen. ${childcare}`;
  let id: string;
  let versionId: string;
  beforeEach(async () => {
    id = await text.published('courses', childcare, resident);
    // Where it stood is gone, and it stands twice in another passage.
    versionId = await text.nextVersion({ courses: 'Nichts davon.', together: twice });
    await app.runJobs();
  });

  it('waits in the tray of moderators and editors of the process, with what came into question', async () => {
    for (const who of [resident, text.concept.publisher, await (await AnchoredText.in(app)).concept.person('moderator')]) expect((await tray(who)).errors).toHaveLength(1);
    const { data } = await tray(text.concept.moderator);
    expect(data['anchorTray']).toMatchObject({
      totalCount: 1, nodes: [{ contributionId: id, versionId, state: 'UNCERTAIN', reason: 'SEVERAL_PLACES', textLang: 'de', formerQuote: childcare, quote: null, objected: false }],
    });
    expect(data['anchorTray'].nodes[0].candidates[0]).toEqual({ passageId: text.concept.passage('together'), title: 'Zusammenleben', start: 0, end: 50, quote: childcare, score: 1 });
  });

  it('is nobody\'s work once its author took the comment back', async () => {
    await text.send('withdrawContribution', 'contribution { id }', { id }, resident);
    expect((await tray(text.concept.moderator)).data['anchorTray']).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('is placed by staff, once', async () => {
    const { moderator, editor, publisher, passage } = text.concept;
    const at = { passageId: passage('together'), start: 0, end: 50 };
    const elsewhere = await (await AnchoredText.in(app)).concept.person('moderator');
    for (const who of [publisher, resident]) expect(refusals(await place({ contributionId: id, versionId, place: at }, who))).toEqual(['FORBIDDEN null']);
    expect(refusals(await place({ contributionId: id, versionId, place: at }, elsewhere))).toEqual(['NOT_FOUND versionId']);
    for (const unknown of [newId(), 'x']) expect(refusals(await place({ contributionId: unknown, versionId, place: at }, moderator))).toEqual(['NOT_FOUND contributionId']);
    for (const wrong of [{ ...at, passageId: newId() }, { ...at, start: 50, end: 51 }, { ...at, start: -1 }, { ...at, end: 0 }, { ...at, start: 900, end: 950 }]) {
      expect(refusals(await place({ contributionId: id, versionId, place: wrong }, moderator))).toEqual(['NO_SUCH_PLACE place']);
    }
    expect(refusals(await place({ contributionId: id, versionId, place: at }, editor))).toEqual([]);
    expect(refusals(await place({ contributionId: id, versionId, place: at }, moderator))).toEqual(['ALREADY_DECIDED contributionId']);
    expect((await text.places(id))[0]).toBe(`2 MOVED ${childcare}`);
    expect((await app.graphql('{ viewer { contributions { id mayObject } } }', {}, { as: resident })).data['viewer'].contributions).toEqual([{ id, mayObject: true }]);
    expect((await app.audit('anchor.place')).at(-1)).toMatchObject({ actor_id: editor.accountId, object_id: id, details: { versionId, passageId: passage('together') } });
    expect((await tray(moderator)).data['anchorTray'].totalCount).toBe(0);
  });

  it('rests for good when staff say so', async () => {
    expect(refusals(await place({ contributionId: id, versionId }, text.concept.moderator))).toEqual([]);
    await text.nextVersion({ courses: childcare });
    await app.runJobs();
    expect((await text.places(id)).slice(0, 2)).toEqual(['3 RESTING', '2 RESTING']);
  });

  it('that nobody found in time is looked for in the next version', async () => {
    await text.nextVersion({ courses: childcare });
    expect(refusals(await place({ contributionId: id, versionId }, text.concept.moderator))).toEqual(['TEXT_OUTDATED versionId']);
    await app.runJobs();
    expect((await text.places(id)).slice(0, 2)).toEqual([`3 SAME ${childcare}`, '2 UNCERTAIN']);
  });
});

describe('the author of a comment', () => {
  const own = async (as: Session) => (await app.graphql('{ viewer { contributions { id mayObject objected place { state } } } }', {}, { as })).data['viewer'].contributions;
  const object = (input: object, as: Session) => text.send('objectToPlace', 'contribution { mayObject objected }', input, as);

  it('objects once to a place in a new version, and staff see it', async () => {
    const [id, same] = [await text.published('courses', childcare, resident), await text.published('together', 'Wir leben in Harburg gern zusammen.', resident)];
    expect(refusals(await object({ id }, resident))).toEqual(['ALREADY_DONE id']);
    await text.nextVersion({ courses: 'Kleine Kinder werden während aller Kurse kostenlos betreut.' });
    await app.runJobs();
    expect(await own(resident)).toEqual([{ id: same, mayObject: true, objected: false, place: { state: 'SAME' } }, { id, mayObject: true, objected: false, place: { state: 'REWORDED' } }]);
    expect(refusals(await object({ id }, await text.concept.person()))).toEqual(['NOT_FOUND id']);
    // A guessing machine is not even let try.
    const guess = () => object({ id, code: 'ABCD-EFGH-JKMN-PQRS' }, resident);
    expect(refusals(await guess())).toEqual(['CODE_UNKNOWN code']);
    await app.sql('UPDATE rate_limit SET hits = 1000');
    expect(refusals(await guess())).toEqual(['RATE_LIMITED null']);
    await app.sql('DELETE FROM rate_limit');
    expect(refusals(await object({ id, objection: '\u0000' }, resident))).toEqual(['FORBIDDEN_CHARACTERS objection']);
    expect(await object({ id, objection: 'Ich meinte alle Kinder.' }, resident)).toEqual({ contribution: { mayObject: false, objected: true }, errors: [] });
    expect(refusals(await object({ id }, resident))).toEqual(['ALREADY_DONE id']);
    expect((await tray(text.concept.editor)).data['anchorTray']).toMatchObject({ totalCount: 1, nodes: [{ contributionId: id, state: 'REWORDED', objected: true, objection: 'Ich meinte alle Kinder.' }] });
    expect((await app.audit('anchor.object')).at(-1)).toMatchObject({ actor_id: resident.accountId, object_id: id });
  });

  it('is still heard when the next version comes before staff have looked: the words are looked for from where they stood without doubt', async () => {
    const [reworded, gone] = [await text.published('courses', childcare, resident), await text.published('courses', entrance, resident)];
    await text.nextVersion({ courses: 'Kleine Kinder werden während aller Kurse kostenlos betreut.' });
    await app.runJobs();
    for (const id of [reworded, gone]) expect(refusals(await object({ id, objection: `Nein: ${id}` }, resident))).toEqual([]);
    await text.nextVersion({ together: `${together} ${entrance}`, courses: `Kleine Kinder werden während aller Kurse kostenlos betreut. ${childcare}` });
    await app.runJobs();
    expect((await tray(text.concept.editor)).data['anchorTray'].nodes).toMatchObject([
      { contributionId: reworded, versionNumber: 3, formerQuote: childcare, quote: childcare, objected: true, objection: `Nein: ${reworded}` },
      { contributionId: gone, versionNumber: 3, formerQuote: entrance, quote: entrance, objected: true, objection: `Nein: ${gone}` },
    ]);
    expect([(await text.places(reworded))[0], (await text.places(gone))[0]]).toEqual([`3 SAME ${childcare}`, `3 MOVED ${entrance}`]);
    expect(await own(resident)).toMatchObject([{ mayObject: false, objected: true }, { mayObject: false, objected: true }]);
    for (const id of [reworded, gone]) expect(refusals(await object({ id }, resident))).toEqual(['ALREADY_DONE id']);

    // What staff then decide is settled.
    const [{ versionId }] = (await tray(text.concept.editor)).data['anchorTray'].nodes;
    for (const contributionId of [reworded, gone]) expect(refusals(await place({ contributionId, versionId }, text.concept.editor))).toEqual([]);
    expect(await own(resident)).toMatchObject([{ mayObject: true, objected: false }, { mayObject: true, objected: false }]);
    await text.nextVersion({ together });
    await app.runJobs();
    expect((await tray(text.concept.editor)).data['anchorTray'].totalCount).toBe(0);
    expect([(await text.places(reworded))[0], (await text.places(gone))[0]]).toEqual(['4 RESTING', '4 RESTING']);
    expect(await app.sql(`SELECT DISTINCT reason FROM anchor_place WHERE version_id = (SELECT current_version_id FROM part WHERE id = $1)`, [text.concept.partId])).toEqual([{ reason: 'STAFF' }]);
  });
});
