import { describe, expect, it } from '@jest/globals';
import { folded } from './origin-steps.js';

const step = (state: string | null, more: object = {}) => ({ state, quote: 'Worte', reason: null, comments: 0, sources: [], adopted: [], brought: [], ...more });
/** How many steps are told as one: 0 for one that is told by itself. */
const rows = (...steps: ReturnType<typeof step>[]) => folded(steps).map((each) => (Array.isArray(each) ? each.length : 0));

describe('the way back of some words', () => {
  it('tells versions that changed nothing as one', () => {
    expect(rows(step(null), step('SAME'), step('SAME'))).toEqual([2, 0]);
    expect(rows(step(null), step('SAME'), step('REWORDED'), step('SAME'), step('SAME'))).toEqual([1, 0, 0, 1, 0]);
  });

  it('tells each by itself in which something was said, decided or answered, or which changed the words', () => {
    for (const more of [{ reason: 'Darum' }, { comments: 1 }, { sources: [{}] }, { adopted: [{}] }, { brought: [{}] }]) expect(rows(step(null), step('SAME', more), step('SAME'))).toEqual([1, 0, 0]);
    for (const state of ['MOVED', 'REWORDED', 'UNCERTAIN', 'GONE']) expect(rows(step(null), step(state), step('SAME'))).toEqual([0, 0, 0]);
  });
});
