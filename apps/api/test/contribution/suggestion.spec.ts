import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { moveClock } from '../support/process.js';
import { startApp, type Session, type TestApp } from '../support/app.js';
import { AnchoredText } from './anchored.js';

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
  await app.sql('DELETE FROM rate_limit');
});

const childcare = 'Kinder werden während der Kurse kostenlos betreut.';
const better = 'Kinder werden während aller Kurse kostenlos betreut.';
const entrance = 'Der Eintritt ist für alle Menschen frei.';
const refusals = ({ errors }: { errors: { code: string; field: string | null }[] }) => errors.map(({ code, field }) => `${code} ${field}`);
const suggestionsAt = async (name: string, args = '') => (await app.graphql(
  `query ($id: ID!) { passage(id: $id) { commentCount suggestionCount comments { totalCount nodes { id } } suggestions${args} { totalCount nodes { id kind body reason quote supportCount authorName replies { body } place { start end } } } } }`,
  { id: text.concept.passage(name) })).data['passage'];
const nothingWritten = async () => expect(await app.sql('SELECT 1 FROM contribution WHERE process_id = $1', [text.concept.processId])).toEqual([]);

describe('a suggestion is refused', () => {
  it('when it says nothing new, strikes without a reason, or goes over paragraphs; with all faults at their fields', async () => {
    expect(refusals(await text.suggest('courses', childcare, ` ${childcare}\n`, resident))).toEqual(['NOTHING_CHANGED body']);
    expect(refusals(await text.suggest('courses', childcare, '', resident))).toEqual(['REASON_NEEDED reason']);
    expect(refusals(await text.suggest('courses', childcare, 'x'.repeat(2001), resident, { reason: 'x', lang: 'xx', authorName: 'Bezirksamt', email: 'x' })))
      .toEqual(['TOO_LONG body', 'TOO_SHORT reason', 'UNKNOWN_LANGUAGE lang', 'NAME_RESERVED authorName', 'INVALID_EMAIL email']);
    await text.nextVersion({ courses: 'Eins.\n\nZwei.' });
    const anchor = { quote: 'Eins.\nZwei.', prefix: '', suffix: '', start: 0, end: 11 };
    expect(refusals(await text.suggest('courses', 'Eins.', 'Neu.', resident, { anchor }))).toEqual(['ONE_PARAGRAPH anchor']);
    // White space is folded when words are looked for: what stands in the text counts, not how it was sent.
    expect(refusals(await text.suggest('courses', 'Eins.', 'Neu.', resident, { anchor: { ...anchor, quote: 'Eins. Zwei.' } }))).toEqual(['ONE_PARAGRAPH anchor']);
    await nothingWritten();
  });

  it('when its words do not stand in the text that everybody reads now', async () => {
    const { passageId, revisionTextId } = await text.wording('courses');
    const anchor = { quote: 'Erfunden.', prefix: '', suffix: '', start: 0, end: 9 };
    expect(refusals(await text.suggest('courses', childcare, better, resident, { anchor }))).toEqual(['ANCHOR_NOT_FOUND anchor']);
    for (const wrong of [newId(), 'x']) {
      expect(refusals(await text.suggest('courses', childcare, better, resident, { passageId: wrong }))).toEqual([wrong === 'x' ? 'NOT_FOUND passageId' : 'NOT_PUBLISHED revisionTextId']);
      expect(refusals(await text.suggest('courses', childcare, better, resident, { revisionTextId: wrong }))).toEqual([wrong === 'x' ? 'NOT_FOUND revisionTextId' : 'NOT_PUBLISHED revisionTextId']);
    }
    await text.nextVersion({ courses: 'Ganz anders.' });
    expect(refusals(await text.suggest('courses', 'Ganz anders.', 'Neu', resident, { passageId, revisionTextId }))).toEqual(['TEXT_OUTDATED revisionTextId']);
    await nothingWritten();
  });

  it('for a translation', async () => {
    const { passageId, revisionTextId } = await text.wording('courses');
    const translation = newId();
    await app.sql(`INSERT INTO revision_text (id, process_id, revision_id, lang, origin, title, doc, plain, hash, created_at)
      SELECT $1, process_id, revision_id, 'en', 'HUMAN', 'Courses', doc, plain, hash, created_at FROM revision_text WHERE id = $2`, [translation, revisionTextId]);
    expect(refusals(await text.suggest('courses', childcare, better, resident, { passageId, revisionTextId: translation }))).toEqual(['ORIGINAL_ONLY revisionTextId']);
    await nothingWritten();
  });

  it('while commenting is closed, and for guests on a way that is not open', async () => {
    await app.sql(`UPDATE phase SET rules = rules || '{"withoutAccountByCode": false, "withoutAccountByMail": false}' WHERE process_id = $1`, [text.concept.processId]);
    expect(refusals(await text.suggest('courses', childcare, better, undefined))).toEqual(['SIGN_IN_NEEDED null']);
    await moveClock(app, text.concept.processId, 300);
    expect(refusals(await text.suggest('courses', childcare, better, resident))).toEqual(['NOT_OPEN null']);
    await nothingWritten();
  });
});

