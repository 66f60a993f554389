import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { key, startApp, type TestApp } from '../support/app.js';
import { moveClock } from '../support/process.js';
import { VotingWorld } from './world.js';

let app: TestApp;
let world: VotingWorld;
beforeAll(async () => {
  app = await startApp();
  world = await VotingWorld.in(app);
});
afterAll(() => app.close());

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const count = async () => Number((await app.sql('SELECT count(*) AS n FROM ballot'))[0]!['n']);

describe('preparing a ballot', () => {
  it.each<[string, () => object, string[]]>([
    ['an unknown process', () => ({ processId: newId() }), ['NOT_FOUND processId']],
    ['no id', () => ({ processId: `' OR 1=1` }), ['NOT_FOUND processId']],
    ['an unknown phase', () => ({ phaseId: newId() }), ['NOT_FOUND phaseId']],
    ['a phase without votes', () => ({ phaseId: world.phaseIds[1], opensAt: inHours(250), closesAt: inHours(260) }), ['NOT_OPEN phaseId']],
    ['an unknown part', () => ({ partId: 'x' }), ['NOT_FOUND partId']],
    ['a beginning in the past', () => ({ opensAt: inHours(-1) }), ['ORDER opensAt']],
    ['an end before the beginning', () => ({ opensAt: inHours(5), closesAt: inHours(4) }), ['ORDER closesAt']],
    ['an end after that of the phase', () => ({ closesAt: inHours(241) }), ['ORDER closesAt']],
    ['more choices than measures', () => ({ maxChoices: 7 }), ['OUT_OF_RANGE maxChoices']],
    ['no choices', () => ({ maxChoices: 0 }), ['OUT_OF_RANGE maxChoices']],
    ['a single measure', () => ({ passageIds: [world.passage('m1')], maxChoices: 1 }), ['OUT_OF_RANGE passageIds']],
    ['a measure twice', () => ({ passageIds: [world.passage('m1'), world.passage('m1')], maxChoices: 1 }), ['INVALID passageIds']],
    ['a goal', () => ({ passageIds: [world.passage('m1'), world.passage('goal')], maxChoices: 1 }), ['NOT_FOUND passageIds']],
    ['what the law requires', () => ({ passageIds: [world.passage('m1'), world.passage('law')], maxChoices: 1 }), ['NOT_FOUND passageIds']],
    ['an unknown passage', () => ({ passageIds: [world.passage('m1'), 'x\u0000'], maxChoices: 1 }), ['NOT_FOUND passageIds']],
    ['no German title, a blank sentence, wrong dates at once',
      () => ({ title: [{ lang: 'en', text: 'Title' }], decides: [], opensAt: inHours(-1) }), ['EMPTY title.de', 'EMPTY decides.de', 'ORDER opensAt']],
    ['NUL, an unknown language', () => ({ title: [{ lang: 'de', text: 'a\u0000' }, { lang: 'xx', text: 'a' }] }), ['FORBIDDEN_CHARACTERS title.de', 'UNKNOWN_LANGUAGE title']],
  ])('is refused with %s', async (_, changes, expected) => {
    const before = await count();
    const { status, ballot, errors } = await world.create(changes());
    expect([status, ballot, errors]).toEqual([200, null, expected]);
    expect(await count()).toBe(before);
  });

  it('is for the editor of that process only', async () => {
    const { editor: stranger } = await VotingWorld.in(app);
    expect((await world.create({}, stranger)).errors).toEqual(['NOT_FOUND processId']);
    expect((await world.create({}, await world.person('moderator'))).errors).toEqual(['FORBIDDEN null']);
  });

  it('refuses a part of another process', async () => {
    const other = await VotingWorld.in(app);
    expect((await world.create({ partId: other.partId })).errors).toEqual(['NOT_FOUND partId']);
  });

  it('pins the wordings and shows the ballot as planned, in its process and by itself', async () => {
    const { ballot, errors } = await world.create({ passageIds: [world.passage('m2'), world.passage('field'), world.passage('m1')] });
    expect(errors).toEqual([]);
    expect(ballot).toMatchObject({ title: 'Was ist wichtig?', state: 'PLANNED', maxChoices: 3, lockVersion: 1 });
    expect(ballot!.items.map(({ passageId }) => passageId)).toEqual([world.passage('m2'), world.passage('field'), world.passage('m1')]);
    const { data } = await app.graphql(
      'query ($slug: String!, $id: ID!) { process(slug: $slug) { ballots { id } } ballot(id: $id) { state method minimumAge decides tally { papers } part { slug } items { ordinal revision { kind text { title lang } } } } }',
      { slug: world.slug, id: ballot!.id }, { lang: 'en' },
    );
    expect(data.process.ballots).toContainEqual({ id: ballot!.id });
    expect(data.ballot).toMatchObject({ state: 'PLANNED', method: 'CHOOSE', minimumAge: 16, decides: 'Es entscheidet die Bezirksversammlung.', tally: null, part: { slug: 'massnahmen' } });
    expect(data.ballot.items[0]).toEqual({ ordinal: 1, revision: { kind: 'MEASURE', text: { title: 'Measure 2', lang: 'en' } } });
    const entries = await app.audit('ballot.create');
    expect(entries.at(-1)).toMatchObject({ actor_kind: 'ACCOUNT', actor_id: world.editor.accountId, object_type: 'ballot', object_id: ballot!.id, details: { maxChoices: 3, items: 3 } });
  });
});

