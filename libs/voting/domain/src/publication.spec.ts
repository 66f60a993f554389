import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Channel } from '@mitgestalten/contribution-domain';
import { figuresThatFollow } from '../test/attacker.js';
import { publish, type CountedBallot, type PublishedFigures } from './publication.js';
import { count, type CountedPaper } from './tally.js';

/** Papers written short: `6 × "online north A B"`. */
function papers(...lines: readonly [number, string][]): CountedPaper[] {
  return lines.flatMap(([times, line]) => {
    const [channel, area, ...itemIds] = line.split(' ');
    return Array.from({ length: times }, () => ({ channel: channel!.toUpperCase() as Channel, areaId: area === '-' ? null : area!, itemIds }));
  });
}

function aBallot(lines: readonly [number, string][], changes: Partial<CountedBallot> = {}): CountedBallot {
  return { maxChoices: 2, cellMinimum: 5, itemIds: ['A', 'B', 'C'], areaIds: ['north', 'south', 'west'], groups: count(papers(...lines)), ...changes };
}

/** `12 | north 6 south 6 - 0 | ONLINE 12`, with `?` for what was suppressed. */
function text(figures: PublishedFigures): string {
  const show = (votes: number | null) => votes ?? '?';
  const areas = figures.cells.filter(({ channel }) => channel === null).map(({ areaId, votes }) => `${areaId} ${show(votes)}`);
  const channels = figures.cells.filter(({ channel }) => channel !== null).map(({ channel, votes }) => `${channel} ${show(votes)}`);
  return [show(figures.votes), [...areas, `- ${show(figures.withoutArea)}`].join(' '), channels.join(' ')].join(' | ');
}

describe('the figures of a ballot', () => {
  it('are shown where enough people stand behind them', () => {
    const tally = publish(aBallot([[20, 'online north A'], [10, 'online north B C'], [20, 'online south B'], [10, 'online south A C']]));
    expect(tally.papers).toBe(60);
    expect(text(tally.participation)).toBe('60 | north 30 south 30 west 0 - 0 | ONLINE 60');
    expect(text(tally.items.get('A')!)).toBe('30 | north 20 south 10 west 0 - 0 | ONLINE 30');
  });

  it('never show a cell under the minimum, nor the one from which it would follow', () => {
    const tally = publish(aBallot([[20, 'online north A B'], [20, 'online south B'], [3, 'online south A C'], [30, 'online west A C']]));
    expect(text(tally.items.get('A')!)).toBe('53 | north ? south ? west 30 - 0 | ONLINE 53');
  });

  it('count a zero among people as a small cell: it would tell what nobody of them chose', () => {
    const tally = publish(aBallot([[20, 'online north A B'], [20, 'online south B C'], [30, 'online west A C']]));
    expect(tally.items.get('A')!.cells.find(({ areaId }) => areaId === 'south')!.votes).toBeNull();
  });

  it('merge areas with few people, in the papers as in every measure', () => {
    const tally = publish(aBallot([[20, 'online north A'], [10, 'online north A B'], [20, 'online south A C'], [20, 'online south B'], [4, 'online west A B'], [9, 'online - A'], [9, 'online - C']]));
    expect(text(tally.participation)).toBe('92 | north 30 south 40 west ? - ? | ONLINE 92');
    expect(text(tally.items.get('A')!)).toBe('63 | north 30 south 20 west ? - ? | ONLINE 63');
  });

  it('hide a sum under the minimum with everything below it', () => {
    const tally = publish(aBallot([[30, 'online north A B'], [30, 'online south A B'], [4, 'online south C']]));
    expect(text(tally.items.get('C')!)).toBe('? | north ? south ? west 0 - 0 | ONLINE ?');
  });

  it('hide a second measure where the papers of one choice would give the first away', () => {
    const tally = publish(aBallot([[30, 'online north A'], [20, 'online north B'], [4, 'online north C']], { maxChoices: 1 }));
    expect([...tally.items.values()].map(({ votes }) => votes)).toEqual([30, null, null]);
  });

  it('hide a small group in which everybody chose the same, not a large one', () => {
    const small = publish(aBallot([[7, 'online north A'], [40, 'online south A'], [40, 'online south B C'], [40, 'online west A C']]));
    expect(small.items.get('A')!.cells.find(({ areaId }) => areaId === 'north')!.votes).toBeNull();
    const large = publish(aBallot([[70, 'online north A'], [40, 'online south A'], [40, 'online south B C'], [40, 'online west A C']]));
    expect(large.items.get('A')!.cells.find(({ areaId }) => areaId === 'north')!.votes).toBe(70);
  });

  it('have no breakdown at all when there are too few people', () => {
    const tally = publish(aBallot([[2, 'online north A'], [3, 'paper south A B']]));
    expect(text(tally.participation)).toBe('5 | - ? | ');
    expect(text(tally.items.get('A')!)).toBe('? | - ? | ');
  });

  it('are all zero when nobody voted', () => {
    const tally = publish(aBallot([]));
    expect([tally.papers, text(tally.items.get('A')!)]).toEqual([0, '0 | north 0 south 0 west 0 - 0 | ']);
  });

  it('never go below the floor of three, whatever the ballot says', () => {
    const tally = publish(aBallot([[30, 'online north A B'], [2, 'online south C'], [30, 'online south B']], { cellMinimum: 1 }));
    expect([tally.cellMinimum, tally.items.get('C')!.votes]).toEqual([3, null]);
  });
});

