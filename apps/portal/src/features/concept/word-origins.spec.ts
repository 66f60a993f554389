import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wordOrigins } from './word-origins.js';

describe('since when words stand', () => {
  const first = 'Jugendliche verbringen einen Tag in einem Betrieb ihrer Wahl.';
  const second = 'Jugendliche verbringen einen Tag in einem Betrieb oder einer Werkstatt ihrer Wahl.';
  const third = 'Junge Leute verbringen einen Tag in einem Betrieb oder einer Werkstatt ihrer Wahl.';
  it.each<[string, (string | null)[], [string, number][]]>([
    ['is told to the word', [third, second, first], [['Junge Leute ', 0], ['verbringen einen Tag in einem Betrieb ', 2], ['oder einer Werkstatt ', 1], ['ihrer Wahl.', 2]]],
    ['is the version that brought all of them', [second, null], [[second, 0]]],
    ['is over what is not known no further', [second, second, null, first], [[second, 1]]],
    ['is the later one for words that went and came back', [second, first, second], [['Jugendliche verbringen einen Tag in einem Betrieb ', 2], ['oder einer Werkstatt ', 0], ['ihrer Wahl.', 2]]],
    ['is nothing without words', [null, first], []],
  ])('%s', (_, quotes, expected) => expect(wordOrigins(quotes).map(({ text, since }) => [text, since])).toEqual(expected));

  it('is said of each letter once, whatever the texts', () => {
    const text = fc.array(fc.constantFrom('Kurs', 'ist', 'frei.', 'дом.', 'بيت؟', '家。', '👩‍👩‍👧', 'Und'), { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (quotes) => {
      const pieces = wordOrigins(quotes);
      expect(pieces.map((piece) => piece.text).join('')).toBe(quotes[0]);
      for (const { text: piece, since, places } of pieces) {
        expect(since).toBeLessThan(quotes.length);
        const words = [...quotes[since]!];
        expect(places.map((place) => words[place]).filter((character) => piece.includes(character!))).toHaveLength(places.length);
      }
    }), { numRuns: 200 });
  });
});
