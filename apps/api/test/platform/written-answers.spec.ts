import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { parse, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';
import { writtenOperation } from '../../src/graphql/written-answers.js';
import { startApp, type TestApp } from '../support/app.js';
import { sampleWorld, type SampleWorld } from '../support/sample.js';

let app: TestApp;
let world: SampleWorld;
beforeAll(async () => {
  app = await startApp();
  world = await sampleWorld(app);
}, 60_000);
afterAll(() => app?.close());

const manifest = new URL('../../../../libs/web/data/src/generated/persisted-documents.json', import.meta.url);
const texts = Object.values(JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>);

/** Whether the database writes the answer of that text. */
function isWritten(text: string): boolean {
  const { definitions } = parse(text);
  const fragments = Object.fromEntries(definitions.filter((each): each is FragmentDefinitionNode => each.kind === 'FragmentDefinition').map((each) => [each.name.value, each]));
  const operation = definitions.find((each): each is OperationDefinitionNode => each.kind === 'OperationDefinition')!;
  return writtenOperation(app.app.get(GraphQLSchemaHost).schema, operation, fragments) !== null;
}

const entries = (fields: string) => `query ($id: ID!) { entries(partId: $id, kind: MEASURE, first: 2) { ${fields} } }`;

describe('the database', () => {
  it('writes the answers of long lists, for residents and for the office', () => {
    const written = texts.filter(isWritten).map((text) => /query (\w+)/.exec(text)?.[1]);
    expect(written).toEqual(expect.arrayContaining(['PortalVoices', 'OfficePublished', 'OfficePassageComments']));
  });

  it('writes none at which a rule or a resolver has to look', () => {
    expect(isWritten('{ process { settings { lockVersion } } }')).toBe(false);
    expect(isWritten('{ process { phase { kind } } }')).toBe(false);
    expect(isWritten('{ process { parts { currentVersion { title } } } }')).toBe(false);
    expect(isWritten('mutation { signOut { accepted } }')).toBe(false);
    expect(isWritten('{ viewer { id } }')).toBe(false);
  });

  it('writes names as they were asked for, types, and nothing else', async () => {
    const text = entries('__typename many: totalCount list: nodes { __typename at: ordinal again: ordinal passage { a: comments(first: 1) { __typename nodes { id } } b: comments(first: 2) { totalCount } } } pageInfo { hasNextPage }');
    expect(isWritten(text)).toBe(true);
    const { data } = await app.graphql(text, { id: world.ids.partMeasures });
    expect(data.entries).toMatchObject({ __typename: 'VersionEntryConnection', many: expect.any(Number), pageInfo: { hasNextPage: true } });
    expect(data.entries.list).toHaveLength(2);
    expect(Object.keys(data.entries.list[0])).toEqual(['__typename', 'at', 'again', 'passage']);
    expect(data.entries.list[0].at).toBe(data.entries.list[0].again);
    expect(Object.keys(data.entries.list[0].passage.a)).toEqual(['__typename', 'nodes']);
    expect(Object.keys(data.entries.list[0].passage.b)).toEqual(['totalCount']);
  });

  it('is not asked where something is refused: the refusal comes in full', async () => {
    const refused = await app.graphql(entries('totalCount').replace('first: 2', 'first: 1000'), { id: world.ids.partMeasures });
    expect(refused).toMatchObject({ status: 200, errors: [{ path: ['entries'], extensions: { code: 'OUT_OF_RANGE', field: 'first' } }] });
    const guest = await app.graphql('query ($p: ID!) { moderationQueue(processId: $p) { totalCount nodes { body } } }', { p: world.processId });
    expect(guest.errors).toMatchObject([{ path: ['moderationQueue'], extensions: { code: 'SIGN_IN_NEEDED' } }]);
    expect((await app.graphql(entries('totalCount'), {})).status).toBe(400);
  });

  it('is waited for once when it does not answer', async () => {
    const pool = (app.app.get(DataSource).driver as unknown as { master: Pool }).master;
    const query = jest.spyOn(pool, 'query').mockImplementation(() => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })) as never);
    try {
      expect(await app.graphql(entries('totalCount'), { id: world.ids.partMeasures })).toMatchObject({ status: 503, errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
      expect(query).toHaveBeenCalledTimes(1);
    } finally {
      query.mockRestore();
    }
  });
});
