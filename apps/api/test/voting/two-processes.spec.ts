import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiProcess } from '../support/api-process.js';
import { key, startApp, type TestApp } from '../support/app.js';
import { sampleWorld, type SampleWorld } from '../support/sample.js';

let app: TestApp;
let world: SampleWorld;
let processes: ApiProcess[] = [];
let ballot: { id: string; items: { id: string }[] };
let codes: string[];

beforeAll(async () => {
  app = await startApp();
  world = await sampleWorld(app);
  const { processId, everyRole: as, ids } = world;
  const issued = await app.graphql('mutation ($input: IssueCodesInput!) { issueCodes(input: $input) { codes errors { code } } }', { input: { idempotencyKey: key(), processId, label: 'Test', size: 25 } }, { as });
  codes = issued.data.issueCodes.codes;
  const phases = (await app.graphql('{ process(slug: "harburg") { phases { id kind startsAt endsAt } part(slug: "massnahmen") { currentVersion { entries { kind passage { id } } } } } }')).data.process;
  const phase = phases.phases.find((each: { kind: string }) => each.kind === 'VOTE');
  const passageIds = phases.part.currentVersion.entries.filter((entry: { kind: string }) => entry.kind === 'MEASURE').map((entry: { passage: { id: string } }) => entry.passage.id).slice(0, 6);
  const created = await app.graphql('mutation ($input: CreateBallotInput!) { createBallot(input: $input) { ballot { id items { id } } errors { code field } } }', {
    input: { idempotencyKey: key(), processId, phaseId: phase.id, partId: ids.partMeasures, title: [{ lang: 'de', text: 'Test' }], decides: [{ lang: 'de', text: 'Der Rat' }], maxChoices: 3, opensAt: phase.startsAt, closesAt: phase.endsAt, passageIds },
  }, { as });
  expect(created.data.createBallot.errors).toEqual([]);
  ballot = created.data.createBallot.ballot;
  await app.graphql('mutation ($input: MoveClockInput!) { moveClock(input: $input) { errors { code } } }', { input: { idempotencyKey: key(), processId, to: new Date(Date.parse(phase.startsAt) + 3_600_000).toISOString() } }, { as });
  processes = [await ApiProcess.start(app), await ApiProcess.start(app)];
}, 120_000);
afterAll(async () => {
  await Promise.all(processes.map((each) => each.stop()));
  await app?.close();
});

const cast = (n: number, code: string, itemIds: string[], idempotencyKey: string) => processes[n % processes.length]!.graphql(
  'PortalCastVote',
  { input: { idempotencyKey, ballotId: ballot.id, itemIds, areaId: world.ids.area, oldEnough: true, code } });

const papers = () => app.sql('SELECT id FROM voting_paper WHERE ballot_id = $1', [ballot.id]);
const choices = () => app.sql('SELECT paper_id, count(*)::int AS n FROM vote WHERE ballot_id = $1 GROUP BY 1', [ballot.id]);

describe('200 equal votes of one voter over two API processes', () => {
  it('with one key are one vote with one receipt, in 20 rounds', async () => {
    const items = ballot.items.slice(0, 3).map(({ id }) => id);
    for (let round = 0; round < 20; round++) {
      const idempotencyKey = key();
      const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => cast(n, codes[round]!, items, idempotencyKey)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(answers.flatMap(({ data }) => data!.castVote.errors)).toEqual([]);
      expect(new Set(answers.map(({ data }) => data!.castVote.receipt)).size).toBe(1);
      expect(await papers()).toHaveLength(round + 1);
    }
    expect(await choices()).toHaveLength(20);
    expect((await choices()).every(({ n }) => n === 3)).toBe(true);
    expect(await app.sql('SELECT 1 FROM ledger_entry WHERE ballot_id = $1', [ballot.id])).toHaveLength(20);
  }, 120_000);

  it('with 200 keys are one voting paper with at most k choices', async () => {
    const before = (await papers()).length;
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) =>
      cast(n, codes[20]!, [ballot.items[n % 6]!.id, ballot.items[(n + 1) % 6]!.id, ballot.items[(n + 2) % 6]!.id], key())));
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await papers()).toHaveLength(before + 1);
    expect(Math.max(...(await choices()).map(({ n }) => n))).toBe(3);
  }, 60_000);
});
