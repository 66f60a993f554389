import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { World } from '../contribution/world.js';
import { key, type GraphqlOptions, type Session } from '../support/app.js';

let world: World;
let moderator: Session;
let editor: Session;
let publisher: Session;
let both: Session;
let resident: Session;
beforeAll(async () => {
  world = await World.start({ answersDueAt: new Date(Date.now() + 86_400_000).toISOString() });
  [moderator, editor, publisher] = [await world.person('moderator'), await world.person('editor'), await world.person('publisher')];
  [both, resident] = [await world.person('editor', 'publisher'), await world.person()];
});
afterAll(() => world?.app.close());

const draft = 'answer { id state lockVersion outcome body returnReason authorNames viewerCan { edit approve } }';
const shownText = async (contributionId: string) => (await world.app.sql('SELECT published_text_id FROM contribution WHERE id::text = $1', [contributionId.replace('\u0000', '')]))[0]?.['published_text_id'] ?? newId();
const save = async (contributionId: string, input: object = {}, options: GraphqlOptions = { as: editor }) => world.send('saveAnswer', 'SaveAnswerInput', draft, {
  contributionId, textId: await shownText(contributionId), outcome: 'PARTLY_ADOPTED', body: 'Zwei Bänke kommen.', lang: 'de', lockVersion: 0, propose: false, ...input,
}, options);
/** As it stands now, unless another lock is told. */
const asRead = async (answerId: string) => ({ answerId, lockVersion: (await world.app.sql('SELECT lock_version FROM answer WHERE id::text = $1', [answerId.replace('\u0000', '')]))[0]?.['lock_version'] ?? 1 });
const approve = async (answerIds: string[], as = publisher, input: object = {}) => {
  const answers = await Promise.all(answerIds.map(asRead));
  return world.send('approveAnswers', 'ApproveAnswersInput', 'answerIds', { processId: world.processId, answers, ...input }, { as });
};
const giveBack = async (answerId: string, input: object = {}, as = publisher) =>
  world.send('returnAnswer', 'ReturnAnswerInput', draft, { ...(await asRead(answerId)), reason: 'Bitte mit Termin.', ...input }, { as });
const refusals = ({ errors }: { errors: { code: string; field: string | null }[] }) => errors.map(({ code, field }) => `${code} ${field}`).join(', ');
const comment = (as = resident) => world.publishedComment(as, moderator);
const proposed = async (as = editor) => (await save(await comment(), { propose: true }, { as })).answer.id as string;
const cases = async (filter: string, args = '', as = editor) => (await world.app.graphql(
  `query ($p: ID!) { answerCases(processId: $p, filter: ${filter}${args}, first: 100) { totalCount nodes { contribution { id } answer { id state } } } }`, { p: world.processId }, { as }));
const idsOf = (result: Awaited<ReturnType<typeof cases>>): string[] => result.data.answerCases.nodes.map(({ contribution }: { contribution: { id: string } }) => contribution.id);
const answerRows = () => world.app.sql('SELECT id FROM answer');

