import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OutlineEntry } from '../changes.js';
import { depthFirst } from '../outline.js';
import { outlineNumbers, synopsisRows } from './outline-changes.js';

/** "a a/b=2 c": passages by their ids, below a parent, with another hash than 1. */
function outline(text: string): OutlineEntry[] {
  return text.split(' ').filter((each) => each !== '').map((each, index) => {
    const [, parent = null, id, hash = '1'] = /^(?:(\w+)\/)?(\w+)(?:=(\w+))?$/.exec(each)!;
    return { passageId: id!, parentId: parent ?? null, kind: 'SECTION', ordinal: index + 1, hash };
  });
}

const shown = (before: string, after: string): string =>
  synopsisRows(outline(before), outline(after)).map(({ passageId, changes }) => passageId + changes.map((each) => `:${each}`).join('')).join(' ');

describe('synopsisRows', () => {
  it.each([
    ['nothing changed', 'a b c', 'a b c', 'a b c'],
    ['from nothing', '', 'a b', 'a:NEW b:NEW'],
    ['to nothing', 'a b', '', 'a:REMOVED b:REMOVED'],
    ['a removed passage stands where it stood', 'a b c', 'a c', 'a b:REMOVED c'],
    ['also the first, and two in a row', 'a b c d', 'c d', 'a:REMOVED b:REMOVED c d'],
    ['not behind one that went elsewhere', 'a b c d', 'a d b', 'a c:REMOVED d b:MOVED'],
    ['one that was taken to the top is moved, the others are not', 'a b c d e', 'e a b c d', 'e:MOVED a b c d'],
    ['under another parent', 'a a/x b', 'a b b/x', 'a b x:MOVED'],
    ['not with its parent', 'a a/x b c', 'b c a a/x', 'b c a:MOVED x'],
    ['reworded and moved at once', 'a b c', 'c=2 a b', 'c:REWORDED:MOVED a b'],
    ['a new one among them moves none', 'a b', 'n a m b', 'n:NEW a m:NEW b'],
    ['a whole field with what it holds', 'f f/x f/y g', 'g', 'f:REMOVED x:REMOVED y:REMOVED g'],
  ])('%s', (_name, before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  // Two versions of one part: passages with a parent among those before, each version with some of them, in an order of its own.
  const ids = Array.from({ length: 9 }, (_, n) => `p${n}`);
  const version = fc.shuffledSubarray(ids).chain((standing) => fc.tuple(...standing.map((passageId, n) => fc.record({
    passageId: fc.constant(passageId), parentId: n === 0 ? fc.constant(null) : fc.oneof(fc.constant(null), fc.constantFrom(...standing.slice(0, n))),
    kind: fc.constant('SECTION' as const), ordinal: fc.constant(n), hash: fc.constantFrom('1', '2'),
  })))).map((places): OutlineEntry[] => depthFirst<OutlineEntry>(places));

  it('leads from one version to the other, passage by passage', () => {
    fc.assert(fc.property(version, version, (before, after) => {
      const rows = synopsisRows(before, after);
      expect(rows.flatMap((row) => row.after ?? [])).toEqual(after);
      expect(rows.flatMap((row) => row.before ?? []).map(({ passageId }) => passageId).sort()).toEqual(before.map(({ passageId }) => passageId).sort());
      for (const row of rows) {
        expect(row.changes.includes('NEW')).toBe(row.before === null);
        expect(row.changes.includes('REMOVED')).toBe(row.after === null);
        expect(row.changes.includes('REWORDED')).toBe(row.before !== null && row.after !== null && row.before.hash !== row.after.hash);
      }
    }), { numRuns: 500 });
  });

  it('keeps as many siblings in place as can be, and those in their order', () => {
    fc.assert(fc.property(fc.shuffledSubarray(ids), fc.shuffledSubarray(ids), (from, to) => {
      const rows = synopsisRows(outline(from.join(' ')), outline(to.join(' ')));
      const kept = rows.filter(({ before, after, changes }) => before && after && !changes.includes('MOVED')).map(({ passageId }) => passageId);
      const rank = (id: string) => from.indexOf(id);
      for (let n = 1; n < kept.length; n++) expect(rank(kept[n]!)).toBeGreaterThan(rank(kept[n - 1]!));
      expect(kept).toHaveLength(longestInOrder(to.map(rank).filter((at) => at >= 0)));
    }));
  });
});

/** By trying all: the length of the longest run, gaps allowed, that ascends. */
function longestInOrder([first, ...rest]: readonly number[], above = -1): number {
  if (first === undefined) return 0;
  const without = longestInOrder(rest, above);
  return first > above ? Math.max(without, 1 + longestInOrder(rest, first)) : without;
}

describe('outlineNumbers', () => {
  it('counts as a book does', () => {
    expect([...outlineNumbers(outline('a a/x a/y y/z b'))]).toEqual([['a', '1'], ['x', '1.1'], ['y', '1.2'], ['z', '1.2.1'], ['b', '2']]);
  });
});
