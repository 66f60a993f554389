import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffWords } from './text-diff.js';

describe('diffWords', () => {
  it('names the words that changed and leaves the rest', () => {
    expect(diffWords('Kurse am Tag, kostenlos.', 'Kurse am Abend, kostenlos.')).toEqual([
      { kind: 'same', text: 'Kurse am ' },
      { kind: 'removed', text: 'Tag' },
      { kind: 'added', text: 'Abend' },
      { kind: 'same', text: ', kostenlos.' },
    ]);
  });

  it('keeps letters of every script whole', () => {
    expect(diffWords('دورات مسائية', 'دورات صباحية').map((part) => part.kind)).toEqual(['same', 'removed', 'added']);
  });

  it('loses no character of either text', () => {
    const text = fc.array(fc.constantFrom('Kurs', 'am', 'Abend', ' ', '\n', ',', 'ü', '👩‍👧')).map((words) => words.join(''));
    fc.assert(fc.property(text, text, (before, after) => {
      const parts = diffWords(before, after);
      const joined = (without: string) => parts.filter((part) => part.kind !== without).map((part) => part.text).join('');
      expect(joined('added')).toBe(before);
      expect(joined('removed')).toBe(after);
    }));
  });
});
