import { describe, expect, it } from '@jest/globals';
import { count } from './tally.js';

describe('counting', () => {
  it('gives papers and votes by channel and area, and leaves out papers without choices', () => {
    const groups = count([
      { channel: 'ONLINE', areaId: 'north', itemIds: ['A', 'B'] },
      { channel: 'ONLINE', areaId: 'north', itemIds: ['A'] },
      { channel: 'ONLINE', areaId: null, itemIds: ['B'] },
      { channel: 'PAPER', areaId: 'north', itemIds: ['A'] },
      { channel: 'COUNTER', areaId: 'north', itemIds: [] },
    ]);
    expect(groups).toEqual([
      { channel: 'ONLINE', areaId: 'north', papers: 2, votes: new Map([['A', 2], ['B', 1]]) },
      { channel: 'ONLINE', areaId: null, papers: 1, votes: new Map([['B', 1]]) },
      { channel: 'PAPER', areaId: 'north', papers: 1, votes: new Map([['A', 1]]) },
    ]);
  });

  it('of nothing is nothing', () => {
    expect(count([])).toEqual([]);
  });
});
