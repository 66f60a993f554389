import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { RecountBallot } from '@mitgestalten/voting-api';
import { key, startApp, type Session, type TestApp } from '../support/app.js';
import { moveClock } from '../support/process.js';
import { VotingWorld, type OpenBallot } from './world.js';

let app: TestApp;
let world: VotingWorld;
let ballot: OpenBallot;
let voter: Session;
let codes: string[];
beforeAll(async () => {
  app = await startApp();
  world = await VotingWorld.in(app);
  codes = await world.codes(20);
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.sql('DELETE FROM rate_limit');
  ballot = await world.openBallot();
  voter = await world.person();
});

const nextCode = () => codes.pop()!;
const items = (...numbers: number[]) => numbers.map((n) => ballot.itemIds[n - 1]!);

describe('voting', () => {
  it.each<[string, () => object | Promise<object>, string[]]>([
    ['an unknown ballot', () => ({ ballotId: newId() }), ['NOT_FOUND ballotId']],
    ['no id', () => ({ ballotId: "' OR 1=1 --\u0000" }), ['NOT_FOUND ballotId']],
    ['the id in capitals', () => ({ ballotId: ballot.id.toUpperCase() }), ['NOT_FOUND ballotId']],
    ['no choice', () => ({ itemIds: [] }), ['CHOOSE_AT_LEAST itemIds']],
    ['more than k choices', () => ({ itemIds: items(1, 2, 3, 4) }), ['CHOOSE_AT_MOST itemIds']],
    ['one choice twice', () => ({ itemIds: items(1, 1) }), ['INVALID itemIds']],
    ['an unknown item', () => ({ itemIds: [newId()] }), ['NOT_FOUND itemIds']],
    ['an item of another ballot', async () => ({ itemIds: (await world.create()).ballot?.items.map(({ id }) => id).slice(0, 1) ?? [newId()] }), ['NOT_FOUND itemIds']],
    ['a forged item', () => ({ itemIds: ['x\u0000\ud800'] }), ['NOT_FOUND itemIds']],
    ['an area of another process', async () => ({ areaId: (await VotingWorld.in(app)).areaIds[0] }), ['NOT_FOUND areaId']],
    ['no declaration of age', () => ({ oldEnough: false }), ['NOT_OLD_ENOUGH oldEnough']],
    ['all of that at once', () => ({ itemIds: [], areaId: 'x', oldEnough: false }), ['CHOOSE_AT_LEAST itemIds', 'NOT_FOUND areaId', 'NOT_OLD_ENOUGH oldEnough']],
    ['an unknown code', () => ({ code: 'ABCD-EFGH-JKMN-PQRS' }), ['CODE_UNKNOWN code']],
    ['a forged code', () => ({ code: 'x\u0000\ud800' }), ['CODE_UNKNOWN code']],
    ['a very long code', () => ({ code: 'A'.repeat(100_000) }), ['CODE_UNKNOWN code']],
    ['a code of another process', async () => ({ code: (await (await VotingWorld.in(app)).codes(1))[0] }), ['CODE_UNKNOWN code']],
  ])('is refused with %s', async (_, input, expected) => {
    const { status, paper, receipt, errors } = await ballot.cast(await input(), { as: voter });
    expect([status, paper, receipt, errors]).toEqual([200, null, null, expected]);
    expect(await ballot.papers()).toEqual([]);
    expect(await ballot.ledger()).toEqual([]);
  });

  it('needs an account or a code', async () => {
    expect((await ballot.cast()).errors).toEqual(['SIGN_IN_NEEDED code']);
    expect((await ballot.cast({ code: ' ' })).errors).toEqual(['SIGN_IN_NEEDED code']);
  });

  it('refuses a code that was given for contributions', async () => {
    const { data } = await app.graphql(
      'mutation ($input: SubmitProposalInput!) { submitProposal(input: $input) { code errors { code } } }',
      { input: { idempotencyKey: key(), processId: world.processId, title: 'Eine Idee', body: 'Mehr Bänke.', lang: 'de' } },
    );
    expect((await ballot.cast({ code: data.submitProposal.code })).errors).toEqual(['CODE_WRONG_PURPOSE code']);
  });

  it('is refused before the ballot opens, after it closed, and when its phase is over', async () => {
    await moveClock(app, world.processId, 0);
    expect((await ballot.cast({}, { as: voter })).errors).toEqual(['NOT_OPEN null']);
    await moveClock(app, world.processId, 101);
    expect((await ballot.cast({}, { as: voter })).errors).toEqual(['CLOSED null']);
    await moveClock(app, world.processId, 2);
    await app.sql('UPDATE phase SET closed_at = ends_at WHERE id = $1', [world.phaseIds[0]]);
    expect((await ballot.cast({}, { as: voter })).errors).toEqual(['NOT_OPEN null']);
    await app.sql('ALTER TABLE phase DISABLE TRIGGER phase_stays_closed');
    await app.sql('UPDATE phase SET closed_at = NULL');
    await app.sql('ALTER TABLE phase ENABLE TRIGGER phase_stays_closed');
  });

  it('limits wrong codes of a device, and counts right ones never', async () => {
    await app.sql('UPDATE rate_limit SET hits = 0');
    await ballot.cast({ code: nextCode() });
    expect((await app.sql('SELECT sum(hits)::int AS n FROM rate_limit'))[0]!['n']).toBe(0);
    await ballot.cast({ code: 'ABCD-EFGH-JKMN-PQRS' });
    await app.sql('UPDATE rate_limit SET hits = 1000 WHERE hits > 0');
    expect((await ballot.cast({ code: 'ABCD-EFGH-JKMN-PQRS' })).errors).toEqual(['RATE_LIMITED null']);
    expect((await ballot.cast({}, { as: voter })).errors).toEqual([]);
  });
});

