import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv.js';

describe('a table for spreadsheets', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-1', "'-1"],
    ['@here', "'@here"],
    ['\tx', "'\tx"],
    ['\rx', `"'\rx"`],
    [' =1', "' =1"],
    ['a "b"', '"a ""b"""'],
    ['a;b', '"a;b"'],
    ['a\nb', '"a\nb"'],
    ['5', '5'],
    ['Straße', 'Straße'],
    ['', ''],
  ])('writes %j as %j', (text, cell) => {
    expect(csvOf([[text]])).toBe(`\uFEFF${cell}\r\n`);
  });

  it('writes numbers as numbers, also negative ones', () => {
    expect(csvOf([[1, -2], [3]])).toBe('\uFEFF1;-2\r\n3\r\n');
  });
});
