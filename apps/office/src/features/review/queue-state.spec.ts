import { describe, expect, it } from '@jest/globals';
import { emptyQueue, inLots, neighbourOf, queueReducer, type QueueAction, type QueueState } from './queue-state.js';

function after(...actions: QueueAction[]): QueueState {
  return actions.reduce(queueReducer, queueReducer(emptyQueue, { kind: 'loaded', ids: ['a', 'b', 'c', 'd'] }));
}

describe('the moderation desk', () => {
  it('opens on the first row', () => {
    expect(after().current).toBe('a');
  });

  it('stays as it is when the open row is opened, so that nothing renders', () => {
    const before = after({ kind: 'opened', id: 'b' });
    expect(queueReducer(before, { kind: 'opened', id: 'b' })).toBe(before);
    expect(queueReducer(before, { kind: 'opened', id: 'elsewhere' })).toBe(before);
  });

  it('moves the next row in when one was decided', () => {
    expect(after({ kind: 'opened', id: 'b' }, { kind: 'decided', ids: ['b'] }).current).toBe('c');
  });

  it('falls back to the last row when the end was decided', () => {
    expect(after({ kind: 'opened', id: 'd' }, { kind: 'decided', ids: ['d'] }).current).toBe('c');
  });

  it('is empty when all were decided', () => {
    expect(after({ kind: 'decided', ids: ['a', 'b', 'c', 'd'] })).toEqual({ ids: [], current: null, selected: new Set() });
  });

  it('keeps the row in the middle when others are decided or loaded', () => {
    expect(after({ kind: 'opened', id: 'c' }, { kind: 'decided', ids: ['a', 'b'] }).current).toBe('c');
    expect(after({ kind: 'opened', id: 'c' }, { kind: 'loaded', ids: ['x', 'c', 'y'] }).current).toBe('c');
  });

  it('appends rows once', () => {
    expect(after({ kind: 'appended', ids: ['d', 'e'] }).ids).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('stops at both ends', () => {
    expect(neighbourOf(after(), -1)).toBe('a');
    expect(neighbourOf(after(), 1)).toBe('b');
    expect(neighbourOf(after({ kind: 'opened', id: 'd' }), 1)).toBe('d');
  });

  it('does not open a row that comes back refused: somebody is reading another', () => {
    const state = after({ kind: 'opened', id: 'b' }, { kind: 'decided', ids: ['b'] }, { kind: 'returned', rows: [{ id: 'b', at: 1 }], open: false });
    expect(state).toMatchObject({ ids: ['a', 'b', 'c', 'd'], current: 'c' });
  });

  it('puts rows that are taken back in their places and opens the first of them', () => {
    const state = after({ kind: 'decided', ids: ['d', 'b', 'a'] }, { kind: 'returned', rows: [{ id: 'd', at: 3 }, { id: 'b', at: 1 }, { id: 'a', at: 0 }], open: true });
    expect(state).toMatchObject({ ids: ['a', 'b', 'c', 'd'], current: 'd' });
  });

  it('takes a row back into a list that became shorter, and never twice', () => {
    const back = { kind: 'returned', rows: [{ id: 'd', at: 3 }], open: true } as const;
    expect(after({ kind: 'decided', ids: ['d'] }, { kind: 'decided', ids: ['a', 'b'] }, back, back)).toMatchObject({ ids: ['c', 'd'], current: 'd' });
  });

  it('forgets ticks of rows that went', () => {
    const state = after({ kind: 'tickedAll', on: true }, { kind: 'ticked', id: 'b' }, { kind: 'decided', ids: ['a'] });
    expect([...state.selected]).toEqual(['c', 'd']);
  });

  it('cuts a long list in lots', () => {
    expect(inLots(Array.from({ length: 205 }, (_, n) => String(n))).map((lot) => lot.length)).toEqual([100, 100, 5]);
  });
});
