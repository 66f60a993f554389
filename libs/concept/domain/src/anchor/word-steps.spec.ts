import { describe, expect, it } from '@jest/globals';
import { wordSteps, type WordStep } from './word-steps.js';

const german = 'Der Bezirk (das Amt) stellt „einen Raum“.\nSie trinken Tee.';

const spanOf = (plain: string, words: string) => ({ start: [...plain.slice(0, plain.indexOf(words))].length, end: [...plain.slice(0, plain.indexOf(words) + words.length)].length });
const steps = (plain: string, words: string) => {
  const quote = (step: WordStep | null) => (step === null ? null : [[...plain].slice(step.start, step.end).join(''), step.word]);
  const { takeBefore, dropFirst, dropLast, takeAfter } = wordSteps(plain, spanOf(plain, words));
  return { takeBefore: quote(takeBefore), dropFirst: quote(dropFirst), dropLast: quote(dropLast), takeAfter: quote(takeAfter) };
};

describe('choosing words one by one', () => {
  it('takes and drops words with the marks at them', () => {
    expect(steps(german, '(das Amt) stellt')).toEqual({
      takeBefore: ['Bezirk (das Amt) stellt', 'Bezirk'], dropFirst: ['Amt) stellt', '(das'],
      dropLast: ['(das Amt)', 'stellt'], takeAfter: ['(das Amt) stellt „einen', '„einen'],
    });
  });

  it('leaves one word, and stays in its block', () => {
    expect(steps(german, 'Raum“.')).toEqual({ takeBefore: ['„einen Raum“.', '„einen'], dropFirst: null, dropLast: null, takeAfter: null });
    expect(steps(german, 'Sie')).toMatchObject({ takeBefore: null, takeAfter: ['Sie trinken', 'trinken'] });
  });

  it('completes a word that was marked in part before it takes another one', () => {
    expect(steps(german, 'ezirk (d')).toMatchObject({ takeBefore: ['Bezirk (d', 'B'], takeAfter: ['ezirk (das', 'as'] });
  });

  it('gives up what reaches into another block', () => {
    expect(steps(german, 'Raum“.\nSie')).toMatchObject({ dropFirst: ['Sie', 'Raum“.'], dropLast: ['Raum“.', 'Sie'] });
  });

  it('takes one sign of a script without blanks, and whole characters beyond the first plane', () => {
    expect(steps('区役所は部屋を貸します。お茶。', '部屋')).toEqual({ takeBefore: ['は部屋', 'は'], dropFirst: ['屋', '部'], dropLast: ['部', '屋'], takeAfter: ['部屋を', 'を'] });
    expect(steps('😀 Tee 😀 und Kaffee', '😀 und')).toMatchObject({ dropFirst: ['und', '😀'], takeAfter: ['😀 und Kaffee', 'Kaffee'] });
  });

  it('takes no more than a quote may hold', () => {
    expect(wordSteps(`${'a'.repeat(1_999)} b c`, { start: 0, end: 1_999 })).toMatchObject({ takeAfter: null });
  });
});
