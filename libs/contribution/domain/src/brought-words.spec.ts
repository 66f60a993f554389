import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { broughtWords, followedWords, newWords, type Bringing } from './brought-words.js';

const quote = 'Jugendliche verbringen einen Tag in einem Betrieb ihrer Wahl.';
const better = 'Jugendliche verbringen einen Tag in einem Betrieb oder einer Werkstatt ihrer Wahl.';
const around = (words: string) => `Davor steht etwas. ${words} Danach auch.`;
const at = (text: string, words: string) => (text.includes(words) ? { start: [...text.slice(0, text.indexOf(words))].length, end: [...text.slice(0, text.indexOf(words))].length + [...words].length } : null);
const placed = (text: string, words: string) => ({ text, at: at(text, words) });
const shown = (text: string, spans: readonly { start: number; end: number }[]) => spans.map(({ start, end }) => (start === end ? `|${[...text].slice(0, start).join('').slice(-6)}` : [...text].slice(start, end).join('')));
const brought = (bringing: Partial<Bringing>) => {
  const whole: Bringing = { quote, replacement: better, before: placed(around(quote), quote), after: placed(around(better), better), ...bringing };
  return shown(whole.after.text, broughtWords(whole));
};

describe('the words that a suggestion brought', () => {
  const partly = 'Jugendliche verbringen jeden Monat einen Tag in einem Betrieb oder einer Schule ihrer Wahl.';
  const shorter = 'Jugendliche verbringen einen Tag in einem Betrieb.';
  const other = 'Alle kommen mit.';
  it.each<[string, Partial<Bringing>, string[]]>([
    ['are those that are new', {}, ['oder einer Werkstatt']],
    ['are found where the place is not known', { after: { text: around(better), at: null } }, ['oder einer Werkstatt']],
    ['are all of them where nothing stayed', { replacement: other, after: { text: around(other), at: null } }, ['Alle kommen mit']],
    ['are, of what was taken in part, those that it said', { after: placed(around(partly), partly) }, ['oder einer']],
    ['are none where it only took some out: the place is told', { replacement: shorter, after: placed(around(shorter), shorter) }, ['|etrieb']],
    ['are none where it struck all: the place is told', { replacement: '', after: { text: 'Davor steht etwas. Danach auch.', at: null } }, ['|etwas.']],
    ['are each for itself where they stand apart', { replacement: better.replace('Jugendliche', 'Junge Leute'), after: placed(around(better.replace('Jugendliche', 'Junge Leute')), better.replace('Jugendliche', 'Junge Leute')) }, ['Junge Leute', 'oder einer Werkstatt']],
    ['may be a mark', { quote: 'Kommt alle mit', replacement: 'Kommt, alle mit', before: placed('Kommt alle mit', 'Kommt alle mit'), after: placed('Kommt, alle mit', 'Kommt, alle mit') }, [',']],
    ['are in any script', { quote: 'في المساء.', replacement: 'في المساء والصباح.', before: placed('مرحبا. في المساء.', 'في المساء.'), after: placed('مرحبا. في المساء والصباح.', 'في المساء والصباح.') }, ['والصباح']],
    ['are nowhere where nobody knows', { replacement: '', before: null, after: { text: 'Neu.', at: null } }, []],
  ])('%s', (_, bringing, expected) => expect(brought(bringing)).toEqual(expected));
});

describe('words that were brought, in a later version', () => {
  const text = around(better);
  const spans = [at(text, 'oder einer Werkstatt')!];
  const followed = (after: string, from = spans) => shown(after, followedWords(from, text, after));
  it.each([
    ['where everything stayed', text, ['oder einer Werkstatt']],
    ['where other words came before them', `Ganz neu ist das hier. ${text}`, ['oder einer Werkstatt']],
    ['where their sentence moved', `Danach auch. Davor steht etwas. ${better}`, ['oder einer Werkstatt']],
    ['without those that were replaced since', text.replace('Werkstatt', 'Fabrik'), ['oder einer']],
    ['not at all where their sentence went', 'Davor steht etwas. Danach auch.', []],
  ])('stand %s', (_, after, expected) => expect(followed(after)).toEqual(expected));

  it('leave their point behind the word before', () => {
    const point = { start: at(text, 'etwas.')!.end, end: at(text, 'etwas.')!.end };
    expect(followed(`Neu. ${text}`, [point])).toEqual(['|etwas.']);
    expect(followed('Alles anders jetzt!', [point])).toEqual([]);
  });

  it('are words of that version, whatever the texts', () => {
    const words = fc.array(fc.constantFrom('Kurs', 'ist', 'frei.', 'дом.', 'بيت؟', '家。', '👩‍👩‍👧', 'Und', '\n'), { minLength: 1, maxLength: 20 }).map((all) => all.join(' '));
    fc.assert(fc.property(words, words, fc.nat(60), fc.nat(20), (before, after, start, length) => {
      const whole = [...before].length;
      const span = { start: Math.min(start, whole), end: Math.min(start + length, whole) };
      for (const each of followedWords([span], before, after)) {
        expect(each.start).toBeLessThanOrEqual(each.end);
        expect(each.end).toBeLessThanOrEqual([...after].length);
        expect([...after].slice(each.start, each.end).join('')).toBe([...after].slice(each.start, each.end).join('').trim());
      }
    }), { numRuns: 300 });
  });
});

describe('the words that a passage did not have before', () => {
  it.each([
    ['all of a new passage', null, 'Ganz neu. Auch das.', ['Ganz neu. Auch das.']],
    ['those that came', 'Kurse am Abend.', 'Kurse am Abend und am Samstag.', ['und am Samstag']],
    ['else the point at which some went', 'Kurse am Abend. Und frei.', 'Kurse am Abend.', ['|Abend.']],
    ['none of the same text', 'Kurse.', 'Kurse.', []],
    ['none that only moved', 'Kurse finden am Abend statt. Kinder werden kostenlos betreut. Alle kommen.',
      'Kurse finden am Abend statt. Auch samstags. Kinder werden kostenlos betreut.', ['Auch samstags.']],
  ])('%s', (_, before, after, expected) => expect(shown(after, newWords(before, after))).toEqual(expected));
});
