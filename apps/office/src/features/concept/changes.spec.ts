import { describe, expect, it } from '@jest/globals';
import { changesBetween } from './changes.js';

const entry = (id: string, ordinal: number, revision = 'r1', parentId: string | null = null) => ({ passage: { id }, ordinal, parentId, revision: { id: `${id}-${revision}` } });
const kinds = (...args: Parameters<typeof changesBetween>) => changesBetween(...args).map((change) => `${change.kind} ${(change.after ?? change.before)!.passage.id}`);

describe('what changed between two versions', () => {
  const before = [entry('a', 0), entry('b', 1), entry('c', 2), entry('d', 3)];

  it('is nothing when all wordings are the same', () => {
    expect(kinds(before, before)).toEqual([]);
  });

  it('names new, reworded and struck passages', () => {
    expect(kinds(before, [entry('a', 0), entry('x', 1), entry('b', 2, 'r2'), entry('d', 3)])).toEqual(['added x', 'reworded b', 'removed c']);
  });

  it('names the one that was moved, not all that made room', () => {
    expect(kinds(before, [entry('d', 0), entry('a', 1), entry('b', 2), entry('c', 3)])).toEqual(['moved d']);
  });

  it('sees another parent as moved', () => {
    expect(kinds(before, [entry('a', 0), entry('b', 1, 'r1', 'a'), entry('c', 2), entry('d', 3)])).toEqual(['moved b']);
  });

  it('takes everything as new without a former version', () => {
    expect(kinds([], before)).toHaveLength(4);
  });
});
