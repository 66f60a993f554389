import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AnchoredText } from '../contribution/anchored.js';
import { startApp, type Session, type TestApp } from '../support/app.js';
import { untilWaiting } from '../support/waiting.js';

let app: TestApp;
let text: AnchoredText;
let resident: Session;
let id: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  text = await AnchoredText.in(app);
  resident = await text.concept.person();
  id = await text.suggested('courses', childcare, better, resident, { authorName: 'Aylin' });
});

const childcare = 'Kinder werden während der Kurse kostenlos betreut.';
const better = 'Kleine Kinder werden während aller Kurse kostenlos betreut.';
const before = 'Kurse finden am Abend in allen Stadtteilen statt.';
const publish = async (courses: string) => {
  await text.nextVersion({ courses });
  await app.runJobs();
};
const propose = async (outcome: string, of = id) => (await text.send('saveAnswer', 'answer { id lockVersion }', {
  contributionId: of, textId: await text.textOf(of), outcome, body: 'So machen wir es.', lang: 'de', lockVersion: 0, propose: true,
}, text.concept.editor)).answer;
const approve = ({ id: answerId, lockVersion }: { id: string; lockVersion: number }) => text.send('approveAnswers', 'answerIds', { processId: text.concept.processId, answers: [{ answerId, lockVersion }] }, text.concept.publisher);
const answer = async (outcome: string, of = id) => approve(await propose(outcome, of));
const broughtIn = async (of = id) => (await app.graphql('query ($id: ID!) { contribution(id: $id) { broughtIn { number } } }', { id: of })).data['contribution'].broughtIn?.number ?? null;
const mails = async () => (await app.mails()).filter(({ to_address, template }) => to_address === resident.email && template === 'brought');

describe('a suggestion is not credited', () => {
  it('when it was refused, or has no published answer, whatever stands in the text', async () => {
    const refused = await text.suggested('together', 'Wir leben in Harburg gern zusammen.', 'Wir leben in Harburg zusammen.', resident);
    await answer('NOT_ADOPTED', refused);
    await propose('ADOPTED');
    await text.nextVersion({ together: 'Wir leben in Harburg zusammen.' });
    await publish(`${before} ${better}`);
    expect([await broughtIn(), await broughtIn(refused)]).toEqual([null, null]);
    expect(await mails()).toEqual([]);
  });

  it('when it was adopted and the text does not say so', async () => {
    await answer('ADOPTED');
    await publish(`${before} Niemand wird betreut.`);
    expect(await broughtIn()).toBeNull();
  });

  it('once its author withdrew it', async () => {
    await answer('ADOPTED');
    await text.send('withdrawContribution', 'contribution { id }', { id }, resident);
    await publish(`${before} ${better}`);
    expect(await app.sql('SELECT 1 FROM suggestion_credit WHERE contribution_id = $1', [id])).toEqual([]);
    expect(await mails()).toEqual([]);
  });
});

describe('a suggestion that was adopted', () => {
  it('is credited with the version that brought its words, and its author is told, once', async () => {
    await answer('ADOPTED');
    expect(await broughtIn()).toBeNull();
    await publish(`${before} ${better}`);
    expect(await broughtIn()).toBe(2);
    const own = await app.graphql('{ viewer { contributions { broughtIn { number } } } }', {}, { as: resident });
    expect(own.data['viewer'].contributions).toEqual([{ broughtIn: { number: 2 } }]);
    await publish(`${before} ${better} Mehr.`);
    expect(await broughtIn()).toBe(2);
    expect(await mails()).toMatchObject([{ params: { excerpt: better, version: 'Entwurf', link: { path: `/stelle/${text.concept.passage('courses')}` } } }]);
    expect((await app.audit('anchors.carried')).at(-1)).toMatchObject({ actor_kind: 'SYSTEM' });
  });

  it('is credited when the answer comes after the version', async () => {
    await publish(`${before} ${better}`);
    await answer('ADOPTED');
    expect(await broughtIn()).toBe(2);
    expect(await mails()).toHaveLength(1);
  });

  it('in part is credited when the text came nearer to it; not with a change that has nothing to do with it', async () => {
    await publish(`${before} Betreuung von Kindern während der Kurse kostet nichts.`);
    await publish(`Neu davor. ${before} ${childcare}`);
    await answer('PARTLY_ADOPTED');
    await publish(`Neu davor. ${before} Kinder werden während aller Kurse kostenlos betreut.`);
    expect(await broughtIn()).toBe(4);
  });

  it('with altogether other words is credited, too, and words that were struck', async () => {
    const [replaced, struck] = [
      await text.suggested('together', 'Nachbarinnen und Nachbarn treffen sich auf Augenhöhe.', 'Jeder Mensch zählt, woher er auch kommt.', resident),
      await text.suggested('courses', 'Der Eintritt ist für alle Menschen frei.', '', resident, { reason: 'Das steht schon oben.' }),
    ];
    for (const each of [replaced, struck]) await answer('ADOPTED', each);
    await text.nextVersion({ together: 'Wir leben in Harburg gern zusammen. Jeder Mensch zählt, woher er auch kommt.' });
    await publish(`${before} ${childcare}`);
    expect([await broughtIn(replaced), await broughtIn(struck)]).toEqual([2, 3]);
    expect((await mails()).map(({ params }) => (params as { excerpt: string }).excerpt).sort()).toEqual(['Das steht schon oben.', 'Jeder Mensch zählt, woher er auch kommt.']);
  });

  it('at the same time as the version is published is credited once, whoever comes first', async () => {
    const proposed = await propose('ADOPTED');
    await text.nextVersion({ courses: `${before} ${better}` });
    await Promise.all([app.runJobs(), approve(proposed)]);
    await app.runJobs();
    expect(await broughtIn()).toBe(2);
    expect(await mails()).toHaveLength(1);
  });
});

