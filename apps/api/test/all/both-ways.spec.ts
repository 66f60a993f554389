import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { guest, roles, type Actor } from '@mitgestalten/kernel';
import { newId, publicError, type RequestContext } from '@mitgestalten/platform';
import { execute, parse, type GraphQLError, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { aConcept, propose, type TestConcept } from '../concept/support.js';
import { startApp, type Session, type TestApp } from '../support/app.js';
import { readPlainly } from '../support/plain-reader.js';
import { sampleWorld, type SampleWorld } from '../support/sample.js';
import { plausibleInputs } from './inputs.js';

/**
 * Every operation of both apps, answered twice: as our pages ask (trusted document, compiled, one statement chosen from the
 * selection) and plainly (graphql-js, every column, a statement for each relation), for every role, on own and foreign, hidden
 * and open objects. Whatever differs would be a rule that holds on one way only.
 */
let app: TestApp;
let plain: NestFastifyApplication;
let world: SampleWorld;
let foreign: TestConcept;
const people: { name: string; session: Session | undefined; actor: Actor }[] = [];

const manifest = new URL('../../../../libs/web/data/src/generated/persisted-documents.json', import.meta.url);
const operations = Object.values(JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>).map((text) => {
  const document = parse(text);
  const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === 'OperationDefinition')!;
  return { text, document, name: operation.name!.value, kind: operation.operation, variables: (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value) };
});

beforeAll(async () => {
  app = await startApp();
  world = await sampleWorld(app);
  foreign = await aConcept(app);
  await propose(app, foreign);
  plain = await app.another();
  readPlainly(plain);
  people.push({ name: 'guest', session: undefined, actor: guest });
  for (const role of [undefined, ...roles]) {
    const session = await app.person({ processId: world.processId, ...(role === undefined ? {} : { roles: [role] }) });
    const grants = role === undefined ? [] : [{ role, processId: world.processId, bodyId: null }];
    people.push({ name: role ?? 'account', session, actor: { kind: 'ACCOUNT', accountId: session.accountId, grants } });
  }
  const { draftPassage, measure, partMeasures } = world.ids;
  for (const [name, passageId, days] of [['of the passage', draftPassage.id, 1], ['of another passage', measure, 1], ['of the passage whose last day is over', draftPassage.id, -1]] as const) {
    const session = await app.person({ processId: world.processId, roles: ['drafter'] });
    await app.sql(
      `WITH given AS (INSERT INTO drafter_grant (id, process_id, part_id, role_grant_id, whole_part, ends_at, granted_at)
         SELECT $1, r.process_id, $2, r.id, false, process_now(r.process_id) + make_interval(days => $3), now() FROM role_grant r WHERE r.account_id = $4 RETURNING id, process_id)
       INSERT INTO drafter_grant_passage (process_id, grant_id, passage_id) SELECT process_id, id, $5 FROM given`, [newId(), partMeasures, days, session.accountId, passageId]);
    people.push({ name: `drafter ${name}`, session, actor: { kind: 'ACCOUNT', accountId: session.accountId, grants: [{ role: 'drafter', processId: world.processId, bodyId: null }] } });
  }
}, 120_000);
afterAll(async () => {
  await plain?.close();
  await app?.close();
});

type Answer = { data: unknown; errors: unknown };

async function asOurPages(text: string, variables: object, session: Session | undefined): Promise<Answer> {
  const { data, errors } = await app.graphql(text, variables, session === undefined ? {} : { as: session });
  return comparable(data, errors);
}

async function plainly(document: DocumentNode, variables: object, actor: Actor): Promise<Answer> {
  const contextValue: RequestContext = { actor, lang: 'de', device: 'a device', signIn: () => Promise.resolve() };
  const { schema } = plain.get(GraphQLSchemaHost);
  const { data, errors } = await execute({ schema, document, variableValues: variables as Record<string, unknown>, contextValue });
  return comparable(data, errors?.map((error) => publicError(error as GraphQLError, (fault) => { throw fault; })));
}

/** As JSON, without the time, and errors in an order of their own. */
function comparable(data: unknown, errors: readonly { message: string; path?: unknown; extensions: unknown }[] | undefined): Answer {
  const timeless = (key: string, value: unknown) => (key === 'now' ? 'now' : value);
  const told = (errors ?? []).map(({ message, path, extensions }) => ({ message, path: path ?? null, extensions })).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  return JSON.parse(JSON.stringify({ data: data ?? null, errors: told }, timeless)) as Answer;
}