describe('saving an answer is refused', () => {
  it('to people without that role in this process', async () => {
    const id = await comment();
    const elsewhere = await (await World.in(world.app)).person('editor');
    expect(refusals(await save(id, {}, { as: elsewhere }))).toBe('NOT_FOUND contributionId');
    expect(refusals(await save(id, {}, { as: publisher }))).toBe('FORBIDDEN null');
    expect(refusals(await save(id, {}, { as: moderator }))).toBe('FORBIDDEN null');
    expect(refusals(await save(id, {}, {}))).toBe('SIGN_IN_NEEDED null');
    expect(await answerRows()).toEqual([]);
  });

  it('for what is unknown, not published, or badly written', async () => {
    const id = await comment();
    const waiting = (await world.comment({}, { as: resident })).contribution!.id;
    for (const unknown of [newId(), 'x', 'a\u0000']) expect(refusals(await save(unknown))).toBe('NOT_FOUND contributionId');
    expect(refusals(await save(waiting))).toBe('NOT_PUBLISHED contributionId');
    for (const [input, expected] of [
      [{ body: '' }, 'EMPTY body'], [{ body: 'x'.repeat(10_001) }, 'TOO_LONG body'], [{ body: 'a\u0000b' }, 'FORBIDDEN_CHARACTERS body'], [{ body: 'a\ud800bc' }, 'FORBIDDEN_CHARACTERS body'],
      [{ lang: 'xx' }, 'UNKNOWN_LANGUAGE lang'], [{ lockVersion: 1 }, 'CONFLICT lockVersion'], [{ lockVersion: -1 }, 'CONFLICT lockVersion'], [{ body: ' ', lang: '' }, 'EMPTY body, UNKNOWN_LANGUAGE lang'],
    ] as const) expect(refusals(await save(id, input))).toBe(expected);
    expect(await answerRows()).toEqual([]);
  });

  it('when somebody else saved since; what stands there now comes along', async () => {
    const id = await comment();
    expect((await save(id, { body: 'Der erste Text.' })).answer).toMatchObject({ lockVersion: 1, state: 'DRAFT' });
    const late = await save(id, { body: 'Der zweite Text.' }, { as: both });
    expect(refusals(late)).toBe('CONFLICT lockVersion');
    expect(late.answer).toMatchObject({ body: 'Der erste Text.', lockVersion: 1 });
  });

  it('once it is published', async () => {
    const id = await comment();
    const { answer } = await save(id, { propose: true });
    await approve([answer.id]);
    expect(refusals(await save(id, { lockVersion: 2, body: 'Doch anders.' }))).toBe('ALREADY_DECIDED null');
  });
});

describe('saving an answer', () => {
  it('begins the consideration; every editor who saved is an author', async () => {
    const id = await comment();
    await world.app.sql(`UPDATE account SET display_name = 'Frau Öztürk' WHERE id = $1`, [editor.accountId]);
    const first = await save(id, { body: '<b>Danke</b>' });
    expect(first.answer).toEqual({
      id: expect.any(String), state: 'DRAFT', lockVersion: 1, outcome: 'PARTLY_ADOPTED', body: '<b>Danke</b>', returnReason: null, authorNames: ['Frau Öztürk'], viewerCan: { edit: true, approve: false },
    });
    const second = await save(id, { lockVersion: 1, propose: true }, { as: both });
    expect(second.answer).toMatchObject({ id: first.answer.id, state: 'PROPOSED', lockVersion: 2, viewerCan: { edit: true, approve: false } });
    expect(second.answer.authorNames).toHaveLength(2);
    expect((await world.app.audit('answer.save')).at(-1)).toMatchObject({ actor_id: both.accountId, object_id: first.answer.id, details: { state: 'PROPOSED', contributionId: id } });
  });

  it('twenty editors who begin at once make one answer; nineteen are told', async () => {
    const id = await comment();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => save(id, { body: `Text ${n} der Antwort.` })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.filter((answer) => refusals(answer) === 'CONFLICT lockVersion')).toHaveLength(19);
    expect(await world.app.sql('SELECT 1 FROM consideration_contribution WHERE contribution_id = $1', [id])).toHaveLength(1);
  });
});