describe('a vote', () => {
  it('writes paper, choices with the text that was shown, ledger line and an audit entry without voter, time and choice', async () => {
    const { paper, receipt, errors } = await ballot.cast({ itemIds: items(3, 1), areaId: world.areaIds[1] }, { as: voter, lang: 'en' });
    expect(errors).toEqual([]);
    expect(paper).toEqual({ itemIds: items(1, 3), areaId: world.areaIds[1], change: 1 });
    expect(receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    const [row] = await ballot.papers();
    expect(row).toMatchObject({ channel: 'ONLINE', assurance: 'EMAIL', age_declared: 16, change: 1, area_id: world.areaIds[1] });
    expect(row!.voter).toMatch(/^[0-9a-f]{64}$/);
    expect(row!.id).toMatch(/^.{14}4/);
    const votes = await app.sql('SELECT v.id, v.item_id, v.slot, t.lang FROM vote v JOIN revision_text t ON t.id = v.revision_text_id WHERE paper_id = $1 ORDER BY slot', [row!.id]);
    expect(votes.map(({ item_id, slot, lang }) => [item_id, slot, lang])).toEqual([[items(1)[0], 1, 'en'], [items(3)[0], 2, 'en']]);
    expect(votes.every(({ id }) => /^.{14}4/.test(id))).toBe(true);
    expect(await ballot.ledger()).toHaveLength(1);
    const entries = await app.sql(`SELECT *, at = date_trunc('day', at) AS "dayOnly" FROM audit_entry WHERE action = 'vote.cast' AND object_id = $1`, [ballot.id]);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ actor_kind: 'ACCOUNT', actor_id: null, object_type: 'ballot', details: {}, dayOnly: true, process_id: world.processId });
    expect(entries[0]!['id']).toMatch(/^.{14}4/);
    expect(await app.jobs()).not.toContain('vote');
  });

  it('can be changed until the close: one paper, its former choices gone, each change with a receipt and a ledger line of its own', async () => {
    const first = await ballot.cast({ itemIds: items(1, 2, 3), areaId: world.areaIds[0] }, { as: voter });
    const second = await ballot.cast({ itemIds: items(4) }, { as: voter });
    expect(second.paper).toEqual({ itemIds: items(4), areaId: null, change: 2 });
    expect(second.receipt).not.toBe(first.receipt);
    expect(await ballot.papers()).toHaveLength(1);
    expect(await ballot.ledger()).toHaveLength(2);
    expect(await ballot.own({ as: voter })).toEqual(second.paper);
    expect((await app.app.get(RecountBallot, { strict: false }).run(ballot.id))).toMatchObject({ papers: 1, votes: 1, changes: 2, faults: [] });
  });

  it('is repeated with the same key without a change, with the same receipt, also after the close', async () => {
    const input = { idempotencyKey: key(), itemIds: items(2) };
    const first = await ballot.cast(input, { as: voter });
    const again = await ballot.cast(input, { as: voter });
    expect(again).toEqual(first);
    await ballot.close();
    expect(await ballot.cast(input, { as: voter })).toEqual(first);
    expect(await ballot.ledger()).toHaveLength(1);
    expect((await ballot.cast({ ...input, itemIds: items(3) }, { as: voter })).errors).toEqual(['KEY_REUSED idempotencyKey']);
  });

  it('is not changed a second time by a key whose record was forgotten', async () => {
    const input = { idempotencyKey: key() };
    await ballot.cast(input, { as: voter });
    await app.sql('DELETE FROM idempotency_record');
    expect(await ballot.cast(input, { as: voter })).toMatchObject({ status: 200, errors: ['KEY_REUSED idempotencyKey'] });
    expect((await ballot.papers())[0]!.change).toBe(1);
  });

  it('of one key by two voters is two votes', async () => {
    const input = { idempotencyKey: key() };
    const [a, b] = [await ballot.cast(input, { as: voter }), await ballot.cast(input, { as: await world.person() })];
    expect([a.errors, b.errors]).toEqual([[], []]);
    expect(a.receipt).not.toBe(b.receipt);
    expect(await ballot.papers()).toHaveLength(2);
  });

  it('takes seven statements, and so does its change', async () => {
    await ballot.cast({}, { as: await world.person() });
    // Session; BEGIN; key, entry and lock; ballot; paper; votes and ledger; COMMIT. The first vote of an instance also asks for the process.
    expect(await app.statementsOf(() => ballot.cast({ itemIds: items(1, 2, 3) }, { as: voter }))).toBe(7);
    expect(await app.statementsOf(() => ballot.cast({ itemIds: items(4, 5) }, { as: voter }))).toBe(7);
  });

  it('is seen by nobody else', async () => {
    await ballot.cast({}, { as: voter });
    expect(await ballot.own({})).toBeNull();
    expect(await ballot.own({ as: await world.person('editor', 'council') })).toBeNull();
    expect(await ballot.own({}, 'ABCD-EFGH-JKMN-PQRS')).toBeNull();
  });
});

