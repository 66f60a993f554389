import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alignmentOf } from './alignment.js';

function lengthOfLongestCommon(a: readonly number[], b: readonly number[]): number {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) rows[i]![j] = a[i - 1] === b[j - 1] ? rows[i - 1]![j - 1]! + 1 : Math.max(rows[i - 1]![j]!, rows[i]![j - 1]!);
  return rows[a.length]![b.length]!;
}

const sequences = fc.array(fc.nat({ max: 3 }), { maxLength: 24 });

describe('alignmentOf', () => {
  it('pairs equal items, in ascending order on both sides', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 40 }), fc.array(fc.nat({ max: 12 }), { maxLength: 40 }), (a, b) => {
      let last: readonly [number, number] = [-1, -1];
      for (const [i, j] of alignmentOf(a, b)) {
        expect(a[i]).toBe(b[j]);
        expect(i > last[0] && j > last[1]).toBe(true);
        last = [i, j];
      }
    }), { numRuns: 500 });
  });

  it('keeps as much as can be kept where nothing is unique', () => {
    // Each item twice in a row: no item is unique, so that only the shortest edit is at work.
    const doubled = sequences.map((items) => items.flatMap((item) => [item, item]));
    fc.assert(fc.property(doubled, doubled, (a, b) => alignmentOf(a, b).length === lengthOfLongestCommon(a, b)), { numRuns: 500 });
  });

  it('aligns what is unique first', () => {
    expect(alignmentOf(['Rat', 'die', 'die'], ['die', 'die', 'Rat'])).toEqual([[0, 2]]);
  });

  it('takes two long texts without anything in common as replaced, at once', () => {
    const a = Array.from({ length: 50_000 }, (_, i) => i % 50);
    const b = a.map((item) => item + 100);
    expect(alignmentOf(a, b)).toEqual([]);
  });
});
