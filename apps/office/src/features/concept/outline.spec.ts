import { describe, expect, it } from '@jest/globals';
import { dropAt, outlineOf, stepTo } from './outline.js';

const place = (id: string, parentId: string | null, ordinal: number) => ({ id, parentId, ordinal });
// Ordinals run through the whole part, as in a version.
const passages = [place('f1', null, 0), place('m1', 'f1', 1), place('m2', 'f1', 2), place('f2', null, 3), place('m3', 'f2', 4)];

describe('the outline', () => {
  it('puts children below their parents', () => {
    expect(outlineOf(passages.toReversed()).map(({ passage, depth }) => `${depth}${passage.id}`)).toEqual(['0f1', '1m1', '1m2', '0f2', '1m3']);
  });

  it('shows a passage whose parent is gone', () => {
    expect(outlineOf([place('m1', 'away', 0)]).map(({ passage }) => passage.id)).toEqual(['m1']);
  });

  it.each([
    ['m2', -1, { afterId: null }],
    ['m1', 1, { afterId: 'm2' }],
    ['f2', -1, { afterId: null }],
    ['f1', -1, undefined],
    ['m3', 1, undefined],
    ['unknown', 1, undefined],
  ] as const)('%s by %i', (id, by, expected) => {
    expect(stepTo(passages, id, by)).toEqual(expected);
  });

  it.each([
    ['m1', 'm2', true, { afterId: 'm2' }],
    ['m2', 'm1', false, { afterId: null }],
    ['f2', 'f1', false, { afterId: null }],
    // Where it stands already, on itself, and where it is no sibling.
    ['m2', 'm1', true, undefined],
    ['m1', 'm2', false, undefined],
    ['m1', 'm1', true, undefined],
    ['m1', 'm3', true, undefined],
    ['unknown', 'm1', true, undefined],
  ] as const)('%s dropped on %s, behind: %s', (id, onto, behind, expected) => {
    expect(dropAt(passages, id, onto, behind)).toEqual(expected);
  });
});
