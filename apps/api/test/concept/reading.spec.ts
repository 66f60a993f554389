import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type Session, type TestApp } from '../support/app.js';
import { sampleProcess } from '../support/process.js';
import { aConcept, aPart, aPassage, createConcept, mutate, propose, saving, type TestConcept } from './support.js';

let app: TestApp;
let concept: TestConcept;
let proposedId: string;
beforeAll(async () => {
  app = await startApp();
  concept = await aConcept(app);
  proposedId = await propose(app, concept, 'Ein Geheimnis des Entwurfs.');
  await mutate(app, 'addDraftPassage', { partId: concept.partId, kind: 'MEASURE', parentId: concept.passage('field'), title: 'Geheim' }, concept.editor);
});
afterAll(() => app?.close());

const unknown = '00000000-0000-7000-8000-000000000000';

describe('a working draft and a version that waits are invisible', () => {
  const draft = 'query ($id: ID!) { draft(partId: $id) { passages { id title } } }';
  const version = 'query ($id: ID!) { version(id: $id) { title entries { revision { text { plain } } } } }';

  it('to guests and residents, by the operations of the office', async () => {
    const resident = await app.person({ processId: concept.processId });
    for (const [as, code] of [[undefined, 'SIGN_IN_NEEDED'], [resident, 'FORBIDDEN']] as const) {
      const answers = [await app.graphql(draft, { id: concept.partId }, { as }), await app.graphql(version, { id: proposedId }, { as })];
      for (const answer of answers) {
        expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
        expect(Object.values(answer.data)).toEqual([null]);
      }
    }
  });

  it.each(['council', 'organiser', 'admin'] as const)('to the role %s', async (role) => {
    const as = await concept.person(role);
    expect((await app.graphql(draft, { id: concept.partId }, { as })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await app.graphql(version, { id: proposedId }, { as })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('to the office of another process', async () => {
    const { processId } = await sampleProcess(app);
    const as = await app.person({ processId, roles: ['editor', 'publisher', 'moderator'] });
    expect((await app.graphql(draft, { id: concept.partId }, { as })).data).toEqual({ draft: null });
    expect((await app.graphql(version, { id: proposedId }, { as })).data).toEqual({ version: null });
    // Not even whether it is published makes a difference: that operation is the office's.
    expect((await app.graphql(version, { id: concept.versionId }, { as })).data).toEqual({ version: null });
  });

  it('by every public path', async () => {
    const { draft_only: secret } = (await app.sql(`SELECT passage_id AS draft_only FROM draft_passage WHERE title = 'Geheim'`))[0]!;
    const query = `query ($slug: String!, $passage: ID!, $secret: ID!) {
      process(slug: $slug) {
        parts { slug currentVersion { ...V } versions { ...V } v0: version(number: 0) { id } v1: version(number: 1) { ...V } v2: version(number: 2) { ...V } }
        part(slug: "massnahmen") { currentVersion { ...V part { versions { ...V } } } versions { ...V } }
      }
      passage(id: $passage) { id commentCount currentEntry { revision { text { plain title } } } part { versions { ...V } } }
      secret: passage(id: $secret) { id }
    }
    fragment V on Version { id number state title changeNote entries { passage { id currentEntry { revision { text { plain } } } } revision { text { plain title } } } }`;
    const answer = await app.graphql(query, { slug: concept.slug, passage: concept.passage('course'), secret });
    expect(answer.errors).toBeUndefined();
    expect(JSON.stringify(answer)).not.toMatch(/Geheim/);
    expect(JSON.stringify(answer)).not.toContain(proposedId);
    expect(answer.data.secret).toBeNull();
    expect(answer.data.process.parts[0]).toMatchObject({ v0: null, v2: null, v1: { number: 1 }, versions: [{ number: 1 }], currentVersion: { number: 1 } });
  });
});

describe('passages of a draft by their ids', () => {
  const query = 'query ($part: ID!, $ids: [ID!]!) { draftPassages(partId: $part, passageIds: $ids) { id title outlineTitle published changed lockVersion viewerCan { write } publishedRevision { text { title } } } }';
  const read = async (ids: readonly string[], as?: Session, part = concept.partId) => app.graphql(query, { part, ids }, { as });
  const idsSeen = async (...args: Parameters<typeof read>) => (await read(...args)).data.draftPassages.map(({ id }: { id: string }) => id);

  it('are not read by who may not read the draft', async () => {
    const ids = [concept.passage('course')];
    expect((await read(ids)).errors).toMatchObject([{ extensions: { code: 'SIGN_IN_NEEDED' } }]);
    expect((await read(ids, await concept.person('council'))).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const other = await aConcept(app);
    expect(await idsSeen(ids, other.editor)).toEqual([]);
    expect(await idsSeen(ids, other.editor, other.partId)).toEqual([]);
    expect(await idsSeen(ids, concept.editor, other.partId)).toEqual([]);
  });

  it('are those of the part, each once and in its order, and of what is no id none', async () => {
    const [cafe, course] = [concept.passage('cafe'), concept.passage('course')];
    expect(await idsSeen([cafe, 'x', '', '\u0000', course, cafe], concept.moderator)).toEqual([course, cafe]);
    for (const part of ['', 'x', cafe]) expect(await idsSeen([cafe], concept.editor, part)).toEqual([]);
  });

  it('say what stands in the draft and what is published', async () => {
    const { data: { draft } } = await app.graphql('query ($id: ID!) { draft(partId: $id) { passages { id } } }', { id: concept.partId }, { as: concept.editor });
    const { data } = await read(draft.passages.map(({ id }: { id: string }) => id), concept.editor);
    expect(data.draftPassages.map((p: Record<string, unknown>) => [p['title'], p['outlineTitle'], p['published'], p['changed'], p['viewerCan']])).toEqual([
      ['Sprache', true, false], ['Ziel', true, false], ['Kurse', true, true], ['Sprachcafé', true, false], ['Geheim', false, true],
    ].map(([title, published, changed]) => [title, title, published, changed, { write: true }]));
  });
});

describe('the office reads', () => {
  it.each(['editor', 'publisher', 'moderator'] as const)('as %s the draft and the version that waits', async (role) => {
    const as = concept[role];
    const { data } = await app.graphql(
      `query ($part: ID!, $version: ID!) {
        draft(partId: $part) {
          part { slug } lastReturn { reason } proposedVersion { id state entries { revision { text { plain } } } }
          passages { id title kind changed removed lockVersion commentCount updatedByName publishedRevision { text { title } } }
        }
        version(id: $version) { state number part { slug } entries { passage { id } revision { text { plain } } } }
      }`, { part: concept.partId, version: proposedId }, { as },
    );
    const plain = { revision: { text: { plain: 'Ein Geheimnis des Entwurfs.' } } };
    expect(data.version).toMatchObject({ state: 'PROPOSED', number: null, part: { slug: 'massnahmen' } });
    expect(data.version.entries).toContainEqual({ passage: { id: concept.passage('course') }, ...plain });
    expect(data.draft).toMatchObject({ part: { slug: 'massnahmen' }, lastReturn: null, proposedVersion: { id: proposedId, state: 'PROPOSED' } });
    expect(data.draft.passages.map((p: Record<string, unknown>) => [p['title'], p['kind'], p['changed'], p['updatedByName'], p['publishedRevision']])).toEqual([
      ['Sprache', 'FIELD', false, null, { text: { title: 'Sprache' } }], ['Ziel', 'GOAL', false, null, { text: { title: 'Ziel' } }],
      ['Kurse', 'MEASURE', true, 'editor', { text: { title: 'Kurse' } }], ['Sprachcafé', 'MEASURE', false, null, { text: { title: 'Sprachcafé' } }],
      ['Geheim', 'MEASURE', true, 'editor', null],
    ]);
  });

  it.each(['', 'x', unknown, "'; DROP TABLE part; --", '\u0000'])('nothing under the id %p', async (id) => {
    const { data, status } = await app.graphql('query ($id: ID!) { draft(partId: $id) { passages { id } } version(id: $id) { id } passage(id: $id) { id } }', { id }, { as: concept.editor });
    expect([status, data]).toEqual([200, { draft: null, version: null, passage: null }]);
  });
});

describe('residents read', () => {
  const query = `query ($slug: String!) { process(slug: $slug) { part(slug: "massnahmen") { kind title currentVersion {
    number title state entries { kind ordinal parentId passage { id } revision { kind responsible cost requiredByLaw text { lang origin title plain doc } } }
  } } } }`;

  it('the current version in the order of its outline', async () => {
    const { data } = await app.graphql(query, { slug: concept.slug });
    const { currentVersion, ...part } = data.process.part;
    expect(part).toEqual({ kind: 'MEASURES', title: 'Maßnahmen' });
    expect(currentVersion).toMatchObject({ number: 1, title: 'Themen', state: 'PUBLISHED' });
    expect(currentVersion.entries.map((e: Record<string, unknown>) => [e['kind'], e['ordinal'], e['parentId']])).toEqual([
      ['FIELD', 1, null], ['GOAL', 2, concept.passage('field')], ['MEASURE', 3, concept.passage('goal')], ['MEASURE', 4, concept.passage('field')],
    ]);
    expect(currentVersion.entries[2].revision).toEqual({
      kind: 'MEASURE', responsible: 'Bezirksamt', cost: '10 Euro', requiredByLaw: false,
      text: {
        lang: 'de', origin: 'ORIGINAL', title: 'Kurse', plain: 'Mehr Kurse am Abend.',
        doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Mehr Kurse am Abend.' }] }] },
      },
    });
  });

  it('in their language where there is a text, else the original', async () => {
    const { data } = await app.graphql(query, { slug: concept.slug }, { lang: 'en' });
    const texts = data.process.part.currentVersion.entries.map((entry: { revision: { text: Record<string, unknown> } }) => entry.revision.text);
    expect(data.process.part.currentVersion.title).toBe('Topics');
    expect(texts[2]).toMatchObject({ lang: 'en', origin: 'HUMAN', title: 'Courses', plain: 'More courses in the evening.' });
    expect(texts[3]).toMatchObject({ lang: 'de', origin: 'ORIGINAL', title: 'Sprachcafé' });
  });

  it('the original, in whichever language they read', async () => {
    const { data } = await app.graphql(query.replace('text {', 'text { lang } original {'), { slug: concept.slug }, { lang: 'en' });
    expect(data.process.part.currentVersion.entries[2].revision).toMatchObject({ text: { lang: 'en' }, original: { lang: 'de', origin: 'ORIGINAL', title: 'Kurse', plain: 'Mehr Kurse am Abend.' } });
  });

  it('parts that have no version yet, and none that are not there', async () => {
    const { processId, slug } = await sampleProcess(app);
    await createConcept(app, processId, aPart({ kind: 'LEITBILD', slug: 'leitbild', publishAs: null, passages: [aPassage({ key: 's', kind: 'SECTION', parentKey: null })] }));
    const { data } = await app.graphql(
      `query ($slug: String!) { process(slug: $slug) { parts { slug versions { id } currentVersion { id } } leitbild: part(slug: "leitbild") { kind } none: part(slug: "none") { id } nul: part(slug: "\\u0000'") { id } } }`, { slug });
    expect(data.process).toEqual({ parts: [{ slug: 'leitbild', versions: [], currentVersion: null }], leitbild: { kind: 'LEITBILD' }, none: null, nul: null });
  });

  it('two versions side by side', async () => {
    const other = await aConcept(app);
    await mutate(app, 'approveVersion', { versionId: await propose(app, other, 'Ganz neu.') }, other.publisher);
    const { data } = await app.graphql(
      `query ($slug: String!) { process(slug: $slug) { part(slug: "massnahmen") { versions { number } old: version(number: 1) { ...V } new: version(number: 2) { ...V } } } }
      fragment V on Version { number entries { revision { text { plain } } } }`, { slug: other.slug });
    const plainOf = (version: { entries: { revision: { text: { plain: string } } }[] }) => version.entries[2]!.revision.text.plain;
    expect(data.process.part.versions).toEqual([{ number: 2 }, { number: 1 }]);
    expect([plainOf(data.process.part.old), plainOf(data.process.part.new)]).toEqual(['Mehr Kurse am Abend.', 'Ganz neu.']);
  });

  it('a passage that was struck in a later version: it stays, without a current entry', async () => {
    const other = await aConcept(app);
    await mutate(app, 'removeDraftPassage', { passageId: other.passage('cafe'), lockVersion: 1, removed: true }, other.editor);
    await mutate(app, 'approveVersion', { versionId: await propose(app, other) }, other.publisher);
    const { data } = await app.graphql('query ($id: ID!) { passage(id: $id) { id currentEntry { ordinal } part { slug } } }', { id: other.passage('cafe') });
    expect(data.passage).toEqual({ id: other.passage('cafe'), currentEntry: null, part: { slug: 'massnahmen' } });
    const draft = await app.graphql('query ($id: ID!) { draft(partId: $id) { passages { id } } }', { id: other.partId }, { as: other.editor });
    expect(draft.data.draft.passages.map(({ id }: { id: string }) => id)).not.toContain(other.passage('cafe'));
  });
});

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly passage: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('a version with 300 passages', () => {
  const large = aPart({
    passages: [aPassage({ key: 'field', kind: 'FIELD', parentKey: null }), ...Array.from({ length: 299 }, (_, n) => aPassage({ key: `m${n}` }))],
  });
  const reading = `query ($slug: String!) { process(slug: $slug) { title parts { slug currentVersion { number } } part(slug: "massnahmen") { title currentVersion {
    title entries { kind parentId passage { id commentCount } revision { responsible text { title doc plain } } } } } } }`;
  const drafting = 'query ($id: ID!) { draft(partId: $id) { proposedVersion { id } passages { id title doc changed updatedByName commentCount publishedRevision { text { plain } } } } }';

  it('is read with as many statements as a small one, and a small constant', async () => {
    const big = await aConcept(app, large);
    const count = (slug: string) => app.statementsOf(() => app.graphql(reading, { slug }));
    expect([await count(concept.slug), await count(big.slug)]).toEqual([1, 1]);
    const { data } = await app.graphql(reading, { slug: big.slug });
    expect(data.process.part.currentVersion.entries).toHaveLength(300);
  });

  it('is paged by kind, each entry once and in the order of its outline, in one statement', async () => {
    const big = await aConcept(app, large);
    const entries = `query ($id: ID!, $after: String) { entries(partId: $id, kind: MEASURE, first: 100, after: $after) {
      totalCount nodes { ordinal passage { id comments(first: 3, order: NEWEST) { totalCount nodes { id } } } revision { text { title } } } pageInfo { hasNextPage endCursor } } }`;
    const seen: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 4; pages++) {
      const page: Page = (await app.graphql(entries, { id: big.partId, after })).data.entries;
      expect(page.totalCount).toBe(299);
      seen.push(...page.nodes.map((node) => node.passage.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(Array.from({ length: 299 }, (_, n) => big.passage(`m${n}`)));
    expect(await app.statementsOf(() => app.graphql(entries, { id: big.partId }))).toBe(1);
    expect((await app.graphql(entries, { id: 'x' })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND', field: 'partId' } }]);
    expect((await app.graphql(entries.replace('first: 3', 'first: 0'), { id: big.partId })).errors).toMatchObject([{ extensions: { code: 'OUT_OF_RANGE', field: 'first' } }]);
    const unknown = await app.graphql('{ entries(partId: "0197a000-0000-7000-8000-000000000001") { totalCount nodes { ordinal } } }');
    expect(unknown.data.entries).toEqual({ totalCount: 0, nodes: [] });
  });

  it('answers two parts and two pages of comments that one query asks for under two names', async () => {
    const { data } = await app.graphql(`query ($slug: String!, $p: ID!) {
      process(slug: $slug) { a: part(slug: "massnahmen") { slug one: version(number: 1) { number } none: version(number: 7) { number } } b: part(slug: "unknown") { slug } }
      passage(id: $p) { few: comments(first: 1) { totalCount } many: comments(first: 2, order: NEWEST) { nodes { id } } } }`, { slug: concept.slug, p: concept.passage('course') });
    expect(data.process).toEqual({ a: { slug: 'massnahmen', one: { number: 1 }, none: null }, b: null });
    expect(data.passage).toEqual({ few: { totalCount: 0 }, many: { nodes: [] } });
  });

  it('and so is its draft', async () => {
    const big = await aConcept(app, large);
    const count = (id: string, as = concept.editor) => app.statementsOf(() => app.graphql(drafting, { id }, { as }));
    const [small, many] = [await count(concept.partId), await count(big.partId, big.editor)];
    expect(many).toBe(small);
    // The session and its grants, the draft, and what it is compared with.
    expect(many).toBeLessThanOrEqual(8);
    const { data } = await app.graphql(drafting, { id: big.partId }, { as: big.editor });
    expect(data.draft.passages).toHaveLength(300);
    expect(data.draft.passages.some(({ changed }: { changed: boolean }) => changed)).toBe(false);
    await mutate(app, 'saveDraftPassage', saving(big.passage('m7')), big.editor);
    const after = await app.graphql(drafting, { id: big.partId }, { as: big.editor });
    expect(after.data.draft.passages.filter(({ changed }: { changed: boolean }) => changed).map(({ id }: { id: string }) => id)).toEqual([big.passage('m7')]);
  });
});
