import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { overlapping, piecesOf, wordsFrom, wordsQuery } from './voices.js';

const at = (start: number, end: number, comments = 1, suggestions = 0, supports = 0, fromElsewhere = 0) => ({ start, end, comments, fromElsewhere, suggestions, supports });

describe('stretches with comments', () => {
  it('open one list where they overlap, and two where they only touch', () => {
    expect(overlapping([at(5, 9, 2, 1, 4, 1), at(0, 6, 3, 1, 1, 2), at(9, 12)])).toEqual([at(0, 9, 5, 2, 5, 3), at(9, 12)]);
  });

  it('cut the words where they begin and end; the count stands behind the last of those that overlap', () => {
    expect(piecesOf('Kurse am Abend', 10, [at(10, 15, 1, 1), at(13, 18), at(22, 40)], { start: 16, end: 18 })).toEqual([
      { text: 'Kur', weight: 1, chosen: false, ends: null }, { text: 'se', weight: 2, chosen: false, ends: null }, { text: ' ', weight: 1, chosen: false, ends: null },
      { text: 'am', weight: 1, chosen: true, ends: at(10, 18, 2, 1) }, { text: ' Abe', weight: 0, chosen: false, ends: null }, { text: 'nd', weight: 1, chosen: false, ends: null },
    ]);
  });

  it('make one piece where they look the same, but end where a figure stands', () => {
    expect(piecesOf('Kurse am Abend', 0, [at(0, 5), at(3, 8), at(8, 14)], null)).toEqual([
      { text: 'Kurse am', weight: 1, chosen: false, ends: at(0, 8, 2) }, { text: ' Abend', weight: 1, chosen: false, ends: at(8, 14) },
    ]);
    expect(piecesOf('Wort', 0, [at(0, 4, 9), at(1, 2)], null).map(({ text, weight }) => [text, weight])).toEqual([['W', 2], ['o', 3], ['rt', 2]]);
  });

  it('weigh as much as the people who say something there, and who support it', () => {
    const weights = ([0, 1, 2, 8, 9] as const).map((supports) => piecesOf('Wort', 0, [at(0, 4, 0, 1, supports)], null)[0]!.weight);
    expect(weights).toEqual([1, 1, 2, 2, 3]);
  });

  it('lose no character and tear none apart', () => {
    const span = fc.tuple(fc.nat(60), fc.nat(60)).filter(([a, b]) => a < b);
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(20), fc.array(span, { maxLength: 8 }), fc.option(span), (text, start, spans, chosen) => {
      const pieces = piecesOf(text, start, spans.map(([a, b]) => at(a, b)), chosen === null ? null : { start: chosen[0], end: chosen[1] });
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      expect(pieces.every((piece) => piece.text.isWellFormed())).toBe(text.isWellFormed());
    }));
  });
});

describe('words in the address', () => {
  const text = '0190a1b2-0000-7000-8000-000000000001';
  it.each(['', 'von=3', 'von=3&bis=3', 'von=9&bis=4', 'von=-1&bis=4', 'von=0&bis=41', 'von=1e1&bis=20', 'von=0&bis=9999999'])('are none in %p', (query) => {
    expect(wordsFrom(new URLSearchParams(`${query}&text=${text}`), 40)).toBeNull();
  });
  it.each(['', '&text=', '&text=x'])('are none where it does not say of which text: %p', (more) => {
    expect(wordsFrom(new URLSearchParams(`von=0&bis=40${more}`), 40)).toBeNull();
  });
  it('are more than a quote holds, where much overlaps', () => expect(wordsFrom(new URLSearchParams(wordsQuery({ start: 0, end: 9_000 }, text)), 10_000)).toEqual({ start: 0, end: 9_000, textId: text }));
  it('are read as they were written', () => expect(wordsFrom(new URLSearchParams(wordsQuery({ start: 0, end: 40 }, text)), 40)).toEqual({ start: 0, end: 40, textId: text }));
});
