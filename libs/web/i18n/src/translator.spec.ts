import { describe, expect, it } from '@jest/globals';
import { directionOfText } from './direction.js';
import { createTranslator } from './translator.js';

const catalogue = { de: { by: 'Beitrag von {name}, {date}' }, en: { by: 'Contribution of {name}, {date}' } } as const;

describe('a message', () => {
  it.each(['de', 'en', 'ar-XB'])('keeps words of the other direction from moving what stands around them, in %s', (lang) => {
    const t = createTranslator(catalogue, lang);
    expect(t('by', { name: 'سامر', date: '3. April' })).toContain('\u2068سامر\u2069, 3. April');
    expect(t('by', { name: 'Ada (עדה)', date: '' })).toContain('\u2068Ada (עדה)\u2069');
  });

  it('holds nothing more where all letters run in its direction', () => {
    expect(createTranslator(catalogue, 'de')('by', { name: 'Ayşe Ölçer, Мария 3', date: '27. November' })).toBe('Beitrag von Ayşe Ölçer, Мария 3, 27. November');
  });
});

describe('the direction of a text', () => {
  it.each([
    ['„3. مقهى Café“', 'rtl'],
    ['Café مقهى', 'ltr'],
    ['𞤀𞤣𞤤𞤢𞤥', 'rtl'],
    ['漢字', 'ltr'],
    ['(2027): 5 – 7!', null],
    ['', null],
  ])('%s', (text, direction) => expect(directionOfText(text)).toBe(direction));
});