describe('a suggestion', () => {
  it('is read by nobody before it was published; then at its words, and counted for itself', async () => {
    const { contribution } = await text.suggest('courses', childcare, `  ${better} `, resident, { reason: 'Auch am Abend.', authorName: 'Aylin' });
    expect((await suggestionsAt('courses')).suggestions).toEqual({ totalCount: 0, nodes: [] });
    expect((await app.audit('contribution.submit-suggestion')).at(-1)).toMatchObject({ actor_id: resident.accountId, object_id: contribution.id, details: { kind: 'SUGGESTION', way: 'ACCOUNT' } });
    const queue = await app.graphql(`query ($p: ID!) { moderationQueue(processId: $p) { nodes { kind body reason quote } } }`, { p: text.concept.processId }, { as: text.concept.moderator });
    expect(queue.data['moderationQueue'].nodes).toEqual([{ kind: 'SUGGESTION', body: better, reason: 'Auch am Abend.', quote: childcare }]);
    await text.publish(contribution.id);
    const { commentCount, suggestionCount, comments, suggestions } = await suggestionsAt('courses');
    expect({ commentCount, suggestionCount, comments: comments.totalCount }).toEqual({ commentCount: 0, suggestionCount: 1, comments: 0 });
    expect(suggestions).toEqual({
      totalCount: 1,
      nodes: [{ id: contribution.id, kind: 'SUGGESTION', body: better, reason: 'Auch am Abend.', quote: childcare, supportCount: 0, authorName: 'Aylin', replies: [], place: { start: 50, end: 100 } }],
    });
    expect((await suggestionsAt('courses', '(from: 0, to: 10)')).suggestions.totalCount).toBe(0);
    expect((await suggestionsAt('courses', '(from: 60, to: 61)')).suggestions.totalCount).toBe(1);
    const voices = await app.graphql('query ($id: ID!) { passage(id: $id) { currentEntry { voices { start end comments suggestions } } } }', { id: text.concept.passage('courses') });
    expect(voices.data['passage'].currentEntry.voices).toEqual([{ start: 50, end: 100, comments: 0, suggestions: 1 }]);
    const total = async (kind: string) => (await app.graphql('query ($p: ID!, $k: ContributionKind) { contributions(processId: $p, kind: $k) { totalCount } }', { p: text.concept.processId, k: kind })).data['contributions'].totalCount;
    expect([await total('SUGGESTION'), await total('COMMENT'), await total('PROPOSAL')]).toEqual([1, 0, 0]);
  });

  it('by a guest comes with a code and is the same when sent again; struck words say why', async () => {
    const input = { idempotencyKey: newId(), reason: 'Das steht schon oben.' };
    const [first, again] = [await text.suggest('courses', childcare, '', undefined, input), await text.suggest('courses', childcare, '', undefined, input)];
    expect(first).toMatchObject({ code: expect.any(String), errors: [] });
    expect(again).toEqual(first);
    expect(await app.sql('SELECT body, reason FROM contribution_text WHERE contribution_id = $1', [first.contribution.id])).toEqual([{ body: '', reason: 'Das steht schon oben.' }]);
  });

  it('can be talked about, and its replies are comments at the passage', async () => {
    const id = await text.suggested('courses', childcare, better, resident);
    const { contribution } = await text.comment('courses', '', await text.concept.person(), { parentId: id, anchor: null, body: 'Das finde ich gut.' });
    await text.publish(contribution.id);
    const { suggestions, comments, commentCount } = await suggestionsAt('courses');
    expect(suggestions.nodes[0].replies).toEqual([{ body: 'Das finde ich gut.' }]);
    expect({ commentCount, threads: comments.nodes }).toEqual({ commentCount: 1, threads: [] });
  });

  it('is edited by its author, checked anew, and cannot be edited into nothing', async () => {
    const id = await text.suggested('courses', childcare, better, resident);
    const edit = (input: object, as = resident) => text.send('editContribution', 'contribution { body reason editPending }', { id, ...input }, as);
    expect(refusals(await edit({ body: better }, await text.concept.person()))).toEqual(['NOT_FOUND id']);
    expect(refusals(await edit({ body: better }))).toEqual(['NOTHING_CHANGED body']);
    expect(refusals(await edit({ body: childcare }))).toEqual(['NOTHING_CHANGED body']);
    expect(refusals(await edit({ body: ' ' }))).toEqual(['REASON_NEEDED reason']);
    expect(await edit({ body: better, reason: 'Neu begründet.' })).toEqual({ contribution: { body: better, reason: 'Neu begründet.', editPending: true }, errors: [] });
    expect((await suggestionsAt('courses')).suggestions.nodes[0].reason).toBeNull();
    await expect(app.sql(`UPDATE contribution_text SET reason = 'x' WHERE contribution_id = $1`, [id])).rejects.toThrow('immutable');
  });

  it('moves on with its words to the next version', async () => {
    const id = await text.suggested('courses', entrance, 'Der Eintritt kostet nichts.', resident);
    await text.nextVersion({ courses: `${childcare} ${entrance}` });
    await app.runJobs();
    expect((await text.places(id))[0]).toBe(`2 SAME ${entrance}`);
    expect((await suggestionsAt('courses', '(from: 60, to: 70)')).suggestions.nodes[0]).toMatchObject({ id, place: { start: 51, end: 91 } });
  });
});

