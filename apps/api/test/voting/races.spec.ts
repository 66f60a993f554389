import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RecountBallot } from '@mitgestalten/voting-api';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { key, startApp, type TestApp } from '../support/app.js';
import { untilWaiting } from '../support/waiting.js';
import { VotingWorld, type CastResult, type OpenBallot } from './world.js';

let app: TestApp;
let world: VotingWorld;
let both: readonly [NestFastifyApplication, NestFastifyApplication];
beforeAll(async () => {
  app = await startApp();
  both = [app.app, await app.another()];
  world = await VotingWorld.in(app);
});
// Whatever fails in between: no transaction of one test is open in the next.
afterEach(() => app.sql('ROLLBACK'));
afterAll(async () => {
  await both[1].close();
  await app.close();
});

const times = <T>(n: number, make: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: n }, (_, index) => make(index)));
const recount = (ballot: OpenBallot) => app.app.get(RecountBallot, { strict: false }).run(ballot.id);
const accepted = ({ receipt }: CastResult) => receipt !== null;

describe('200 votes of one voter at once over two instances', () => {
  it('with one key are one vote with one receipt', async () => {
    const [ballot, as] = [await world.openBallot(), await world.person()];
    const input = { idempotencyKey: key(), itemIds: ballot.itemIds.slice(0, 3) };
    const results = await times(200, (n) => ballot.cast(input, { as, on: both[n % 2]! }));
    expect(new Set(results.map(({ status, receipt }) => `${status} ${receipt}`)).size).toBe(1);
    expect(results.every(accepted)).toBe(true);
    expect(await recount(ballot)).toMatchObject({ papers: 1, votes: 3, changes: 1, faults: [] });
  });

  it('with keys of their own are one paper with at most k choices, and never a fault', async () => {
    const [ballot, as] = [await world.openBallot(), await world.person()];
    const results = await times(200, (n) => ballot.cast({ itemIds: [0, 1, 2].map((i) => ballot.itemIds[(n + i) % 6]) }, { as, on: both[n % 2]! }));
    expect(results.filter(({ status, errors }) => status >= 500 || errors.length > 0)).toEqual([]);
    expect(await recount(ballot)).toMatchObject({ papers: 1, votes: 3, changes: 200, faults: [] });
  });
});

describe('100 changes of one vote at once', () => {
  it('leave what the newest acknowledgement says, which is the newest line of the ledger', async () => {
    const [ballot, as] = [await world.openBallot(), await world.person()];
    const results = await times(100, (n) => ballot.cast({ itemIds: ballot.itemIds.filter((_, i) => ((n + 1) >> i) % 2 === 1).slice(0, 3) }, { as, on: both[n % 2]! }));
    const acknowledged = results.filter(accepted).map(({ paper }) => paper!).sort((a, b) => a.change - b.change);
    expect(acknowledged.map(({ change }) => change)).toEqual(Array.from({ length: acknowledged.length }, (_, n) => n + 1));
    expect(await ballot.own({ as })).toEqual(acknowledged.at(-1));
    expect(await ballot.ledger()).toHaveLength(acknowledged.length);
    expect((await recount(ballot))!.faults).toEqual([]);
  });
});

describe('80 voters across the deadline', () => {
  it('are counted if and only if their vote was acknowledged, in several rounds', async () => {
    const codes = await world.codes(80);
    const seen = { accepted: 0, refused: 0 };
    for (let round = 0; round < 6; round++) {
      const ballot = await world.openBallot();
      await app.sql(`UPDATE ballot SET closes_at = process_now(process_id) + make_interval(secs => $2) WHERE id = $1`, [ballot.id, 0.1 + round * 0.1]);
      let voting = true;
      // Closing is tried all the time by both instances, as two workers would.
      const closing = both.map(async (on) => {
        while (voting) await ballot.closeDue(on);
      });
      const results = await times(80, (n) => ballot.cast({ code: codes[n], itemIds: [ballot.itemIds[n % 6]] }, { on: both[n % 2]! }));
      voting = false;
      await Promise.all(closing);
      await app.sql('UPDATE ballot SET closes_at = least(closes_at, process_now(process_id)) WHERE id = $1 AND closed_at IS NULL', [ballot.id]);
      await ballot.closeDue();
      expect(results.filter(({ status }) => status >= 500)).toEqual([]);
      expect(new Set(results.flatMap(({ errors }) => errors))).toEqual(new Set(results.every(accepted) ? [] : ['CLOSED null']));
      const counted = await app.sql<{ item_id: string; n: number }>('SELECT item_id, sum(votes)::int AS n FROM tally_cell WHERE ballot_id = $1 GROUP BY 1', [ballot.id]);
      const acknowledged = ballot.itemIds.map((id) => results.filter((result) => result.paper?.itemIds[0] === id).length);
      expect(ballot.itemIds.map((id) => counted.find(({ item_id }) => item_id === id)?.n ?? 0)).toEqual(acknowledged);
      expect((await recount(ballot))!.faults).toEqual([]);
      seen.accepted += results.filter(accepted).length;
      seen.refused += results.length - results.filter(accepted).length;
    }
    expect(seen.accepted).toBeGreaterThan(0);
    expect(seen.refused).toBeGreaterThan(0);
  });
});

