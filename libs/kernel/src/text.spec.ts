import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isId, lengthOf, limits, normaliseEmail, textFaults } from './text.js';

const codes = (text: string, limit = limits.contribution) => textFaults('body', text, limit).map(({ code }) => code);

describe('a text', () => {
  it.each([
    ['', 'EMPTY'],
    [' \n\t ', 'EMPTY'],
    ['\u200b\u200d\u2060', 'EMPTY'],
    ['ㅤ', 'EMPTY'],
    ['ab', 'TOO_SHORT'],
    ['a'.repeat(5001), 'TOO_LONG'],
    ['😀'.repeat(5001), 'TOO_LONG'],
    ['x'.repeat(1_000_000), 'TOO_LONG'],
    ['with \u0000 NUL', 'FORBIDDEN_CHARACTERS'],
    ['a lone \ud800 surrogate', 'FORBIDDEN_CHARACTERS'],
    ['turned \u202e around', 'FORBIDDEN_CHARACTERS'],
    ['bell \u0007', 'FORBIDDEN_CHARACTERS'],
  ])('is refused: %j -> %s', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it.each(['Grüße', '<script>alert(1)</script>', "Robert'); DROP TABLE vote;--", 'ein\nzwei', 'نحتاج إلى مكان', '😀😀😀', '\u2067نصّ طويل\u2069'])('is taken as it is: %s', (text) => {
    expect(codes(text)).toEqual([]);
  });

  it('has one line unless it may have more', () => {
    expect(textFaults('name', 'a\nb', limits.name).map(({ code }) => code)).toEqual(['FORBIDDEN_CHARACTERS']);
  });

  it('is counted in code points', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => lengthOf(text) === [...text].length));
  });

  it('never makes the check throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(codes(text))));
  });
});

describe('an e-mail address', () => {
  it.each(['a@b.de', ' Olena.Test+x@Harburg.Test '])('is taken: %j', (text) => {
    expect(normaliseEmail(text)).toBe(text.trim().toLowerCase());
  });

  it.each(['', 'a', 'a@b', '@b.de', 'a b@c.de', 'a@b.de\nBcc: c@d.de', '"a"@b.de', 'a@b.de,c@d.de', '<a@b.de>', `${'a'.repeat(65)}@b.de`, 'a\u0000@b.de'])('is refused: %j', (text) => {
    expect(normaliseEmail(text)).toBeNull();
  });
});

describe('an id', () => {
  it.each(['', 'x', '00000000-0000-0000-0000-00000000000', "' OR 1=1", null, undefined])('is refused: %j', (text) => {
    expect(isId(text)).toBe(false);
  });
});
