import { describe, expect, it } from '@jest/globals';
import { numbered } from './outline.js';

const entry = (id: string, parentId: string | null = null) => ({ passage: { id }, parentId });

describe('numbered', () => {
  it('numbers top entries and their children, in their order', () => {
    const found = numbered([entry('a'), entry('a1', 'a'), entry('a2', 'a'), entry('a2x', 'a2'), entry('b'), entry('b1', 'b')]);
    expect(found.map(({ number, depth }) => `${number}@${depth}`)).toEqual(['1@0', '1.1@1', '1.2@1', '1.2.1@2', '2@0', '2.1@1']);
  });

  it('treats an entry whose parent is not there as a top one', () => {
    expect(numbered([entry('x', 'gone')])[0]).toMatchObject({ number: '1', depth: 0 });
  });
});