/** Values for a variable: something own that is open, something own that is hidden, something foreign, something unknown. */
async function valuesOf(): Promise<Record<string, readonly unknown[]>> {
  const ids = async (sql: string) => (await app.sql<{ id: string }>(sql)).map(({ id }) => id);
  const { ids: known } = world;
  const versions = await ids(`(SELECT id FROM version WHERE process_id = '${world.processId}' ORDER BY id LIMIT 2) UNION ALL (SELECT id FROM version WHERE process_id = '${foreign.processId}')`);
  const someIds = [
    ...Object.values(known).filter((id): id is string => typeof id === 'string'), known.draftPassage.id, known.place.passageId, ...versions,
    ...(await ids(`(SELECT contribution_id AS id FROM contribution_text WHERE state = 'SUBMITTED' LIMIT 1) UNION ALL (SELECT id FROM passage WHERE process_id = '${foreign.processId}' ORDER BY id LIMIT 1)`)),
    newId(), 'x',
  ];
  const processes = [world.processId, foreign.processId, newId()];
  return {
    id: someIds, partId: [known.partMeasures, foreign.partId, newId()], ballotId: [known.ballotPlanned, newId()], passageId: [null, known.place.passageId, known.draftPassage.id],
    passageIds: [[known.draftPassage.id, known.measure, newId(), 'x']],
    processId: processes, slug: ['harburg', foreign.slug, null, 'unknown'], filter: ['UNANSWERED', 'PROPOSED'], order: ['VOTES'], number: [1, 99], numbered: [true], from: [1], to: [2, 99], textId: [known.place.revisionTextId, newId()],
    versionId: [...versions, newId(), 'x'], lang: ['de', 'xx'], view: ['WAITING', 'PLACED', 'AUTOMATIC'],
    first: [3], after: [null], afterSuggestion: [null], search: [null, 'Kurs'], office: [true, false], code: [null, 'ABCD-EFGH-JKMN-PQRS'], key: ['rules', 'nothing'], channel: ['ONLINE'], answered: [false],
  };
}

function* combinations(names: readonly string[], values: Record<string, readonly unknown[]>): Generator<Record<string, unknown>> {
  const [name, ...rest] = names;
  if (name === undefined) return yield {};
  if (values[name] === undefined) throw new Error(`What can the variable $${name} be?`);
  for (const value of values[name]) for (const others of combinations(rest, values)) yield { [name]: value, ...others };
}

/** What nobody reads of others without an entry in the audit log: addresses, and texts that were withheld. */
async function somethingPersonal(): Promise<{ text: string; of: string | null }[]> {
  return app.sql(`SELECT email AS text, id AS of FROM account UNION ALL SELECT email, NULL FROM contribution_contact
    UNION ALL SELECT body, NULL FROM contribution_text WHERE state = 'WITHHELD'`);
}

describe('an operation of our pages', () => {
  it('reads the same on both ways, for everybody', async () => {
    const values = await valuesOf();
    const differing: unknown[] = [];
    const [personal, loggedBefore] = [await somethingPersonal(), (await app.audit('personal-data.read')).length];
    let [answered, toldSomethingPersonal] = [0, 0];
    for (const { text, document, name, kind, variables } of operations) {
      if (kind !== 'query') continue;
      for (const given of combinations(variables, values)) {
        const all = Object.fromEntries(Object.entries(given).filter(([key, value]) => value !== null || key === 'after'));
        for (const { name: who, session, actor } of people) {
          const [ours, other] = [await asOurPages(text, all, session), await plainly(document, all, actor)];
          if (JSON.stringify(ours) !== JSON.stringify(other)) differing.push({ name, who, all, ours, other });
          answered++;
          if (personal.some(({ text, of }) => of !== session?.accountId && JSON.stringify(ours).includes(text))) toldSomethingPersonal++;
        }
      }
    }
    expect(differing.slice(0, 3)).toEqual([]);
    expect(answered).toBeGreaterThan(1000);
    expect(toldSomethingPersonal).toBeGreaterThan(0);
    expect(await app.audit('personal-data.read')).toHaveLength(loggedBefore + toldSomethingPersonal);
  }, 300_000);

  // What opens or ends a session belongs to the request, which only one way has.
  const ofSessions = new Set(['signIn', 'signInWithLink', 'signOut', 'setPassword', 'updateAccount', 'requestSignInLink']);

  it('changes the same on both ways, for everybody: the second time with the same key', async () => {
    const inputs = plausibleInputs(world);
    const differing: unknown[] = [];
    for (const { text, document, name, kind } of operations) {
      const mutation = /\{ (?:__typename )?(\w+)\(input/.exec(text)?.[1];
      if (kind !== 'mutation' || mutation === undefined || ofSessions.has(mutation)) continue;
      for (const { name: who, session, actor } of people) {
        const input = { ...inputs[mutation], ...('idempotencyKey' in inputs[mutation]! ? { idempotencyKey: newId() } : {}) };
        const [ours, other] = [await asOurPages(text, { input }, session), await plainly(document, { input }, actor)];
        if (JSON.stringify(ours) !== JSON.stringify(other)) differing.push({ name, who, ours, other });
      }
    }
    expect(differing).toEqual([]);
  }, 120_000);
});