describe('the lock of a ballot', () => {
  it('lets a vote look at ballot and clock only after a closing that came first', async () => {
    const [ballot, as] = [await world.openBallot(), await world.person()];
    await app.sql('BEGIN');
    await app.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`ballot ${ballot.id}`]);
    const vote = ballot.cast({}, { as });
    await untilWaiting(app, vote);
    await app.sql('UPDATE ballot SET closes_at = process_now(process_id), closed_at = process_now(process_id) WHERE id = $1', [ballot.id]);
    await app.sql('COMMIT');
    expect(await vote).toMatchObject({ status: 200, receipt: null, errors: ['CLOSED null'] });
    expect([await ballot.papers(), await ballot.ledger()]).toEqual([[], []]);
  });

  it('lets a closing wait for a vote that was let in, and count it', async () => {
    const [ballot, as] = [await world.openBallot(), await world.person()];
    expect(await ballot.cast({}, { as })).toMatchObject({ errors: [], paper: { change: 1 } });
    await app.sql('BEGIN');
    await app.sql('SELECT FROM voting_paper WHERE ballot_id = $1 FOR UPDATE', [ballot.id]);
    const vote = ballot.cast({ itemIds: [ballot.itemIds[3]] }, { as });
    await untilWaiting(app, vote);
    await app.app.get(DataSource).query('UPDATE ballot SET closes_at = process_now(process_id) WHERE id = $1', [ballot.id]);
    const closing = ballot.closeDue(both[1]);
    await untilWaiting(app, closing, 2);
    await app.sql('COMMIT');
    expect(await vote).toMatchObject({ errors: [], paper: { change: 2 } });
    await closing;
    expect(await app.sql('SELECT item_id, votes FROM tally_cell WHERE ballot_id = $1', [ballot.id])).toEqual([{ item_id: ballot.itemIds[3], votes: 1 }]);
    expect((await recount(ballot))!.faults).toEqual([]);
  });
});

describe('closing', () => {
  it('by both instances at once counts once', async () => {
    const ballot = await world.openBallot();
    const codes = await world.codes(12);
    await times(12, (n) => ballot.cast({ code: codes[n] }));
    await app.sql('UPDATE ballot SET closes_at = process_now(process_id) WHERE id = $1', [ballot.id]);
    await Promise.all([...both, ...both].map((on) => ballot.closeDue(on)));
    expect(await app.sql('SELECT papers FROM tally_participation WHERE ballot_id = $1', [ballot.id])).toEqual([{ papers: 12 }]);
    expect((await app.audit('ballot.close')).filter(({ object_id }) => object_id === ballot.id)).toMatchObject([{ actor_kind: 'SYSTEM', object_type: 'ballot' }]);
  });

  it('within a quarter of a second of 1,000 voting papers', async () => {
    const ballot = await world.openBallot();
    await app.sql(
      `INSERT INTO voting_paper (id, process_id, ballot_id, max_choices, voter, channel, assurance, age_declared, salt, cast_on)
       SELECT gen_random_uuid(), b.process_id, b.id, b.max_choices, n::text, 'ONLINE', 'CODE', 16, 'salt', current_date FROM ballot b, generate_series(1, 1000) n WHERE b.id = $1`, [ballot.id],
    );
    await app.sql(
      `INSERT INTO vote (id, process_id, ballot_id, paper_id, max_choices, item_id, revision_text_id, slot)
       SELECT gen_random_uuid(), p.process_id, p.ballot_id, p.id, p.max_choices, i.id, (SELECT t.id FROM revision_text t WHERE t.revision_id = i.revision_id LIMIT 1), i.ordinal
       FROM voting_paper p JOIN ballot_item i ON i.ballot_id = p.ballot_id AND i.ordinal <= 3 WHERE p.ballot_id = $1`, [ballot.id],
    );
    await app.sql('UPDATE ballot SET closes_at = process_now(process_id) WHERE id = $1', [ballot.id]);
    const started = performance.now();
    await ballot.closeDue();
    // The promise is 250 ms; the machine of a test run may be busy with four others.
    expect(performance.now() - started).toBeLessThan(1000);
    expect(await app.sql('SELECT votes FROM tally_cell WHERE ballot_id = $1', [ballot.id])).toEqual([{ votes: 1000 }, { votes: 1000 }, { votes: 1000 }]);
  });
});