describe('a suggestion whose place staff give', () => {
  const place = async (versionId: string, quote: string) => {
    const { passageId, plain } = await text.wording('together');
    const start = plain.indexOf(quote);
    return text.send('placeAnchor', 'contributionId', { contributionId: id, versionId, place: { passageId, start, end: start + quote.length }, decidedAt: null }, text.concept.moderator);
  };

  it('while its answer is approved is credited once: both have written, and neither has seen the other', async () => {
    const proposed = await propose('ADOPTED');
    const versionId = await text.nextVersion({ courses: before, together: `Wir leben in Harburg gern zusammen. ${better}` });
    await app.runJobs();
    expect(await text.places(id)).toMatchObject([expect.stringMatching(/^2 UNCERTAIN/), expect.anything()]);
    const gate = new pg.Client({ connectionString: app.settings.databaseUrl! });
    await gate.connect();
    try {
      await gate.query('BEGIN');
      await gate.query('SELECT 1 FROM process WHERE id = $1 FOR NO KEY UPDATE', [text.concept.processId]);
      const both = Promise.all([approve(proposed), place(versionId, better)]);
      await untilWaiting(app, both, 2);
      await gate.query('COMMIT');
      const [approved, placed] = await both;
      expect([approved.errors, placed.errors]).toEqual([[], []]);
    } finally {
      await gate.end();
    }
    await app.runJobs();
    expect(await broughtIn()).toBe(2);
    expect(await mails()).toHaveLength(1);
  });
});

describe('the office', () => {
  it('finds the open suggestions at a passage, also those whose words moved there; and not what is answered', async () => {
    const moved = await text.suggested('together', 'Wir leben in Harburg gern zusammen.', 'Wir leben gern zusammen.', resident);
    await text.comment('courses', childcare, resident);
    await text.nextVersion({ courses: `${before} ${childcare} Wir leben in Harburg gern zusammen.`, together: 'Etwas anderes.' });
    await app.runJobs();
    const open = async () => (await app.graphql(
      'query ($p: ID!, $at: ID) { answerCases(processId: $p, filter: OPEN, passageId: $at, kind: SUGGESTION) { totalCount nodes { contribution { id } answer { state } } } }',
      { p: text.concept.processId, at: text.concept.passage('courses') }, { as: text.concept.editor })).data['answerCases'];
    await propose('NOTED');
    expect(await open()).toEqual({ totalCount: 2, nodes: [{ contribution: { id }, answer: { state: 'PROPOSED' } }, { contribution: { id: moved }, answer: null }] });
    await answer('NOT_ADOPTED', moved);
    expect((await open()).totalCount).toBe(1);
  });
});

describe('where words came from', () => {
  it('names the suggestion and its author with the version that brought them, also where nothing stood before', async () => {
    const replaced = await text.suggested('together', 'Nachbarinnen und Nachbarn treffen sich auf Augenhöhe.', 'Jeder Mensch zählt.', resident, { authorName: 'Bo' });
    await answer('ADOPTED');
    await answer('ADOPTED', replaced);
    await text.nextVersion({ together: 'Wir leben in Harburg gern zusammen. Jeder Mensch zählt.' });
    await publish(`${before} ${better}`);
    await publish(`${before} ${better} Mehr.`);
    const origin = async (name: string, quote: string) => {
      const { passageId, plain } = await text.wording(name);
      const start = [...plain.slice(0, plain.indexOf(quote))].length;
      const { data } = await app.graphql(
        `query ($id: ID!, $from: Int!, $to: Int!) { wordsProvenance(passageId: $id, from: $from, to: $to) { version { number } adopted { id } brought { authorName body quote } } }`,
        { id: passageId, from: start, to: start + [...quote].length });
      return data['wordsProvenance'].map(({ version, adopted, brought }: { version: { number: number }; adopted: unknown[]; brought: unknown[] }) => [version.number, adopted, brought]);
    };
    expect(await origin('courses', better)).toEqual([[4, [], []], [3, [], [{ authorName: 'Aylin', body: better, quote: childcare }]], [2, [], []], [1, [], []]]);
    expect(await origin('courses', before)).toEqual([[4, [], []], [3, [], []], [2, [], []], [1, [], []]]);
    expect((await origin('together', 'Jeder Mensch zählt.')).slice(-2)).toEqual([[2, [], [{ authorName: 'Bo', body: 'Jeder Mensch zählt.', quote: 'Nachbarinnen und Nachbarn treffen sich auf Augenhöhe.' }]], [1, [], []]]);
  });
});
