import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type Session, type TestApp } from '../support/app.js';
import { AnchoredText, together } from './anchored.js';

let app: TestApp;
let text: AnchoredText;
let moved: string;
let struck: string;
let suggestion: string;
let reply: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const childcare = 'Kinder werden während der Kurse kostenlos betreut.';
const entrance = 'Der Eintritt ist für alle Menschen frei.';

beforeEach(async () => {
  text = await AnchoredText.in(app);
  const resident = await text.concept.person();
  moved = await text.published('courses', entrance, resident);
  struck = await text.published('courses', childcare, resident);
  suggestion = await text.suggested('courses', entrance, 'Der Eingang hat eine Rampe.', resident);
  reply = await text.publish((await text.comment('courses', 'steht nirgends', resident, { parentId: moved })).contribution.id);
  await text.nextVersion({ courses: 'Kurse finden am Abend in allen Stadtteilen statt.', together: `${together} ${entrance}` });
  await app.runJobs();
});

const at = async (name: string, fields: string) => (await app.graphql(`query ($id: ID!) { passage(id: $id) { ${fields} } }`, { id: text.concept.passage(name) })).data['passage'];
const cases = (standsIn: string, as: Session) => app.graphql(
  'query ($p: ID!, $in: ID!) { answerCases(processId: $p, filter: OPEN, standsIn: $in) { totalCount nodes { contribution { id } } } }', { p: text.concept.processId, in: standsIn }, { as });

describe('what was said at words that moved to another passage', () => {
  it('is asked for by a passage that can be one', async () => {
    expect((await cases('x', text.concept.editor)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('is listed there with its replies; where it was made, if its words stand nowhere', async () => {
    const list = (name: string) => at(name, 'comments(standsHere: true) { totalCount nodes { id replies { id } } } suggestions(standsHere: true) { totalCount nodes { id } }');
    expect(await list('together')).toEqual({ comments: { totalCount: 2, nodes: [{ id: moved, replies: [{ id: reply }] }] }, suggestions: { totalCount: 1, nodes: [{ id: suggestion }] } });
    expect(await list('courses')).toEqual({ comments: { totalCount: 1, nodes: [{ id: struck, replies: [] }] }, suggestions: { totalCount: 0, nodes: [] } });
    // Who does not ask for that gets what was made at the passage.
    expect(await at('courses', 'comments { totalCount nodes { id } }')).toEqual({ comments: { totalCount: 3, nodes: [{ id: moved }, { id: struck }] } });
  });

  it('is replied to there, and the reply is listed and counted with it', async () => {
    const resident = await text.concept.person();
    const second = await text.publish((await text.comment('together', 'steht nirgends', resident, { parentId: moved })).contribution.id);
    const counted = (name: string) => at(name, 'commentCount comments { totalCount nodes { id replies { id } } }');
    expect(await counted('together')).toEqual({ commentCount: 0, comments: { totalCount: 0, nodes: [] } });
    expect(await counted('courses')).toMatchObject({ commentCount: 4, comments: { totalCount: 4, nodes: [{ id: moved, replies: [{ id: reply }, { id: second }] }, { id: struck }] } });
  });

  it('can be narrowed there, too', async () => {
    const found = async (narrowed: string) => (await at('together', `comments(standsHere: true, ${narrowed}) { totalCount nodes { id } }`)).comments;
    expect(await found('search: "Bahnhof"')).toEqual({ totalCount: 0, nodes: [] });
    expect(await found('search: "nirgends"')).toEqual({ totalCount: 1, nodes: [{ id: moved }] });
    expect(await found('channel: ONLINE')).toEqual({ totalCount: 2, nodes: [{ id: moved }] });
  });

  it('is answered there', async () => {
    const open = async (name: string) => (await cases(text.concept.passage(name), text.concept.editor)).data['answerCases'];
    expect(await open('together')).toEqual({ totalCount: 3, nodes: [moved, suggestion, reply].map((id) => ({ contribution: { id } })) });
    expect(await open('courses')).toEqual({ totalCount: 1, nodes: [{ contribution: { id: struck } }] });
  });

  it('says to the moderator about which words it is, and what stands there now', async () => {
    await text.comment('together', entrance, await text.concept.person());
    await text.nextVersion({ courses: `Kurse finden am Abend in allen Stadtteilen statt. ${entrance}`, together });
    await app.runJobs();
    const { data } = await app.graphql('query ($p: ID!) { moderationQueue(processId: $p) { nodes { quote place { state quote passage { id } } } } }', { p: text.concept.processId }, { as: text.concept.moderator });
    expect(data['moderationQueue'].nodes).toEqual([{ quote: entrance, place: { state: 'MOVED', quote: entrance, passage: { id: text.concept.passage('courses') } } }]);
  });
});
