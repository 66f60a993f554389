import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeBytes, codeOf, formatCode, lookupOf, readCode } from './code.js';

const bytes = fc.uint8Array({ minLength: codeBytes, maxLength: 32 });

describe('a code', () => {
  it.each([
    ['empty', ''], ['too short', '0123-4567-89AB-CDE'], ['too long', '0123-4567-89AB-CDEF-G'], ['with U', 'U123-4567-89AB-CDEF'],
    ['with an umlaut', 'Ä123-4567-89AB-CDEF'], ['with NUL', '\u0000123-4567-89AB-CDEF'], ['of other figures', '٠١٢٣-٤٥٦٧-٨٩٠١-٢٣٤٥'],
    ['a megabyte', '0'.repeat(1_000_000)], ['with a lone surrogate', '\ud800123-4567-89AB-CDEF'],
  ])('is none when %s', (_, text) => {
    expect(readCode(text)).toBeNull();
  });

  it.each([
    ['as printed', '0123-4567-89AB-CDEF'], ['in small letters', '0123-4567-89ab-cdef'], ['with blanks', ' 0123 4567 89AB CDEF '],
    ['without groups', '0123456789ABCDEF'], ['with O for 0', 'O123-4567-89AB-CDEF'], ['with I for 1', '0I23-4567-89AB-CDEF'], ['with l for 1', '0l23-4567-89AB-CDEF'],
    ['with other dashes', '0123–4567—89AB−CDEF'], ['in full width', '０１２３-4567-89AB-CDEF'], ['with a line break', '0123-4567\n89AB-CDEF'],
  ])('is read %s', (_, text) => {
    expect(readCode(text)).toBe('0123456789ABCDEF');
  });

  it('comes back from its printed form, whatever the bytes', () => {
    fc.assert(fc.property(bytes, (from) => {
      const code = codeOf(from);
      expect(formatCode(code)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(readCode(formatCode(code).toLowerCase())).toBe(code);
      expect(lookupOf(code)).toHaveLength(6);
    }));
  });

  it('differs when any bit of its bytes differs', () => {
    fc.assert(fc.property(bytes, fc.nat(codeBytes * 8 - 1), (from, bit) => {
      const other = from.slice();
      other[bit >> 3]! ^= 1 << (bit & 7);
      expect(codeOf(other)).not.toBe(codeOf(from));
    }));
  });

  it('is the known text of known bytes', () => {
    expect(codeOf(new Uint8Array(10))).toBe('0000000000000000');
    expect(codeOf(new Uint8Array(10).fill(255))).toBe('ZZZZZZZZZZZZZZZZ');
    expect(codeOf(Uint8Array.of(0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf))).toBe('0123456789ABCDEF');
  });
});