describe('approving', () => {
  it('is refused to others, for nothing, for too many and for unknown ones', async () => {
    const id = await proposed();
    const elsewhere = await (await World.in(world.app)).person('publisher');
    expect(refusals(await approve([id], elsewhere))).toBe('NOT_FOUND processId');
    expect(refusals(await approve([id], elsewhere, { processId: newId() }))).toBe('NOT_FOUND processId');
    expect(refusals(await approve([id], editor))).toBe('FORBIDDEN null');
    expect(refusals(await approve([]))).toBe('EMPTY answers');
    expect(refusals(await approve(Array.from({ length: 101 }, () => id)))).toBe('TOO_MANY answers');
    expect(refusals(await approve(['x', newId(), 'a\u0000']))).toBe('NOT_FOUND answers.0, NOT_FOUND answers.1, NOT_FOUND answers.2');
  });

  it('takes four eyes: whoever ever wrote at it cannot approve it, also after others did', async () => {
    const own = await proposed(both);
    expect(refusals(await approve([own], both))).toBe('FOUR_EYES answers.0');
    const id = await comment();
    await save(id, { propose: false }, { as: both });
    const { answer } = await save(id, { lockVersion: 1, propose: true });
    expect(refusals(await approve([answer.id], both))).toBe('FOUR_EYES answers.0');
    expect(await approve([own, answer.id])).toEqual({ answerIds: [own, answer.id], errors: [] });
  });

  it('publishes what can be published, counts it and tells the authors; the rest is reported', async () => {
    const author = await world.person();
    const contribution = await comment(author);
    const { answer } = await save(contribution, { propose: true, body: 'Zwei Bänke kommen im Mai.' });
    const draftOnly = (await save(await comment())).answer.id;
    const own = await proposed(both);
    const before = (await world.counters()).kept as { answered: number };
    expect(await approve([draftOnly, own, answer.id], both)).toEqual({
      answerIds: [answer.id], errors: [{ code: 'CONFLICT', field: 'answers.0' }, { code: 'FOUR_EYES', field: 'answers.1' }],
    });
    expect(refusals(await approve([answer.id]))).toBe('ALREADY_DECIDED answers.0');
    const { kept, counted } = await world.counters();
    expect(kept).toEqual(counted);
    expect(kept).toMatchObject({ answered: before.answered + 1 });
    expect((await world.app.mails()).filter(({ to_address }) => to_address === author.email).at(-1)).toMatchObject({
      template: 'answered', params: { outcomeCode: 'PARTLY_ADOPTED', answer: 'Zwei Bänke kommen im Mai.', excerpt: 'Mehr Bänke im Park.' },
    });
    const { data } = await world.app.graphql('query ($id: ID!) { contribution(id: $id) { answer { outcome body lang publishedAt } } }', { id: contribution });
    expect(data.contribution.answer).toEqual({ outcome: 'PARTLY_ADOPTED', body: 'Zwei Bänke kommen im Mai.', lang: 'de', publishedAt: expect.any(String) });
  });

  it('when the author has changed the contribution since: what was answered is not what would stand above the answer', async () => {
    const author = await world.person();
    const contributionId = await comment(author);
    const read = await shownText(contributionId);
    const { answer } = await save(contributionId, { propose: true });
    await world.send('editContribution', 'EditContributionInput', 'contribution { id }', { id: contributionId, body: 'Doch das Gegenteil.' }, { as: author });
    const [waiting] = await world.app.sql<{ id: string }>(`SELECT id FROM contribution_text WHERE contribution_id = $1 AND state = 'SUBMITTED'`, [contributionId]);
    await world.publish([waiting!.id], moderator);
    expect(refusals(await approve([answer.id]))).toBe('CONTRIBUTION_CHANGED answers.0');
    expect(refusals(await save(contributionId, { textId: read, lockVersion: 1, propose: true }))).toBe('CONTRIBUTION_CHANGED textId');
    const again = await save(contributionId, { lockVersion: 1, propose: true, body: 'Zum neuen Text.' });
    expect(await approve([again.answer.id])).toEqual({ answerIds: [again.answer.id], errors: [] });
    const publicly = async () => (await world.app.graphql('query ($id: ID!) { contribution(id: $id) { answer { body textChanged } } }', { id: contributionId })).data.contribution.answer;
    expect(await publicly()).toEqual({ body: 'Zum neuen Text.', textChanged: false });
    await world.send('editContribution', 'EditContributionInput', 'contribution { id }', { id: contributionId, body: 'Und wieder anders.' }, { as: author });
    const [later] = await world.app.sql<{ id: string }>(`SELECT id FROM contribution_text WHERE contribution_id = $1 AND state = 'SUBMITTED'`, [contributionId]);
    await world.publish([later!.id], moderator);
    expect(await publicly()).toEqual({ body: 'Zum neuen Text.', textChanged: true });
  });

  it('when the text was changed since it was read: nobody approves or returns words that they did not see', async () => {
    const id = await proposed();
    const read = await asRead(id);
    const [{ contribution_id: contributionId }] = await world.app.sql('SELECT contribution_id FROM consideration_contribution JOIN answer USING (consideration_id) WHERE answer.id = $1', [id]) as [{ contribution_id: string }];
    expect((await save(contributionId, { ...read, answerId: undefined, body: 'Ganz anders.', propose: true })).answer).toMatchObject({ state: 'PROPOSED', body: 'Ganz anders.' });
    expect(refusals(await approve([], publisher, { answers: [read] }))).toBe('CONFLICT answers.0');
    expect(refusals(await giveBack(id, read))).toBe('CONFLICT answerId');
    expect(await approve([id])).toEqual({ answerIds: [id], errors: [] });
  });

  it('of what was withheld meanwhile is published without a mail, and not counted', async () => {
    const author = await world.person();
    const contribution = await comment(author);
    const { answer } = await save(contribution, { propose: true });
    await world.withhold((await world.textOf(contribution)).id, moderator, { alsoPublished: true });
    const before = (await world.counters()).kept as { answered: number };
    expect(await approve([answer.id])).toEqual({ answerIds: [answer.id], errors: [] });
    expect((await world.app.mails()).filter(({ to_address, template }) => to_address === author.email && template === 'answered')).toEqual([]);
    expect((await world.counters()).kept).toMatchObject({ answered: before.answered });
  });

  it('fifty approvals at once publish it once', async () => {
    const id = await proposed();
    const before = ((await world.counters()).kept as { answered: number }).answered;
    const answers = await Promise.all(Array.from({ length: 50 }, () => approve([id])));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect((await world.counters()).kept).toMatchObject({ answered: before + 1 });
  });

  it('a repeat of the same request gets the same answer', async () => {
    const [id, idempotencyKey] = [await proposed(), key()];
    const answers = [await asRead(id)];
    const first = await approve([], publisher, { idempotencyKey, answers });
    expect(await approve([], publisher, { idempotencyKey, answers })).toEqual(first);
    expect(first).toEqual({ answerIds: [id], errors: [] });
  });
});

