import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World } from '../contribution/world.js';
import type { Session } from '../support/app.js';

let world: World;
let moderators: Session[];
let residents: Session[];
beforeAll(async () => {
  world = await World.start();
  moderators = [await world.person('moderator'), await world.person('moderator')];
  residents = [await world.person(), await world.person(), await world.person(), await world.person()];
});
afterAll(() => world?.app.close());

describe('publish against withhold', () => {
  it('100 rounds: one final state, one decision, one winner, counters right', async () => {
    for (let round = 0; round < 100; round++) {
      if (round % 25 === 0) await world.freshDevice();
      const { id } = (await world.comment({}, { as: residents[round % 4]! })).contribution!;
      const text = await world.textOf(id);
      const [published, withheld] = await Promise.all([world.publish([text.id], moderators[0]!), world.withhold(text.id, moderators[1]!)]);
      const decisions = await world.app.sql<{ kind: string }>('SELECT kind FROM moderation_decision WHERE text_id = $1', [text.id]);
      expect(decisions).toHaveLength(1);
      const won = decisions[0]!.kind === 'PUBLISH' ? 'PUBLISHED' : 'WITHHELD';
      expect([(await world.textOf(id)).state, (await world.row(id)).state]).toEqual([won, won]);
      expect((won === 'PUBLISHED' ? withheld : published).errors).toMatchObject([{ code: 'ALREADY_DECIDED' }]);
      expect((won === 'PUBLISHED' ? published : withheld).errors).toEqual([]);
    }
    const { kept, counted } = await world.counters();
    expect(kept).toEqual(counted);
  }, 120_000);
});

describe('the same texts in one hundred calls at once', () => {
  it('are published once each, in whatever order the calls name them', async () => {
    await world.freshDevice();
    const other = await World.in(world.app);
    const staff = await other.person('moderator');
    const parent = await other.publishedComment(residents[0]!, staff);
    const texts: string[] = [];
    for (let n = 0; n < 8; n++) texts.push((await other.textOf((await other.comment({ parentId: n % 2 === 0 ? parent : null }, { as: residents[n % 4]! })).contribution!.id)).id);
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => other.publish(n % 2 === 0 ? texts : [...texts].reverse(), staff)));
    expect(answers.flatMap(({ textIds }) => textIds).sort()).toEqual([...texts].sort());
    expect(await world.app.sql('SELECT text_id FROM moderation_decision WHERE process_id = $1', [other.processId])).toHaveLength(9);
    expect(await other.counters()).toMatchObject({ kept: { published: 9, comments: [9] } });
  }, 60_000);
});

/** A small generator of pseudo-random numbers (mulberry32), so that a failing run can be repeated by its seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe.each([['PRE', 11], ['POST', 12]] as const)('anything in any order, four at a time (%s, seed %i)', (moderation, seed) => {
  it('leaves every counter equal to what it counts, and never a fault', async () => {
    const other = await World.in(world.app, { moderation, withoutAccountByCode: moderation === 'PRE' });
    const staff = [await other.person('moderator', 'editor', 'publisher'), await other.person('moderator', 'editor', 'publisher')];
    const next = random(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
    const one = async (sql: string) => pick(await other.app.sql<{ id: string }>(sql, [other.processId]))?.id;
    const anyText = () => one('SELECT id FROM contribution_text WHERE process_id = $1');
    const own = async (as: Session) => pick(await other.app.sql<{ id: string }>('SELECT id FROM contribution WHERE process_id = $1 AND account_id = $2', [other.processId, as.accountId]))?.id;
    const deeds: (() => Promise<() => Promise<unknown>>)[] = [
      async () => { const as = pick(residents); return () => other.comment({}, { as }); },
      async () => { const as = pick(residents); return () => other.propose({}, { as }); },
      async () => { const [as, parentId] = [pick(residents), await one(`SELECT id FROM contribution WHERE process_id = $1 AND state = 'PUBLISHED' AND kind = 'COMMENT'`)]; return () => other.comment({ parentId }, { as }); },
      async () => { const as = pick(residents); const id = await own(as); return () => id === undefined ? Promise.resolve() : other.edit({ id, title: 'Titel', body: `Fassung ${next()}` }, { as }); },
      async () => { const as = pick(residents); const id = await own(as); return () => id === undefined ? Promise.resolve() : other.withdraw({ id }, { as }); },
      async () => { const [as, ids] = [pick(staff), [await anyText(), await anyText(), await anyText()].filter((id) => id !== undefined)]; return () => ids.length === 0 ? Promise.resolve() : other.publish(ids, as); },
      async () => { const [as, id, alsoPublished] = [pick(staff), await anyText(), next() < 0.5]; return () => id === undefined ? Promise.resolve() : other.withhold(id, as, { alsoPublished }); },
      async () => { const [as, id] = [pick(staff), await anyText()]; return () => id === undefined ? Promise.resolve() : other.restore(id, as); },
      async () => { const [as, contributionId] = [pick(staff), await one(`SELECT id FROM contribution WHERE process_id = $1 AND state = 'PUBLISHED'`)]; const [shown] = await other.app.sql('SELECT published_text_id FROM contribution WHERE id = $1', [contributionId ?? null]); return () => contributionId === undefined ? Promise.resolve() : other.send('saveAnswer', 'SaveAnswerInput', 'answer { id }', { contributionId, textId: shown!['published_text_id'], outcome: 'NOTED', body: 'Danke.', lang: 'de', lockVersion: 0, propose: true }, { as }); },
      async () => { const [as, id] = [pick(staff), await one('SELECT id FROM answer WHERE process_id = $1')]; const [row] = await other.app.sql('SELECT lock_version FROM answer WHERE id = $1', [id ?? null]); return () => id === undefined ? Promise.resolve() : other.send('approveAnswers', 'ApproveAnswersInput', 'answerIds', { processId: other.processId, answers: [{ answerId: id, lockVersion: row!['lock_version'] }] }, { as }); },
    ];
    for (let round = 0; round < 60; round++) {
      if (round % 10 === 0) await world.freshDevice();
      const prepared: (() => Promise<unknown>)[] = [];
      for (let n = 0; n < 4; n++) prepared.push(await pick(deeds)());
      await Promise.all(prepared.map((deed) => deed()));
    }
    const { kept, counted } = await other.counters();
    expect(kept).toEqual(counted);
    expect((kept as { published: number }).published).toBeGreaterThan(0);
    expect(await other.app.sql(`SELECT id FROM contribution WHERE process_id = $1 AND (state = 'PUBLISHED') <> (published_text_id IS NOT NULL)`, [other.processId])).toEqual([]);
    expect(await other.app.sql(`SELECT text_id FROM moderation_decision d JOIN contribution_text t ON t.id = d.text_id WHERE d.process_id = $1 GROUP BY text_id, decision_count HAVING count(*) <> decision_count`, [other.processId])).toEqual([]);
  }, 120_000);
});
