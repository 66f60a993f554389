import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Keys } from '@mitgestalten/platform';
import { World } from '../contribution/world.js';
import type { Session } from '../support/app.js';

let world: World;
let moderator: Session;
let resident: Session;
beforeAll(async () => {
  world = await World.start();
  [moderator, resident] = [await world.person('moderator'), await world.person()];
});
afterAll(() => world?.app.close());

const queue = (at: World, as: Session | undefined, args = '', fields = 'totalCount nodes { textId }') =>
  at.app.graphql(`query ($p: ID!) { moderationQueue(processId: $p${args}) { ${fields} pageInfo { hasNextPage endCursor } } }`, { p: at.processId }, as === undefined ? {} : { as });

describe('the moderation queue', () => {
  it('is open to moderators of the process alone', async () => {
    const elsewhere = await (await World.in(world.app)).person('moderator');
    expect((await queue(world, undefined)).errors).toMatchObject([{ extensions: { code: 'SIGN_IN_NEEDED' } }]);
    for (const role of ['admin', 'editor', 'publisher', 'council'] as const) expect((await queue(world, await world.person(role))).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await queue(world, elsewhere)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await world.app.graphql('{ moderationQueue(processId: "x") { totalCount } }', {}, { as: moderator })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await world.app.graphql('query ($p: ID!) { withheld(processId: $p) { nodes { textId } } }', { p: world.processId }, { as: elsewhere })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('shows what the decision needs, oldest first, and never an address', async () => {
    const comment = await world.publishedComment(resident, moderator);
    const reply = await world.comment({ parentId: comment, authorName: 'Ayşe', onBehalfOf: 'Verein', lang: 'tr' }, { as: resident });
    await world.edit({ id: comment, body: 'Mehr Bänke und Licht.' }, { as: resident });
    const byMail = (await world.propose({ email: 'writer@example.org' })).contribution!.id;
    const confirmed = (await world.propose({ email: 'other@example.org' })).contribution!.id;
    await world.confirm({ token: world.app.app.get(Keys).token('confirm', confirmed) });
    const result = await queue(world, moderator, '', `totalCount nodes { textId contributionId kind channel lang title body authorName onBehalfOf submittedAt number formerBody sourceUrl
      parent { id body } passage { id currentEntry { revision { text { title } } } } }`);
    const place = { id: world.place.passageId, currentEntry: { revision: { text: { title: 'Zusammenleben' } } } };
    const common = { channel: 'ONLINE', textId: expect.any(String), submittedAt: expect.any(String), sourceUrl: null };
    const nobody = { authorName: null, onBehalfOf: null };
    expect(result.data.moderationQueue).toMatchObject({
      totalCount: 3,
      nodes: [
        { ...common, contributionId: reply.contribution!.id, kind: 'COMMENT', lang: 'tr', title: null, body: 'Mehr Bänke im Park.', authorName: 'Ayşe', onBehalfOf: 'Verein', number: 1, formerBody: null, parent: { id: comment, body: 'Mehr Bänke im Park.' }, passage: place },
        { ...common, ...nobody, contributionId: comment, kind: 'COMMENT', title: null, body: 'Mehr Bänke und Licht.', number: 2, formerBody: 'Mehr Bänke im Park.', parent: null, passage: place },
        { ...common, ...nobody, contributionId: confirmed, kind: 'PROPOSAL', title: 'Sprachcafé', body: 'Jeden Dienstag.', number: 1, formerBody: null, parent: null, passage: null },
      ],
    });
    expect(JSON.stringify(result)).not.toMatch(/example\.org/);
    expect((await world.row(byMail)).state).toBe('UNCONFIRMED');
  });

  it('is paged, and what was decided leaves it', async () => {
    const other = await World.in(world.app);
    const staff = await other.person('moderator');
    for (let n = 0; n < 5; n++) await other.comment({}, { as: resident });
    const first = (await queue(other, staff, ', first: 3')).data.moderationQueue;
    expect([first.nodes.length, first.totalCount, first.pageInfo.hasNextPage]).toEqual([3, 5, true]);
    await other.publish(first.nodes.map(({ textId }: { textId: string }) => textId), staff);
    const rest = (await queue(other, staff, `, first: 3, after: "${first.pageInfo.endCursor}"`)).data.moderationQueue;
    expect([rest.nodes.length, rest.totalCount, rest.pageInfo.hasNextPage]).toEqual([2, 2, false]);
  });
});

describe('today', () => {
  const today = async (at: World, as: Session) => (await at.app.graphql(
    'query ($p: ID!) { today(processId: $p) { toModerate toAnswer toApprove oldestToModerateAt answersDueAt proposedVersions { id } } }', { p: at.processId }, { as })).data?.today;

  it('counts the work of one’s own roles', async () => {
    const dueAt = new Date(Date.now() + 86_400_000).toISOString();
    const other = await World.in(world.app, { answersDueAt: dueAt });
    const [mod, editor, publisher, council, all] = [await other.person('moderator'), await other.person('editor'), await other.person('publisher'), await other.person('council'), await other.person('moderator', 'editor', 'publisher')];
    const save = async (contributionId: string, as: Session) => other.send('saveAnswer', 'SaveAnswerInput', 'answer { id }', { contributionId, textId: (await other.app.sql('SELECT published_text_id FROM contribution WHERE id = $1', [contributionId]))[0]!['published_text_id'], outcome: 'NOTED', body: 'Danke.', lang: 'de', lockVersion: 0, propose: true }, { as });
    const [first, second] = [await other.publishedComment(resident, mod), await other.publishedComment(resident, mod)];
    await other.publishedComment(resident, mod);
    await other.comment({}, { as: resident });
    await save(first, editor);
    await save(second, all);
    const nothing = { toModerate: 0, toAnswer: 0, toApprove: 0, oldestToModerateAt: null, answersDueAt: null, proposedVersions: [] };
    expect(await today(other, council)).toEqual(nothing);
    expect(await today(other, mod)).toEqual({ ...nothing, toModerate: 1, oldestToModerateAt: expect.any(String) });
    expect(await today(other, editor)).toMatchObject({ toModerate: 0, toAnswer: 1, toApprove: 0 });
    expect(new Date((await today(other, editor)).answersDueAt).toISOString()).toBe(dueAt);
    expect(await today(other, publisher)).toMatchObject({ toAnswer: 0, toApprove: 2 });
    // Four eyes: the own one waits for somebody else.
    expect(await today(other, all)).toMatchObject({ toModerate: 1, toAnswer: 1, toApprove: 1 });
    // What nobody can read is no case any more, and its answer waits for nobody.
    await other.withhold((await other.textOf(first)).id, mod, { alsoPublished: true });
    expect(await today(other, publisher)).toMatchObject({ toApprove: 1 });
    expect(await today(other, await (await World.in(world.app)).person('moderator'))).toBeUndefined();
  });
});