describe('returning', () => {
  it('is refused to others, without a reason and for what does not lie before the publisher', async () => {
    const id = await proposed();
    expect(refusals(await giveBack(id, {}, editor))).toBe('FORBIDDEN null');
    expect(refusals(await giveBack(id, {}, await (await World.in(world.app)).person('publisher')))).toBe('NOT_FOUND answerId');
    expect(refusals(await giveBack(newId()))).toBe('NOT_FOUND answerId');
    expect(refusals(await giveBack('x'))).toBe('NOT_FOUND answerId');
    expect(refusals(await giveBack(id, { reason: '' }))).toBe('EMPTY reason');
    expect(refusals(await giveBack(id, { reason: 'a\u0000b' }))).toBe('FORBIDDEN_CHARACTERS reason');
    const draftOnly = (await save(await comment())).answer.id;
    expect(refusals(await giveBack(draftOnly))).toBe('CONFLICT answerId');
    await approve([id]);
    expect(refusals(await giveBack(id))).toBe('ALREADY_DECIDED answerId');
  });

  it('makes it a draft again, with the note; the next save names the new state', async () => {
    const contribution = await comment();
    const { answer } = await save(contribution, { propose: true });
    expect((await giveBack(answer.id)).answer).toMatchObject({ state: 'DRAFT', returnReason: 'Bitte mit Termin.', lockVersion: 2 });
    expect(refusals(await save(contribution, { lockVersion: 1, propose: true }))).toBe('CONFLICT lockVersion');
    expect((await save(contribution, { lockVersion: 2, propose: true })).answer).toMatchObject({ state: 'PROPOSED', returnReason: null, lockVersion: 3 });
  });
});

