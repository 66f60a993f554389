import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { Closing } from '@mitgestalten/process-api';
import { RecountBallot } from '@mitgestalten/voting-api';
import { key, startApp, type TestApp } from '../support/app.js';
import { moveClock } from '../support/process.js';
import { VotingWorld, type OpenBallot } from './world.js';

let app: TestApp;
let world: VotingWorld;
beforeAll(async () => {
  app = await startApp();
  world = await VotingWorld.in(app);
});
afterAll(() => app.close());

const recount = (ballot: OpenBallot) => app.app.get(RecountBallot, { strict: false }).run(ballot.id);
const state = async (ballot: OpenBallot) => (await app.graphql('query ($id: ID!) { ballot(id: $id) { state closedAt tally { papers } } }', { id: ballot.id })).data.ballot;

describe('a closed ballot', () => {
  it('shows no tally before it is counted, whoever asks', async () => {
    const ballot = await world.openBallot();
    const council = await world.person('council', 'editor', 'admin');
    await ballot.cast({}, { as: council });
    expect(await ballot.tally({ as: council })).toBeNull();
    expect((await app.graphql('query ($id: ID!) { councilTally(ballotId: $id) { papers } }', { id: ballot.id }, { as: council })).data.councilTally).toBeNull();
    expect((await app.app.inject({ url: `/export/ballots/${ballot.id}.csv` })).statusCode).toBe(404);
    await moveClock(app, world.processId, 101);
    expect(await state(ballot)).toMatchObject({ state: 'CLOSED', closedAt: null, tally: null });
  });

  it('stays closed when the clock is moved back, and takes neither votes nor changes', async () => {
    const ballot = await world.openBallot();
    const [as, admin] = [await world.person(), await world.person('admin')];
    await ballot.cast({}, { as });
    const moveTo = (hours: number) => app.graphql(
      'mutation ($input: MoveClockInput!) { moveClock(input: $input) { errors { code } } }',
      { input: { idempotencyKey: key(), processId: world.processId, to: new Date(Date.now() + hours * 3_600_000).toISOString() } }, { as: admin },
    );
    await moveTo(101);
    const closed = await state(ballot);
    expect(closed).toMatchObject({ state: 'CLOSED', tally: { papers: 1 } });
    await moveTo(2);
    expect(await state(ballot)).toEqual(closed);
    expect((await ballot.cast({}, { as })).errors).toEqual(['CLOSED null']);
    expect((await world.mutate('updateBallot', { ballotId: ballot.id, lockVersion: 1, ...world.plan() })).errors).toEqual(['BALLOT_STARTED null']);
    await expect(app.sql('UPDATE ballot SET closed_at = NULL WHERE id = $1', [ballot.id])).rejects.toThrow('stays closed');
    const another = await world.openBallot();
    await another.cast({}, { as });
    const moved = (from: string, to: string) => `UPDATE vote v SET ballot_id = c.ballot_id, paper_id = c.paper_id, item_id = i.id, slot = 3
      FROM vote c JOIN ballot_item i ON i.ballot_id = c.ballot_id AND i.ordinal = 6 WHERE v.ballot_id = '${from}' AND c.ballot_id = '${to}'`;
    for (const change of [
      `DELETE FROM vote WHERE ballot_id = '${ballot.id}'`, 'DELETE FROM vote', `UPDATE vote SET slot = slot WHERE ballot_id = '${ballot.id}'`,
      moved(another.id, ballot.id), moved(ballot.id, another.id),
      `INSERT INTO vote SELECT gen_random_uuid(), v.process_id, v.ballot_id, paper_id, max_choices, i.id, revision_text_id, 3
       FROM vote v JOIN ballot_item i ON i.ballot_id = v.ballot_id AND i.ordinal = 6 WHERE v.ballot_id = '${ballot.id}'`,
      `DELETE FROM voting_paper WHERE ballot_id = '${ballot.id}'`, `UPDATE voting_paper SET change = change + 1 WHERE ballot_id = '${ballot.id}'`,
    ]) await expect(app.sql(change)).rejects.toThrow('the ballot is closed');
    await ballot.closeDue();
    expect((await recount(ballot))!.faults).toEqual([]);
  });

  it('is listed as open work only while it is open', async () => {
    const own = await VotingWorld.in(app);
    const ballot = await own.openBallot();
    const moderator = await own.person('moderator');
    const openBallots = async () => (await app.graphql('query ($id: ID!) { today(processId: $id) { openBallots { id title } } }', { id: own.processId }, { as: moderator })).data.today.openBallots;
    expect(await openBallots()).toEqual([{ id: ballot.id, title: 'Was ist wichtig?' }]);
    await ballot.close();
    expect(await openBallots()).toEqual([]);
  });
});