describe('support', () => {
  let id: string;
  let textId: string;
  const support = (input: object, as?: Session) => text.send('supportContribution', 'contributionId supportCount', { contributionId: id, textId, ...input }, as);
  const withdraw = (input: object, as?: Session) => text.send('withdrawSupport', 'contributionId supportCount', { contributionId: id, ...input }, as);
  beforeEach(async () => {
    id = await text.suggested('courses', childcare, better, resident);
    textId = await text.textOf(id);
  });

  it('is refused for what nobody can read, for another text, without account or code, by the author, and while it is closed', async () => {
    const other = await text.concept.person();
    const hidden = (await text.suggest('courses', entrance, 'Neu.', resident)).contribution.id;
    for (const unknown of [newId(), 'x', hidden]) expect(refusals(await support({ contributionId: unknown }, other))).toEqual(['NOT_FOUND contributionId']);
    expect(refusals(await support({ textId: newId() }, other))).toEqual(['CONTRIBUTION_CHANGED textId']);
    expect(refusals(await support({}))).toEqual(['SIGN_IN_NEEDED null']);
    expect(refusals(await support({ code: 'AAAA-BBBB-CCCC-DDDD' }))).toEqual(['CODE_UNKNOWN code']);
    expect(refusals(await support({}, resident))).toEqual(['OWN_CONTRIBUTION contributionId']);
    expect(refusals(await withdraw({}, other))).toEqual(['ALREADY_DONE contributionId']);
    await moveClock(app, text.concept.processId, 300);
    expect(refusals(await support({}, other))).toEqual(['NOT_OPEN contributionId']);
    expect(await app.sql('SELECT 1 FROM support WHERE process_id = $1', [text.concept.processId])).toEqual([]);
  });

  it('with the code of another process is refused, and with that of the author', async () => {
    const elsewhere = await AnchoredText.in(app);
    const { code } = await elsewhere.suggest('courses', childcare, better, undefined);
    expect(refusals(await support({ code }))).toEqual(['CODE_UNKNOWN code']);
    const own = await text.suggest('courses', entrance, 'Neu.', undefined);
    await text.publish(own.contribution.id);
    expect(refusals(await support({ contributionId: own.contribution.id, textId: await text.textOf(own.contribution.id), code: own.code }))).toEqual(['OWN_CONTRIBUTION contributionId']);
  });

  it('counts once for each account and code, and can be taken back and given again', async () => {
    const [one, two] = [await text.concept.person(), await text.concept.person()];
    const { code } = await text.suggest('courses', entrance, 'Neu.', undefined);
    expect(await support({}, one)).toEqual({ contributionId: id, supportCount: 1, errors: [] });
    expect((await app.audit('contribution.support')).at(-1)).toMatchObject({ actor_id: one.accountId, object_id: id, details: { supportCount: 1 } });
    expect(refusals(await support({}, one))).toEqual(['ALREADY_DONE contributionId']);
    expect((await support({}, two)).supportCount).toBe(2);
    expect((await support({ code })).supportCount).toBe(3);
    expect(refusals(await support({ code }))).toEqual(['ALREADY_DONE contributionId']);
    expect((await withdraw({}, one)).supportCount).toBe(2);
    expect((await withdraw({ code })).supportCount).toBe(1);
    expect((await app.audit('contribution.withdraw-support')).at(-1)).toMatchObject({ object_id: id, details: { supportCount: 1 } });
    expect((await support({}, one)).supportCount).toBe(2);
    expect((await suggestionsAt('courses')).suggestions.nodes[0].supportCount).toBe(2);
  });

  it('by one account twenty times at once counts once; by twenty accounts, twenty', async () => {
    const one = await text.concept.person();
    const answers = await Promise.all(Array.from({ length: 20 }, () => support({}, one)));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const people = await Promise.all(Array.from({ length: 20 }, () => text.concept.person()));
    await Promise.all(people.map((each) => support({}, each)));
    expect((await suggestionsAt('courses')).suggestions.nodes[0].supportCount).toBe(21);
    expect(await app.sql('SELECT 1 FROM support WHERE contribution_id = $1', [id])).toHaveLength(21);
  });

  it('is for the text that was read: when the author changes it, it is to be given anew', async () => {
    const one = await text.concept.person();
    await support({}, one);
    await text.send('editContribution', 'contribution { id }', { id, body: `${better} Immer.` }, resident);
    expect((await suggestionsAt('courses')).suggestions.nodes[0].supportCount).toBe(1);
    await text.publish(id);
    expect((await suggestionsAt('courses')).suggestions.nodes[0].supportCount).toBe(0);
    expect(refusals(await support({}, one))).toEqual(['CONTRIBUTION_CHANGED textId']);
    expect((await support({ textId: await text.textOf(id) }, one)).supportCount).toBe(1);
  });
});
