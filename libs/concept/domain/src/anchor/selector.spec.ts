import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkSelector, maxQuote, selectorOf, sentenceSpans, type Selector } from './selector.js';

const text = 'Kurse am Abend. 👩‍👧 Kinder werden betreut.\nKurse am Abend. Auch im Sommer.';
const made = (change: Partial<Selector>): Selector => ({ quote: 'Kurse am Abend.', prefix: '', suffix: '', start: 0, end: 15, ...change });
const placed = (selector: Selector, plain = text) => {
  const checked = checkSelector(plain, selector);
  return checked.ok ? [checked.value.start, checked.value.end, checked.value.quote] : checked.refusals[0]!.code;
};

describe('a selector is refused', () => {
  it.each<[string, Selector]>([
    ['without words', made({ quote: ' \n' })],
    ['whose words do not stand there', made({ quote: 'Kurse am Morgen.' })],
    ['whose words stand in two places, with nothing that tells which', made({ start: 3, end: 9 })],
    ['whose words stand there with other words around', made({ start: 3, end: 9, prefix: 'erfunden' })],
    ['that is longer than a paragraph', made({ quote: 'x'.repeat(maxQuote + 1) })],
  ])('%s', (_, selector) => expect(placed(selector)).toBe('ANCHOR_NOT_FOUND'));

  it.each([[-1, 5], [5, 5], [1.5, 3], [0, 2 ** 60], [Number.NaN, 4]])('at places that are none: %p to %p', (start, end) => {
    expect(placed(made({ start, end }))).toBe('ANCHOR_NOT_FOUND');
  });
});

describe('a selector', () => {
  it('is taken where it says, and knows the words around', () => {
    expect(checkSelector(text, made({}))).toEqual({ ok: true, value: { ...made({}), suffix: ' 👩‍👧 Kinder werden betreut.\nKurs' } });
  });

  it('counts code points, not units of memory', () => {
    const { start, end } = selectorOf(text, { start: 16, end: 42 })!;
    expect([...text].slice(start, end).join('')).toBe('👩‍👧 Kinder werden betreut.');
  });

  it('is found by the words around when its numbers are wrong, whatever the white space', () => {
    expect(placed(made({ start: 90, end: 99, prefix: 'betreut.\n' }))).toEqual([43, 58, 'Kurse am Abend.']);
    expect(placed(made({ quote: 'Kurse  am\nAbend.', start: 1, end: 9, suffix: ' Auch im' }))).toEqual([43, 58, 'Kurse am Abend.']);
  });

  it('is refused where its words stand twice between those words, and in no time where they stand ten thousand times', () => {
    expect(checkSelector(text, made({ start: 90, end: 99, prefix: '', suffix: '' }))).toMatchObject({ ok: false });
    const started = performance.now();
    expect(checkSelector('e '.repeat(10_000), { quote: 'e', prefix: 'x'.repeat(100_000), suffix: '', start: 1, end: 2 })).toMatchObject({ ok: false });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('has no white space at its ends, and none of only white space', () => {
    expect(selectorOf(text, { start: 15, end: 43 })).toMatchObject({ start: 16, end: 42 });
    expect(selectorOf(text, { start: 15, end: 16 })).toBeNull();
  });

  it('of any stretch of any text is found again at its place', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(80), fc.nat(80), (plain, a, b) => {
      const selector = selectorOf(plain, { start: Math.min(a, b), end: Math.max(a, b) });
      if (selector !== null) expect(checkSelector(plain, selector)).toEqual({ ok: true, value: selector });
    }));
  });
});

describe('the sentences of a text', () => {
  it('are stretches in code points, one block after the other', () => {
    const sentences = sentenceSpans(text).map(({ start, end }) => [...text].slice(start, end).join(''));
    expect(sentences).toEqual(['Kurse am Abend.', '👩‍👧 Kinder werden betreut.', 'Kurse am Abend.', 'Auch im Sommer.']);
  });

  it('are those of Arabic, too', () => {
    const arabic = 'هل تريد دورة مسائية؟ نعم. كل يوم.';
    expect(sentenceSpans(arabic).map(({ start, end }) => [...arabic].slice(start, end).join(''))).toEqual(['هل تريد دورة مسائية؟', 'نعم.', 'كل يوم.']);
  });
});