describe('changing a ballot', () => {
  const update = (id: string, changes: object = {}, lockVersion = 1) => world.mutate('updateBallot', { ballotId: id, lockVersion, ...world.plan(changes) });

  it.each<[string, (id: string) => Promise<{ errors: string[] }>, string[]]>([
    ['an unknown ballot', () => update(newId()), ['NOT_FOUND ballotId']],
    ['no id', () => update('1'), ['NOT_FOUND ballotId']],
    ['the id in capitals', (id) => update(id.toUpperCase()), ['NOT_FOUND ballotId']],
    ['an old lock', (id) => update(id, {}, 2), ['CONFLICT lockVersion']],
    ['a wrong plan', (id) => update(id, { maxChoices: 9 }), ['OUT_OF_RANGE maxChoices']],
  ])('is refused with %s', async (_, attempt, expected) => {
    const { ballot } = await world.create();
    expect((await attempt(ballot!.id)).errors).toEqual(expected);
  });

  it('is for the editor of its process', async () => {
    const { ballot } = await world.create();
    const { editor: stranger } = await VotingWorld.in(app);
    expect((await world.mutate('updateBallot', { ballotId: ballot!.id, lockVersion: 1, ...world.plan() }, stranger)).errors).toEqual(['NOT_FOUND ballotId']);
  });

  it('replaces plan and measures until it opens', async () => {
    const { ballot } = await world.create();
    const changed = await update(ballot!.id, { maxChoices: 1, passageIds: [world.passage('m3'), world.passage('m1')] });
    expect(changed.ballot).toMatchObject({ maxChoices: 1, lockVersion: 2 });
    expect(changed.ballot!.items.map(({ passageId }) => passageId)).toEqual([world.passage('m3'), world.passage('m1')]);
    expect((await app.audit('ballot.update')).at(-1)).toMatchObject({ object_id: ballot!.id, details: { before: { maxChoices: 3 }, after: { maxChoices: 1 }, items: 2 } });
  });

  it('is refused once it has opened, and once somebody voted though the clock was moved back', async () => {
    const own = await VotingWorld.in(app);
    const ballot = await own.openBallot();
    const attempt = () => own.mutate('updateBallot', { ballotId: ballot.id, lockVersion: 1, ...own.plan() });
    expect((await attempt()).errors).toEqual(['BALLOT_STARTED null']);
    expect((await ballot.cast({}, { as: await own.person() })).errors).toEqual([]);
    await moveClock(app, own.processId, 0);
    expect((await attempt()).errors).toEqual(['BALLOT_STARTED null']);
    expect(await app.sql('SELECT 1 FROM ballot_item WHERE ballot_id = $1', [ballot.id])).toHaveLength(6);
  });

  it('by ten editors at once lets one through', async () => {
    const { ballot } = await world.create();
    const results = await Promise.all(Array.from({ length: 10 }, (_, n) => update(ballot!.id, { maxChoices: (n % 3) + 1 })));
    expect(results.map(({ errors }) => errors.join()).sort()).toEqual(['', ...Array.from({ length: 9 }, () => 'CONFLICT lockVersion')]);
  });
});

describe('changing the phase of a ballot', () => {
  const rules = { propose: true, comment: true, vote: true, moderation: 'PRE', withoutAccountByMail: true, withoutAccountByCode: true };
  const hour = 3_600_000;
  const day = 24 * hour;

  /** A phase with votes from in twenty days on; a ballot in it leaves an hour free at both ends. */
  async function laterPhase() {
    const own = await VotingWorld.in(app);
    const admin = await own.person('admin');
    const [startsAt, endsAt] = [Date.now() + 20 * day, Date.now() + 30 * day];
    const update = async (changes: { startsAt?: number; endsAt?: number; vote?: boolean } = {}) => {
      const input = {
        idempotencyKey: key(), phaseId: own.phaseIds[1], startsAt: new Date(changes.startsAt ?? startsAt).toISOString(), endsAt: new Date(changes.endsAt ?? endsAt).toISOString(),
        rules: { ...rules, vote: changes.vote ?? true },
      };
      const { data } = await app.graphql('mutation ($input: UpdatePhaseInput!) { updatePhase(input: $input) { errors { code field } } }', { input }, { as: admin });
      return data.updatePhase.errors.map(({ code, field }: { code: string; field: string }) => `${code} ${field}`);
    };
    expect(await update()).toEqual([]);
    const create = () => own.create({ phaseId: own.phaseIds[1], opensAt: new Date(startsAt + hour).toISOString(), closesAt: new Date(endsAt - hour).toISOString() });
    return { own, startsAt, endsAt, update, create };
  }

  it('is refused where it would leave the ballot outside', async () => {
    const { own, startsAt, endsAt, update, create } = await laterPhase();
    expect((await create()).errors).toEqual([]);
    expect(await update({ vote: false })).toEqual(['BALLOT_IN_PHASE rules.vote']);
    expect(await update({ startsAt: startsAt + 2 * hour, endsAt: endsAt - 2 * hour })).toEqual(['BALLOT_IN_PHASE startsAt', 'BALLOT_IN_PHASE endsAt']);
    const [row] = await app.sql('SELECT starts_at, ends_at, rules FROM phase WHERE id = $1', [own.phaseIds[1]]);
    expect(row).toMatchObject({ starts_at: new Date(startsAt), ends_at: new Date(endsAt), rules: { vote: true } });
    expect(await update({ startsAt: startsAt + hour, endsAt: endsAt - hour })).toEqual([]);
  });

  it('at the same time as the ballot is planned lets one of both through', async () => {
    const { update, create } = await laterPhase();
    const [changed, created] = await Promise.all([update({ vote: false }), create()]);
    expect([[[], ['NOT_OPEN phaseId']], [['BALLOT_IN_PHASE rules.vote'], []]]).toContainEqual([changed, created.errors]);
  });
});