describe('a ballot that was closed before tallies were stored', () => {
  it('gets its published tally at the next closing, with the same figures', async () => {
    const ballot = await world.openBallot();
    await ballot.cast({ areaId: world.areaIds[0] }, { as: await world.person() });
    await ballot.close();
    const tally = await ballot.tally();
    await app.sql('DELETE FROM published_tally_item WHERE ballot_id = $1', [ballot.id]);
    await app.sql('DELETE FROM published_tally WHERE ballot_id = $1', [ballot.id]);
    expect(await ballot.tally()).toBeNull();
    await app.app.get(Closing, { strict: false }).closeAllDue();
    expect(await ballot.tally()).toEqual(tally);
    expect((await recount(ballot))!.faults).toEqual([]);
  });
});

describe('a recount', () => {
  it('knows no unknown ballot', async () => {
    expect(await app.app.get(RecountBallot, { strict: false }).run(newId())).toBeNull();
  });

  it.each<[string, (ballot: OpenBallot) => Promise<unknown>, RegExp]>([
    ['a changed choice', (b) => app.sql('UPDATE vote SET item_id = $2 WHERE ballot_id = $1', [b.id, b.itemIds[5]]), /not as the ledger says/],
    ['a paper in another area', (b) => app.sql('UPDATE voting_paper SET area_id = $2 WHERE ballot_id = $1', [b.id, world.areaIds[1]]), /not as the ledger says/],
    ['a removed paper', async (b) => { await app.sql('DELETE FROM vote WHERE ballot_id = $1', [b.id]); await app.sql('DELETE FROM voting_paper WHERE ballot_id = $1', [b.id]); }, /0 changes, the ledger has 1/],
    ['a removed ledger line', (b) => app.sql('DELETE FROM ledger_entry WHERE ballot_id = $1', [b.id]), /not as the ledger says/],
    ['a changed tally', (b) => app.sql('UPDATE tally_cell SET votes = votes + 1 WHERE ballot_id = $1', [b.id]), /The tally of ONLINE .* is not what the papers say/],
    ['a changed published figure', (b) => app.sql('UPDATE published_tally_item SET channel_votes = ARRAY[99] WHERE ballot_id = $1 AND item_id = $2', [b.id, b.itemIds[0]]), /published tally/],
    ['a changed participation', (b) => app.sql('UPDATE tally_participation SET papers = papers + 1 WHERE ballot_id = $1', [b.id]), /The tally of ONLINE/],
  ])('finds %s', async (_, tamper, fault) => {
    const ballot = await world.openBallot();
    await ballot.cast({ areaId: world.areaIds[0] }, { as: await world.person() });
    await ballot.close();
    expect((await recount(ballot))!.faults).toEqual([]);
    await app.sql('ALTER TABLE vote DISABLE TRIGGER USER; ALTER TABLE voting_paper DISABLE TRIGGER USER');
    await tamper(ballot);
    await app.sql('ALTER TABLE vote ENABLE TRIGGER USER; ALTER TABLE voting_paper ENABLE TRIGGER USER');
    expect((await recount(ballot))!.faults.join('\n')).toMatch(fault);
  });

  it.each(["UPDATE ledger_entry SET digest = ''", 'UPDATE published_tally SET papers = 1', 'DELETE FROM published_tally_item'])('finds the app role unable to change what is for good: %s', async (statement) => {
    await expect(app.sql(`SET ROLE mitgestalten_app; ${statement}`)).rejects.toThrow('permission denied');
    await app.sql('RESET ROLE');
  });
});