describe('a code', () => {
  it('votes and changes its vote without an account', async () => {
    const code = nextCode();
    expect((await ballot.cast({ code, itemIds: items(1) })).errors).toEqual([]);
    expect((await ballot.cast({ code: code.toLowerCase().replaceAll('-', ' '), itemIds: items(2) })).paper).toEqual({ itemIds: items(2), areaId: null, change: 2 });
    expect(await ballot.own({}, code)).toEqual({ itemIds: items(2), areaId: null, change: 2 });
    expect(await ballot.papers()).toMatchObject([{ assurance: 'CODE' }]);
  });

  it('shows its paper until the ballot closes, the account that holds one also afterwards', async () => {
    const code = nextCode();
    await ballot.cast({ code, itemIds: items(1) });
    await ballot.cast({ itemIds: items(2) }, { as: voter });
    expect(await ballot.own({}, code)).toMatchObject({ itemIds: items(1) });
    await moveClock(app, world.processId, 101);
    expect(await ballot.own({}, code)).toBeNull();
    await moveClock(app, world.processId, 2);
    await ballot.close();
    expect(await ballot.own({}, code)).toBeNull();
    expect(await ballot.own({ as: voter })).toMatchObject({ itemIds: items(2) });
  });

  it('is not counted among the used ones of its batch while a vote is running', async () => {
    const admin = await world.person('admin');
    const redeemed = async () => (await app.graphql('query ($id: ID!) { codeBatches(processId: $id) { redeemed } }', { id: world.processId }, { as: admin })).data.codeBatches;
    await ballot.cast({ code: nextCode() });
    expect(await redeemed()).toEqual([{ redeemed: null }]);
    await app.sql('UPDATE ballot SET closes_at = process_now(process_id) WHERE process_id = $1 AND closed_at IS NULL', [world.processId]);
    const [{ n }] = (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM code WHERE process_id = $1 AND batch_id IS NOT NULL AND redeemed_on IS NOT NULL', [world.processId])) as [{ n: number }];
    expect(n).toBeGreaterThan(0);
    expect(await redeemed()).toEqual([{ redeemed: n }]);
  });

  it('redeemed while signed in binds to that account: from then on there is one vote, and the slip alone changes nothing', async () => {
    const code = nextCode();
    await ballot.cast({ code, itemIds: items(1) });
    expect((await ballot.cast({ code, itemIds: items(2) }, { as: voter })).paper).toEqual({ itemIds: items(2), areaId: null, change: 1 });
    expect((await ballot.cast({ code, itemIds: items(3) })).errors).toEqual(['SIGN_IN_NEEDED code']);
    expect(await ballot.own({}, code)).toBeNull();
    expect((await ballot.cast({ code }, { as: await world.person() })).errors).toEqual(['CODE_WRONG_PURPOSE code']);
    expect((await ballot.cast({ itemIds: items(4) }, { as: voter })).paper).toMatchObject({ change: 2 });
    await ballot.close();
    expect(await app.sql('SELECT papers FROM tally_participation WHERE ballot_id = $1', [ballot.id])).toEqual([{ papers: 1 }]);
    expect(await app.app.get(RecountBallot, { strict: false }).run(ballot.id)).toMatchObject({ papers: 1, votes: 1, changes: 4, faults: [] });
  });

  it('typed by its holder and by an account at once leaves one vote', async () => {
    for (let round = 0; round < 5; round++) {
      const code = nextCode();
      const own = await world.openBallot();
      const person = await world.person();
      await Promise.all([own.cast({ code }), own.cast({ code }, { as: person }), own.cast({ code }), own.cast({ code }, { as: person })]);
      await own.close();
      expect(await app.sql('SELECT papers FROM tally_participation WHERE ballot_id = $1', [own.id])).toEqual([{ papers: 1 }]);
      expect((await app.app.get(RecountBallot, { strict: false }).run(own.id))!.faults).toEqual([]);
    }
  });
});

describe('what the platform keeps of a vote', () => {
  it('tells neither choice nor voter in audit, idempotency, job or mail rows', async () => {
    const code = nextCode();
    const input = { idempotencyKey: key(), itemIds: items(1, 5) };
    const { receipt } = await ballot.cast(input, { as: voter });
    await ballot.cast({ itemIds: items(2), code });
    const [paper] = await ballot.papers();
    const ledger = await ballot.ledger();
    const canaries = [...ballot.itemIds, voter.accountId, paper!.voter, paper!.id, receipt!, code, input.idempotencyKey, ...ledger.map(({ digest }) => digest), ...ledger.map(({ receipt_hash }) => receipt_hash)];
    for (const table of ['audit_entry', 'idempotency_record', 'graphile_worker.jobs', 'outgoing_mail']) {
      const rows = await app.sql(`SELECT t::text AS text FROM ${table} t ${table === 'audit_entry' ? `WHERE action LIKE 'vote.%' OR object_id = '${ballot.id}'` : ''}`);
      const found = canaries.filter((canary) => rows.some(({ text }) => text.includes(canary)));
      expect([table, found]).toEqual([table, []]);
    }
    const records = await app.sql(`SELECT answer, created_at = date_trunc('day', created_at) AS "dayOnly" FROM idempotency_record WHERE action = 'vote.cast'`);
    expect(records.every(({ answer, dayOnly }) => JSON.stringify(answer) === '{"value":{"accepted":true}}' && dayOnly)).toBe(true);
  });
});
