import { describe, expect, it } from '@jest/globals';
import { losesMuch, losesSentence } from './lost-words.js';

const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `wort${from + at}`).join(' ');

describe('words that are gone', () => {
  it.each<[string, string, string, boolean]>([
    ['ten of fifty', numbered(50), numbered(40), true],
    ['ten of fifty-one', numbered(51), numbered(41), false],
    ['nine of nine', numbered(9), '', false],
    ['ten of ten', numbered(10), '', true],
    ['all, for as many others', numbered(30), numbered(30, 100), true],
    ['one of two that are the same, ten times', `${numbered(10)} ${numbered(10)}`, numbered(10), true],
  ])('are much or not: %s', (_, before, after, much) => {
    expect(losesMuch(before, after)).toBe(much);
  });

  it('are a sentence from ten on, however long the text is', () => {
    expect(losesSentence(numbered(1000), numbered(990))).toBe(true);
    expect(losesSentence(numbered(1000), numbered(991))).toBe(false);
  });

  it('are a sentence only where they do not stand in what is kept', () => {
    expect(losesSentence(numbered(1000), numbered(990), numbered(1000))).toBe(false);
    expect(losesSentence(numbered(1000), numbered(990), numbered(991))).toBe(false);
    expect(losesSentence(numbered(1000), numbered(990), numbered(990))).toBe(true);
    // Twice there, kept once, gone now.
    expect(losesSentence(`${numbered(10)} ${numbered(10)}`, '', numbered(10))).toBe(true);
  });

  it('are none where they only moved, where more came, and where they are written with a capital now', () => {
    expect(losesMuch(`${numbered(10)} ${numbered(10, 20)}`, `${numbered(10, 20)} ${numbered(10)}`)).toBe(false);
    expect(losesMuch(numbered(20), `Davor. ${numbered(20)} Danach.`)).toBe(false);
    expect(losesMuch(numbered(20), numbered(20).toUpperCase())).toBe(false);
    expect(losesMuch('', numbered(5))).toBe(false);
  });
});
