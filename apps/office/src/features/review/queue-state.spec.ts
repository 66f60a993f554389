import { describe, expect, it } from '@jest/globals';
import { emptyQueue, inLots, neighbourOf, queueReducer, type QueueAction, type QueueState } from './queue-state.js';

function after(...actions: QueueAction[]): QueueState {
  return actions.reduce(queueReducer, queueReducer(emptyQueue, { kind: 'loaded', ids: ['a', 'b', 'c', 'd'] }));
}

describe('the moderation desk', () => {
  it('opens on the first row', () => {
    expect(after().current).toBe('a');
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

  it('forgets ticks of rows that went', () => {
    const state = after({ kind: 'tickedAll', on: true }, { kind: 'ticked', id: 'b' }, { kind: 'decided', ids: ['a'] });
    expect([...state.selected]).toEqual(['c', 'd']);
  });

  it('cuts a long list in lots', () => {
    expect(inLots(Array.from({ length: 205 }, (_, n) => String(n))).map((lot) => lot.length)).toEqual([100, 100, 5]);
  });
});
