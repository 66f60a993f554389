import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { newId } from '@mitgestalten/platform';
import { getNamedType, getNullableType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import { key, startApp, type GraphqlResult, type TestApp } from '../support/app.js';
import { sampleWorld, type SampleWorld } from '../support/sample.js';
import { plausibleInputs, prepare } from './inputs.js';

let app: TestApp;
let world: SampleWorld;
let schema: GraphQLSchema;
let inputs: Record<string, Record<string, unknown>>;
beforeAll(async () => {
  app = await startApp();
  world = await sampleWorld(app);
  schema = app.app.get(GraphQLSchemaHost).schema;
  inputs = plausibleInputs(world, await prepare(app, world));
}, 60_000);
afterAll(() => app?.close());

const mutations = () => Object.values(schema.getMutationType()!.getFields()).filter((field) => field.args.length > 0);

/** Tables in which tries themselves leave a trace. */
const traces = new Set(['rate_limit', 'session', 'sign_in_token', 'outgoing_mail', 'idempotency_record']);

async function fingerprint(): Promise<string> {
  const tables = await app.sql<{ name: string }>(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`);
  const counts = await Promise.all(tables.filter(({ name }) => !traces.has(name)).map(async ({ name }) =>
    `${name} ${(await app.sql(`SELECT count(*) AS n, md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS hash FROM ${name} t`))[0]!['hash']}`));
  return counts.join('\n');
}

async function post(name: string, input: unknown, as = world.everyRole): Promise<GraphqlResult<Record<string, { errors: { code: string; field: string | null; message: string }[] } | null> | null>> {
  const type = schema.getMutationType()!.getFields()[name]!.args[0]!.type;
  return app.graphql(`mutation ($input: ${String(type)}) { ${name}(input: $input) { errors { code field message } } }`, { input }, { as });
}

const withNewKey = (name: string) => ({ ...inputs[name], ...('idempotencyKey' in inputs[name]! ? { idempotencyKey: key() } : {}) });

/** Never a 5xx, never a stack; either a typed refusal, or GraphQL's own 400 for what is not of the type. */
function refusalOf(name: string, result: Awaited<ReturnType<typeof post>>): string {
  expect([200, 400, 413]).toContain(result.status);
  expect(JSON.stringify(result)).not.toMatch(/node_modules|\.ts:|\.js:|QueryFailed|syntax for type|INTERNAL/);
  if (result.errors !== undefined) return result.errors[0]!.extensions.code;
  const { errors } = result.data![name]!;
  for (const error of errors) expect(error.message).not.toBe('');
  return errors.map(({ code }) => code).join(' ');
}

type Bad = readonly [string, unknown];
const nul = 'a\u0000b';
const texts: readonly Bad[] = [
  ['empty', ''], ['blank', ' \u200b\n '], ['NUL', nul], ['a lone surrogate', 'x\ud800y'], ['an override', 'x\u202ey'], ['over-long', 'x'.repeat(60_000)],
];
const identifiers: readonly Bad[] = [['unknown', newId()], ['no id', "' OR 1=1 --"], ['NUL', nul], ['empty', ''], ['over-long', 'x'.repeat(10_000)]];

/** Texts that may be left out, so that an empty one is not bad; and free texts whose blank form is a choice. */
function harmless(what: string, type: GraphQLInputType): boolean {
  return (what === 'empty' || what === 'blank') && !isNonNullType(type);
}

function badValues(type: GraphQLInputType): readonly Bad[] {
  switch (getNamedType(type).name) {
    case 'ID': return identifiers;
    case 'String': return texts;
    case 'Int': return [['negative', -1], ['huge', 2 ** 31 - 1], ['beyond', 2 ** 31], ['a text', 'x']];
    case 'DateTime': return [['no date', 'tomorrow'], ['an impossible one', '2026-02-31T25:00:00Z'], ['far away', '9999-12-31T23:59:59Z']];
    case 'JSON': return [['null', null], ['markup', '<p>'], ['an unknown node', { type: 'doc', content: [{ type: 'script' }] }], ['no document', []]];
    case 'Boolean': return [['a text', 'x']];
    default: return [['an unknown value', 'X']];
  }
}

describe('every mutation', () => {
  it('has a plausible input here', () => {
    expect(Object.keys(inputs).sort()).toEqual(mutations().map(({ name }) => name).sort());
  });

  it('refuses keys that are not in its input', async () => {
    for (const { name } of mutations()) {
      expect((await post(name, { ...inputs[name], isAdmin: true })).status).toBe(400);
    }
  });

  it('refuses each kind of bad value in each field, and changes nothing', async () => {
    const accepted: string[] = [];
    const elsewhere: string[] = [];
    for (const { name, args } of mutations()) {
      const type = getNamedType(args[0]!.type);
      if (!isInputObjectType(type)) continue;
      // Nobody may send so many texts in an hour: what is looked for here is another refusal.
      await app.sql('DELETE FROM rate_limit');
      for (const field of Object.values(type.getFields())) {
        if (field.name === 'idempotencyKey' || isInputObjectType(getNamedType(field.type))) continue;
        for (const [what, value] of badValues(field.type)) {
          if (harmless(what, field.type)) continue;
          const before = await fingerprint();
          const bad = isListType(getNullableType(field.type)) ? [value] : value;
          const result = await post(name, { ...withNewKey(name), [field.name]: bad });
          const refusal = refusalOf(name, result);
          const named = result.errors?.map(({ message }) => message) ?? result.data![name]!.errors.map((error) => String(error.field));
          if (refusal !== '' && !named.some((text) => text.includes(field.name)) && !namedElsewhere.has(`${name}.${field.name} ${what}`)) elsewhere.push(`${name}.${field.name} ${what}: ${refusal} ${named.join(' ')}`);
          if (refusal === '' && !allowed.has(`${name}.${field.name} ${what}`)) accepted.push(`${name}.${field.name} ${what}`);
          else if (refusal !== '') expect(await fingerprint()).toBe(before);
        }
      }
    }
    expect({ accepted, elsewhere }).toEqual({ accepted: [], elsewhere: [] });
  }, 240_000);

  it('refuses a guest or somebody without a role what needs one', async () => {
    const resident = await app.person();
    const forAll = new Set(['requestSignInLink', 'signInWithLink', 'signIn', 'setPassword', 'updateAccount', 'submitComment', 'submitProposal', 'confirmContribution', 'editContribution', 'withdrawContribution', 'objectToPlace', 'castVote', 'submitSuggestion', 'supportContribution', 'withdrawSupport']);
    for (const { name } of mutations()) {
      if (forAll.has(name)) continue;
      const before = await fingerprint();
      expect(`${name} ${refusalOf(name, await post(name, inputs[name], resident))}`).toBe(`${name} FORBIDDEN`);
      expect(await fingerprint()).toBe(before);
    }
  });

  it('refuses the same roles of another process as if nothing were there', async () => {
    const [{ id: other }] = (await app.sql<{ id: string }>(
      `INSERT INTO process (id, district_id, slug, title, languages) SELECT gen_random_uuid(), district_id, 'other', title, languages FROM process LIMIT 1 RETURNING id`)) as [{ id: string }];
    const stranger = await app.person({ processId: other, roles: ['admin', 'moderator', 'editor', 'publisher', 'organiser', 'council'] });
    const forAll = new Set(['requestSignInLink', 'signInWithLink', 'signIn', 'setPassword', 'updateAccount', 'submitComment', 'submitProposal', 'confirmContribution', 'editContribution', 'withdrawContribution', 'objectToPlace', 'castVote', 'submitSuggestion', 'supportContribution', 'withdrawSupport']);
    for (const { name } of mutations()) {
      if (forAll.has(name)) continue;
      const before = await fingerprint();
      expect(`${name} ${refusalOf(name, await post(name, inputs[name], stranger))}`).toMatch(/NOT_FOUND|FORBIDDEN|CODE_UNKNOWN/);
      expect(await fingerprint()).toBe(before);
    }
  });
});

// What looks bad by its type and is not: the reason stands beside it.
const allowed = new Set<string>([
  // No words: those that stand there are to be struck, and the reason is given.
  'submitSuggestion.body empty',
  // A page that opens brings a seat that nobody knows yet; and where nobody writes, whoever sits nowhere saves too.
  'beInDraft.seatId unknown', 'saveDraftPassage.seatId unknown', 'removeDraftPassage.seatId unknown', 'goBackInDraft.seatId unknown',
  // That seat was taken a moment before, by `beInDraft`.
  'leaveDraft.seatId unknown',
  // Whoever has no password yet has no former one either: it is not looked at.
  ...['blank', 'empty', 'NUL', 'a lone surrogate', 'an override', 'over-long'].map((what) => `setPassword.formerPassword ${what}`),
]);

// Where the refusal rightly names another field than the one that was tried: the reason stands beside it.
const namedElsewhere = new Set<string>([
  // The end no longer comes after the start: it is said at the end.
  'addPhase.startsAt far away', 'createBallot.opensAt far away', 'updateBallot.opensAt far away',
  // What somebody else has changed meanwhile is said at the answer.
  'returnAnswer.lockVersion negative', 'returnAnswer.lockVersion huge',
  // Whether the address or the password is wrong is not told.
  ...['empty', 'blank', 'NUL', 'a lone surrogate', 'an override', 'over-long'].flatMap((what) => [`signIn.email ${what}`, `signIn.password ${what}`]),
  // The wording that was read does not belong to that passage.
  'submitComment.passageId unknown', 'submitSuggestion.passageId unknown',
  // Another decision stands there than the one that was looked at: it is said at what was decided about.
  'placeAnchor.decidedAt far away',
]);

const blns = process.env['REAL_DATA'] === undefined ? [] : (JSON.parse(readFileSync(`${process.env['REAL_DATA']}/naughty-strings/blns.json`, 'utf8')) as string[]);
const naughty = ['<script>alert(1)</script>', "'; DROP TABLE vote; --", '{{7*7}}', '${7*7}', '%s%n', '../../etc/passwd', '\u200f\u200e', 'ﷺ', '🏳️‍🌈', 'ǅ', '-1e309', 'null', 'undefined', 'NaN', '\\u0000', 'Ω≈ç√∫˜µ≤≥÷', ...blns];

describe('naughty strings', () => {
  it('are stored as written or refused at their field, in every text of a comment', async () => {
    for (const text of naughty) {
      const input = { ...inputs['submitComment'], idempotencyKey: key(), parentId: null, email: null, body: text, authorName: null, onBehalfOf: null };
      await app.sql('DELETE FROM rate_limit');
      const refusal = refusalOf('submitComment', await post('submitComment', input));
      if (refusal === '') {
        const [stored] = await app.sql<{ body: string }>('SELECT body FROM contribution_text ORDER BY id DESC LIMIT 1');
        expect(stored!.body).toBe(text);
      } else {
        expect(refusal).toMatch(/^(EMPTY|TOO_SHORT|TOO_LONG|FORBIDDEN_CHARACTERS)$/);
      }
    }
  }, 120_000);
});

/** Those that cannot be accepted here, and why. */
const cannotBe: Record<string, string> = {
  addArea: 'AREAS_FIXED', removeArea: 'AREAS_FIXED', // A ballot has begun: its areas stand.
  removeBody: 'BODY_IN_USE', // Somebody of the sample sits in the only body.
  removePhase: 'PHASE_IN_USE', // A ballot lies in it.
  returnVersion: 'ALREADY_DECIDED', returnAnswer: 'ALREADY_DECIDED', // Approved a moment before.
  saveDraftPassage: 'CONFLICT', // Moved a moment before.
  goBackInDraft: 'CONFLICT', // `approveVersion` took the mark of the change back, which is another state of the passage.
  objectToPlace: 'STILL_CARRIED', placeAnchor: 'TEXT_OUTDATED', // The version they are about was replaced by `approveVersion`.
};

describe('the plausible inputs', () => {
  it('are accepted, so that a bad value is the only reason to refuse', async () => {
    const fresh = await startApp();
    try {
      const freshWorld = await sampleWorld(fresh);
      const freshInputs = plausibleInputs(freshWorld, await prepare(fresh, freshWorld));
      const results: Record<string, string> = {};
      for (const { name, args } of mutations()) {
        await fresh.sql('DELETE FROM rate_limit');
        const as = ['signIn', 'signInWithLink', 'setPassword'].includes(name) ? await fresh.person() : freshWorld.everyRole;
        const result = await fresh.graphql(`mutation ($input: ${String(args[0]!.type)}) { ${name}(input: $input) { errors { code field message } } }`, { input: freshInputs[name] }, { as });
        const refusal = refusalOf(name, result);
        if (refusal !== '') results[name] = refusal;
      }
      expect(results).toEqual(cannotBe);
    } finally {
      await fresh.close();
    }
  }, 60_000);
});
