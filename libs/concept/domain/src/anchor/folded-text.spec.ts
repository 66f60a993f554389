import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codePoints, folded, foldedText } from './folded-text.js';

// Letters that are composed, those that never are, a Korean syllable in parts and in two, accents without a letter, blanks.
const pieces = fc.array(fc.constantFrom('a\u0308', 'ä', 'o\u0301\u0323', '\u0958', '\uFB2C', '\u1112\u1161\u11AB', '하\u11AB', '\u0301', ' ', '\n', 'b', '😀', '\u0632\u0650', '。', '.', '\uF900'), { maxLength: 20 });

describe('a folded text', () => {
  it('has composed letters, and knows where each stands as it was written', () => {
    const written = 'Ein  Cafe\u0301 fu\u0308r alle';
    const whole = foldedText(written);
    expect(whole.text).toBe('Ein Café für alle');
    const { start, end } = whole.toSource({ start: 4, end: 8 });
    expect([...written].slice(start, end).join('')).toBe('Cafe\u0301');
    expect(whole.fromSource({ start, end })).toEqual({ start: 4, end: 8 });
    // Within a letter there is no place: the letter is meant.
    expect(whole.fromSource({ start: 9, end: 10 })).toEqual({ start: 7, end: 8 });
  });

  it('is the same as what a quote is compared by, whatever was written', () => {
    fc.assert(fc.property(pieces, (parts) => {
      const written = parts.join('');
      const whole = foldedText(written);
      expect(whole.text).toBe(folded(written));
      const { start, end } = whole.toSource({ start: 0, end: whole.text.length });
      expect(folded([...written].slice(start, end).join(''))).toBe(whole.text);
      expect(end).toBeLessThanOrEqual(codePoints(written));
    }));
  });
});
