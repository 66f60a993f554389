import { describe, expect, it } from '@jest/globals';
import { foldedText } from './folded-text.js';
import { sentencesOf } from './sentences.js';
import { isBetweenWords } from './words.js';

const cut = (text: string) => {
  const whole = foldedText(text);
  return sentencesOf(whole).map(({ start, end }) => whole.text.slice(start, end));
};

describe('sentencesOf', () => {
  it.each([
    ['short forms', ['Der Bezirk gibt 2 Mio. Euro für Kurse.', 'Sie dauern 3 Std. Siehe Kap. Bildung und Abb. A.']],
    ['quotes that point inwards', ['Sie sagen: »Wir helfen.«', 'Danach ‚gern.‘', 'Ende.']],
    ['marks of direction behind the end', ['نريد دورات مسائية.\u200F', 'الأطفال في رعاية جيدة.']],
    ['Georgian, which has no capitals', ['კურსები უფასოა.', 'ბავშვებს უვლიან.']],
    ['a small letter behind a short form that nobody knows', ['Das gilt lt. satzung für alle.']],
  ] as const)('%s', (_name, sentences) => {
    expect(cut(sentences.join(' '))).toEqual(sentences);
  });
});

describe('isBetweenWords', () => {
  it.each([
    ['at the ends', 'Kurs', [0, 4]],
    ['around marks and blanks', 'ein Kurs, gut', [0, 3, 4, 8, 9, 10, 13]],
    ['not at a soft hyphen', 'Kurs\u00ADangebot', [0, 12]],
    ['not at a joiner', 'کتاب\u200Cها', [0, 7]],
    ['not at an apostrophe inside', "Harburg'da", [0, 10]],
    ['but at one that ends a quote', "'Kurs' so", [0, 1, 5, 6, 7, 9]],
    ['between signs that stand for words', '孩子们', [0, 1, 2, 3]],
  ] as const)('%s', (_name, text, places) => {
    expect(Array.from({ length: text.length + 1 }, (_, at) => at).filter((at) => isBetweenWords(text, at))).toEqual(places);
  });
});
