import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Keys, newId } from '@mitgestalten/platform';
import type { Session } from '../support/app.js';
import { World } from './world.js';

let world: World;
let moderator: Session;
let resident: Session;
beforeAll(async () => {
  world = await World.start();
  [moderator, resident] = [await world.person('moderator'), await world.person()];
});
afterAll(() => world?.app.close());

interface Page {
  readonly totalCount: number;
  readonly nodes: { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function publishedIdea(at: World, title: string, body: string, staff = moderator): Promise<string> {
  await at.freshDevice();
  const { contribution } = await at.propose({ title, body }, { as: resident });
  await at.publish([(await at.textOf(contribution!.id)).id], staff);
  return contribution!.id;
}

async function list(at: World, args: string, fields = 'totalCount nodes { id title }') {
  return at.app.graphql(`query ($p: ID!) { contributions(processId: $p, ${args}) { ${fields} pageInfo { hasNextPage endCursor } } }`, { p: at.processId });
}

describe('reading published contributions', () => {
  it('shows nothing that waits, was withheld or is unknown', async () => {
    const waiting = (await world.comment({}, { as: resident })).contribution!.id;
    const withheld = (await world.comment({}, { as: resident })).contribution!.id;
    await world.withhold((await world.textOf(withheld)).id, moderator);
    for (const id of [waiting, withheld, newId(), 'x']) {
      expect((await world.app.graphql('query ($id: ID!) { contribution(id: $id) { id } }', { id })).data.contribution).toBeNull();
    }
    expect((await list(world, 'first: 5')).data.contributions).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('gives what its author let be known, and where it was said', async () => {
    const id = await world.publishedComment(resident, moderator, { authorName: 'Ayşe', onBehalfOf: 'Verein', lang: 'tr' });
    const { data } = await world.app.graphql(
      'query ($id: ID!) { contribution(id: $id) { kind channel lang title body authorName onBehalfOf publishedAt versionNumber parentId replyCount sourceUrl answer { id } passage { id commentCount currentEntry { revision { text { title } } } } } }', { id });
    expect(data.contribution).toEqual({
      kind: 'COMMENT', channel: 'ONLINE', lang: 'tr', title: null, body: 'Mehr Bänke im Park.', authorName: 'Ayşe', onBehalfOf: 'Verein', publishedAt: expect.any(String), versionNumber: 1,
      parentId: null, replyCount: 0, sourceUrl: null, answer: null,
      passage: { id: world.place.passageId, commentCount: 1, currentEntry: { revision: { text: { title: 'Zusammenleben' } } } },
    });
  });

  it('no field leads to who wrote it', async () => {
    const { errors } = await world.app.graphql('{ contribution(id: "x") { accountId codeId email device } }');
    expect(errors).toHaveLength(4);
    expect(JSON.stringify(errors)).not.toContain('Did you mean');
  });
});

describe('the list of contributions', () => {
  it('refuses impossible pages and searches', async () => {
    const cases: [string, string][] = [
      ['first: 0', 'OUT_OF_RANGE'], ['first: 101', 'OUT_OF_RANGE'], ['first: -1', 'OUT_OF_RANGE'], ['first: null', 'OUT_OF_RANGE'], ['after: "x"', 'INVALID'],
      [`after: "${Buffer.from('["x\' OR 1=1","y"]').toString('base64url')}"`, 'INVALID'], ['search: "a\\u0000b"', 'FORBIDDEN_CHARACTERS'], [`search: "${'x'.repeat(201)}"`, 'TOO_LONG'],
    ];
    for (const [args, code] of cases) expect((await list(world, args)).errors).toMatchObject([{ extensions: { code } }]);
    expect((await world.app.graphql('{ contributions(processId: "x") { totalCount } }')).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await world.app.graphql(`{ contributions(processId: "${newId()}") { totalCount nodes { id } } }`)).data.contributions).toEqual({ totalCount: 0, nodes: [] });
  });

  it('pages through all, each once, in both orders, also where many were published in one moment', async () => {
    const other = await World.in(world.app);
    const staff = await other.person('moderator');
    const ids: string[] = [];
    for (let n = 0; n < 7; n++) ids.push((await other.propose({}, { as: resident })).contribution!.id);
    const texts: string[] = [];
    for (const id of ids) texts.push((await other.textOf(id)).id);
    await other.publish(texts.slice(0, 5), staff);
    await other.publish(texts.slice(5), staff);
    const walk = async (order: string) => {
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const contributions: Page = (await list(other, `order: ${order}, first: 2${after === null ? '' : `, after: "${after}"`}`)).data.contributions;
        expect(contributions.totalCount).toBe(7);
        seen.push(...contributions.nodes.map(({ id }) => id));
        ({ endCursor: after, hasNextPage: more } = contributions.pageInfo);
      }
      return seen;
    };
    const newest = await walk('NEWEST');
    expect([...newest].sort()).toEqual([...ids].sort());
    expect(await walk('OLDEST')).toEqual([...newest].reverse());
  });

  it('counts by kind from maintained counters', async () => {
    const other = await World.in(world.app);
    const staff = await other.person('moderator');
    await publishedIdea(other, 'Sprachcafé', 'Jeden Dienstag.', staff);
    const comment = await other.publishedComment(resident, staff);
    await other.publishedComment(resident, staff, { parentId: comment });
    const totals = await Promise.all(['first: 1', 'kind: COMMENT, first: 1', 'kind: PROPOSAL, first: 1'].map(async (args) => (await list(other, args)).data.contributions.totalCount));
    expect(totals).toEqual([3, 2, 1]);
  });
});

describe('searching', () => {
  let other: World;
  beforeAll(async () => {
    other = await World.in(world.app);
    const staff = await other.person('moderator');
    await publishedIdea(other, 'Fußgängerüberwege', 'An der Straße fehlen Zebrastreifen.', staff);
    await publishedIdea(other, 'Radwege', 'Breitere Wege für Fahrräder, bitte!', staff);
    await publishedIdea(other, 'Kinder', 'Çocuklar için daha çok oyun alanı', staff);
    await other.propose({ title: 'Zebrastreifen', body: 'Wartet noch.' }, { as: resident });
  });

  it.each([
    ['zebrastreifen', ['Fußgängerüberwege']], ['Fahrrad', ['Radwege']], ['fußgän', ['Fußgängerüberwege']], ['breitere weg', ['Radwege']], ['wege -fahrräder', []],
    ['"breitere Wege"', ['Radwege']], ['"Wege breitere"', []], ['oyun', ['Kinder']], ['zebra or oyun', ['Kinder']], ['und der', []], ['!!! & | ( ) <-> :*', []],
    ["'; DROP TABLE x; --", []], ['strasse', ['Fußgängerüberwege']], ['Bahnhof', []], ['', ['Fußgängerüberwege', 'Kinder', 'Radwege']], ['%', []],
  ])('%j', async (search, expected) => {
    const { data, errors } = await world.app.graphql(
      'query ($p: ID!, $s: String) { contributions(processId: $p, search: $s) { totalCount nodes { title } } }', { p: other.processId, s: search });
    expect(errors).toBeUndefined();
    expect(data.contributions.nodes.map(({ title }: { title: string }) => title).sort()).toEqual(expected);
    expect(data.contributions.totalCount).toBe(expected.length);
  });
});

describe('the threads of a passage', () => {
  const threads = (at: World, args = '') => at.app.graphql(
    `query ($id: ID!) { passage(id: $id) { commentCount comments${args} { totalCount pageInfo { hasNextPage } nodes { id replyCount replies { id parentId } } } } }`, { id: at.place.passageId });

  it('hold replies inside; the replies to a comment that was withdrawn stay, on their own', async () => {
    const other = await World.in(world.app);
    const staff = await other.person('moderator');
    const first = await other.publishedComment(resident, staff);
    const second = await other.publishedComment(resident, staff);
    const reply = await other.publishedComment(await world.person(), staff, { parentId: first });
    await other.comment({ parentId: first }, { as: resident });
    expect((await threads(other)).data.passage).toEqual({
      commentCount: 3,
      comments: {
        totalCount: 3, pageInfo: { hasNextPage: false },
        nodes: [{ id: first, replyCount: 1, replies: [{ id: reply, parentId: first }] }, { id: second, replyCount: 0, replies: [] }],
      },
    });
    expect((await threads(other, '(first: 1, order: NEWEST)')).data.passage.comments).toMatchObject({ pageInfo: { hasNextPage: true }, nodes: [{ id: second }] });
    await other.withdraw({ id: first }, { as: resident });
    expect((await threads(other)).data.passage.comments).toMatchObject({ totalCount: 2, nodes: [{ id: second }, { id: reply }] });
  });

  it('are narrowed to those in which something has the words, or came on that channel; counted is what has or did', async () => {
    const other = await World.in(world.app);
    const staff = await other.person('moderator');
    const lights = await other.publishedComment(resident, staff, { body: 'Am Bahnhof fehlen Laternen.' });
    const benches = await other.publishedComment(resident, staff, { body: 'Mehr Bänke im Park.' });
    await other.publishedComment(await world.person(), staff, { parentId: benches, body: 'Und Laternen daneben!' });
    const called = (await other.enter({ body: 'Der Park ist abends dunkel.' }, { as: staff })).contribution!.id;
    await other.publish([(await other.textOf(called)).id], staff);
    const found = async (args: string) => {
      const { totalCount, nodes } = (await threads(other, `(${args})`)).data.passage.comments;
      return [totalCount, nodes.map(({ id }: { id: string }) => id)];
    };
    expect(await found('search: "Laterne"')).toEqual([2, [lights, benches]]);
    expect(await found('search: "park"')).toEqual([2, [benches, called]]);
    expect(await found('channel: COUNTER')).toEqual([1, [called]]);
    expect(await found('search: "park", channel: ONLINE')).toEqual([1, [benches]]);
    // One word in the comment and the other one in its reply: nobody said both.
    expect(await found('search: "Bänke Laternen"')).toEqual([0, []]);
    expect(await found('search: " "')).toEqual([4, [lights, benches, called]]);
    expect(await found('search: "laternen", first: 1, order: NEWEST')).toEqual([2, [benches]]);
    expect((await threads(other, '(search: "a\\u0000b")')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN_CHARACTERS' } }]);
    expect((await threads(other, `(search: "${'x'.repeat(201)}")`)).errors).toMatchObject([{ extensions: { code: 'TOO_LONG' } }]);
  });

  it('take a reply in again when its comment comes back', async () => {
    const other = await World.in(world.app);
    const staff = await other.person('moderator');
    const comment = await other.publishedComment(resident, staff);
    const reply = await other.publishedComment(await world.person(), staff, { parentId: comment });
    const { id: textId } = await other.textOf(comment);
    const nodes = async () => (await threads(other)).data.passage.comments.nodes;
    await other.withhold(textId, staff, { alsoPublished: true });
    expect(await nodes()).toMatchObject([{ id: reply, replies: [] }]);
    await other.restore(textId, staff);
    expect(await nodes()).toMatchObject([{ id: comment, replies: [{ id: reply }] }]);
  });

  it('have no place for a reply that is published while its comment is withheld but one of its own', async () => {
    const other = await World.in(world.app);
    const staff = await other.person('moderator');
    const comment = await other.publishedComment(resident, staff);
    const { contribution } = await other.comment({ parentId: comment }, { as: await world.person() });
    const [text, above] = [await other.textOf(contribution!.id), await other.textOf(comment)];
    const outcomes = await Promise.all([other.withhold(above.id, staff, { alsoPublished: true }), other.publish([text.id], staff)]);
    expect(outcomes.map(({ errors }) => errors)).toEqual([[], []]);
    expect((await threads(other)).data.passage.comments.nodes).toMatchObject([{ id: contribution!.id, replies: [] }]);
  });
});

describe('the own contributions of an account', () => {
  const own = async (as: Session) => (await world.app.graphql('{ viewer { contributions { id state viewerCan { edit withdraw } } } }', {}, { as })).data.viewer.contributions;

  it('are those written with it and those that its address confirmed, newest first', async () => {
    const person = await world.person();
    const stranger = await world.person();
    const byAccount = (await world.comment({}, { as: person })).contribution!.id;
    await world.freshDevice();
    const byMail = (await world.comment({ email: person.email.toUpperCase() })).contribution!.id;
    expect((await own(person)).map(({ id }: { id: string }) => id)).toEqual([byAccount]);
    await world.confirm({ token: world.app.app.get(Keys).token('confirm', byMail) });
    const rights = { edit: true, withdraw: true };
    expect(await own(person)).toEqual([{ id: byMail, state: 'SUBMITTED', viewerCan: rights }, { id: byAccount, state: 'SUBMITTED', viewerCan: rights }]);
    expect(await own(stranger)).toEqual([]);
    expect((await world.withdraw({ id: byMail }, { as: stranger })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await world.withdraw({ id: byMail }, { as: person })).contribution.state).toBe('WITHDRAWN');
  });
});