describe('the cases of the office', () => {
  it('are open to editors and publishers of the process', async () => {
    expect((await cases('UNANSWERED', '', moderator)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await cases('UNANSWERED', '', await (await World.in(world.app)).person('editor'))).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await cases('UNANSWERED', ', passageId: "x"')).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('move from one state to the next', async () => {
    const id = await comment();
    const where = async () => {
      const found: string[] = [];
      for (const filter of ['UNANSWERED', 'DRAFT', 'PROPOSED', 'PUBLISHED']) if (idsOf(await cases(filter, `, passageId: "${world.place.passageId}"`)).includes(id)) found.push(filter);
      return found.join();
    };
    expect(await where()).toBe('UNANSWERED');
    const { answer } = await save(id);
    expect(await where()).toBe('DRAFT');
    await save(id, { lockVersion: 1, propose: true });
    expect(await where()).toBe('PROPOSED');
    await approve([answer.id]);
    expect(await where()).toBe('PUBLISHED');
    expect(idsOf(await cases('PUBLISHED', `, passageId: "${newId()}"`))).toEqual([]);
  });

  it('the author sees until when an answer comes, then the answer; residents never see a draft', async () => {
    const author = await world.person();
    const id = await comment(author);
    await save(id, { propose: true, body: 'Noch nicht freigegeben.' });
    // Each edit answers with the own contribution as its author sees it.
    const seen = async () => (await world.send('editContribution', 'EditContributionInput', 'contribution { answerDueAt answerOverdue answer { body } }', { id, body: newId() }, { as: author })).contribution;
    expect(await seen()).toEqual({ answerDueAt: expect.any(String), answerOverdue: false, answer: null });
    const setDue = (at: Date) => world.app.sql(`UPDATE phase SET rules = jsonb_set(rules, '{answersDueAt}', to_jsonb($2::text)) WHERE process_id = $1 AND rules ->> 'answersDueAt' IS NOT NULL`, [world.processId, at.toISOString()]);
    const past = new Date(Date.now() - 60_000);
    await setDue(past);
    expect(await seen()).toEqual({ answerDueAt: expect.any(String), answerOverdue: true, answer: null });
    expect((await world.app.graphql('query ($id: ID!) { contribution(id: $id) { answer { body } } }', { id })).data.contribution.answer).toBeNull();
    const [row] = await world.app.sql<{ id: string }>('SELECT a.id FROM answer a JOIN consideration_contribution k USING (consideration_id) WHERE k.contribution_id = $1', [id]);
    await approve([row!.id]);
    expect(await seen()).toEqual({ answerDueAt: null, answerOverdue: false, answer: { body: 'Noch nicht freigegeben.' } });
  });
});

describe('the threads of a passage', () => {
  it('are narrowed to what is answered or not; an answer counts once it is published', async () => {
    const other = await comment();
    const answered = await comment();
    const reply = await world.publishedComment(await world.person(), moderator, { parentId: answered });
    const { answer } = await save(answered, { propose: true });
    const threads = async (is: boolean) => {
      const { data } = await world.app.graphql<{ passage: { comments: { totalCount: number; nodes: { id: string; replies: { id: string }[] }[] } } }>(
        `query ($id: ID!, $is: Boolean) { passage(id: $id) { comments(answered: $is, first: 100) { totalCount nodes { id replies { id } } } } }`, { id: world.place.passageId, is });
      const { totalCount, nodes } = data.passage.comments;
      return { totalCount, ids: nodes.map(({ id }) => id), said: nodes.flatMap(({ id, replies }) => [id, ...replies.map((one) => one.id)]) };
    };
    const before = [await threads(true), await threads(false)] as const;
    expect(before[0].ids).not.toContain(answered);
    expect(before[1].ids).toEqual(expect.arrayContaining([other, answered]));
    await approve([answer.id]);
    const after = [await threads(true), await threads(false)] as const;
    expect([after[0].totalCount - before[0].totalCount, after[1].totalCount - before[1].totalCount]).toEqual([1, -1]);
    expect(after[0].ids).toContain(answered);
    expect(after[0].ids).not.toContain(other);
    // The reply is still open, so its thread is.
    expect(after[1].said).toEqual(expect.arrayContaining([other, answered, reply]));
  });
});