describe('the attacker that checks the suppression', () => {
  const ballot = aBallot([[4, 'online north A'], [3, 'online south A'], [2, 'online south B']], { cellMinimum: 3, areaIds: ['north', 'south'] });
  const tally = publish(ballot);

  it('finds what a naive suppression gives away', () => {
    const naive = { ...tally, items: new Map([...tally.items].map(([id, figures]) => [id, { ...figures, votes: id === 'A' ? 7 : 2, cells: figures.cells.map((cell) => (cell.areaId === 'north' ? { ...cell, votes: id === 'A' ? 4 : 0 } : cell)) }])) };
    expect(figuresThatFollow(ballot, naive)).toContain('A south');
  });
});

const aPaper = (channels: readonly Channel[], areas: readonly (string | null)[], items: readonly string[], k: number) =>
  fc.record({
    channel: fc.constantFrom(...channels), areaId: fc.constantFrom(...areas),
    itemIds: fc.subarray([...items], { minLength: 1, maxLength: Math.min(k, items.length) }),
  });

describe.each<{ name: string; channels: readonly Channel[]; areas: readonly (string | null)[]; items: string[]; most: number; runs: number }>([
  { name: 'one channel, three areas', channels: ['ONLINE'], areas: ['n', 's', null], items: ['A', 'B', 'C'], most: 12, runs: 300 },
  { name: 'two channels, two areas', channels: ['ONLINE', 'PAPER'], areas: ['n', 's'], items: ['A', 'B'], most: 14, runs: 300 },
])('suppression with $name', ({ channels, areas, items, most, runs }) => {
  it.each([1, 2])('leaves no suppressed figure that can be computed, with at most %i choices', (maxChoices) => {
    fc.assert(
      fc.property(fc.array(aPaper(channels, areas, items, maxChoices), { maxLength: most }), (cast) => {
        const ballot: CountedBallot = { maxChoices, cellMinimum: 3, itemIds: items, areaIds: areas.flatMap((area) => area ?? []), groups: count(cast) };
        expect(figuresThatFollow(ballot, publish(ballot))).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});

describe('suppression of large ballots', () => {
  it('shows true figures of at least the minimum only', () => {
    const paper = aPaper(['ONLINE', 'PAPER', 'COUNTER'], ['n', 's', 'w', null], ['A', 'B', 'C', 'D', 'E', 'F'], 3);
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 300, size: 'max' }), (cast) => {
        const ballot: CountedBallot = { maxChoices: 3, cellMinimum: 5, itemIds: ['A', 'B', 'C', 'D', 'E', 'F'], areaIds: ['n', 's', 'w'], groups: count(cast) };
        for (const [id, figures] of publish(ballot).items) {
          const chose = cast.filter(({ itemIds }) => itemIds.includes(id));
          for (const { channel, areaId, votes } of [...figures.cells, { channel: null, areaId: null, votes: figures.votes }]) {
            const inCell = (p: CountedPaper) => (channel === null || p.channel === channel) && (areaId === null || p.areaId === areaId);
            if (votes === null) continue;
            expect(chose.filter(inCell)).toHaveLength(votes);
            if (votes < 5) expect(cast.filter(inCell)).toHaveLength(0);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('takes no noticeable time for 100 measures and 3,000 papers', () => {
    const items = Array.from({ length: 100 }, (_, n) => `M${n}`);
    const areas = ['n', 's', 'w', null];
    const cast = Array.from({ length: 3000 }, (_, n): CountedPaper => ({
      channel: (['ONLINE', 'ONLINE', 'PAPER', 'COUNTER', 'CONFERENCE'] as const)[n % 5]!, areaId: areas[(n * 7) % 4]!,
      itemIds: [...new Set([items[(n * n) % 100]!, items[(n * 13) % 100]!, items[n % 7]!])],
    }));
    const started = performance.now();
    publish({ maxChoices: 5, cellMinimum: 5, itemIds: items, areaIds: ['n', 's', 'w'], groups: count(cast) });
    // About 20 ms on the machine of 2026; a second is for a busy one.
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
