import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { broughtIn, broughtWords, followedWords, isAmong, newWords, type PlacedText } from './brought.js';

const quote = 'Jugendliche verbringen einen Tag in einem Betrieb ihrer Wahl.';
const better = 'Jugendliche verbringen einen Tag in einem Betrieb oder einer Werkstatt ihrer Wahl.';
const around = (words: string) => `Davor steht etwas. ${words} Danach auch.`;
const at = (text: string, words: string) => (text.includes(words) ? { start: [...text.slice(0, text.indexOf(words))].length, end: [...text.slice(0, text.indexOf(words))].length + [...words].length } : null);
const placed = (text: string, words: string) => ({ text, at: at(text, words) });
const shown = (text: string, spans: readonly { start: number; end: number }[]) => spans.map(({ start, end }) => (start === end ? `|${[...text].slice(0, start).join('').slice(-6)}` : [...text].slice(start, end).join('')));
const brought = ({ quote: was = quote, replacement = better, before = around(was), after }: { quote?: string; replacement?: string; before?: string; after: PlacedText }) =>
  shown(after.text, broughtWords({ replacement }, { text: before, at: at(before, was)! }, after));

describe('a version brought a suggestion', () => {
  const stands = (text: string, words: string | null = text): PlacedText => ({ text, at: words === null ? null : at(text, words) });
  const unknown = { text: 'Anderes.', at: null, isUncertain: true };
  const nearer = 'Jugendliche verbringen einen Tag in einem Betrieb oder einer Schule ihrer Wahl.';
  const otherwise = stands('Kurse gibt es nirgends.');
  it.each<[string, string, PlacedText[], number | null]>([
    ['whose words came in, wherever its place is now', better, [stands(`${quote} Mehr.`, quote), stands(`Mehr. ${better}`, null)], 1],
    ['whose words came in while nobody knows its place', better, [stands(quote), { ...unknown, text: better }], 1],
    ['to whose words those at its place came nearer', better, [stands(quote), stands(nearer)], 1],
    ['to whose words those at its place came nearer once more: the first', better, [stands(quote), stands(nearer), stands(better)], 1],
    ['that struck words, which are gone', '', [stands(quote), stands('Anderes.', null)], 1],
    ['that struck words, once it is known that they are gone', '', [stands(quote), unknown, stands('Anderes.', null)], 2],
    ['not while nobody knows whether words to be struck are gone', '', [stands(quote), unknown], null],
    ['not when the words at its place stayed', better, [stands(quote), stands(`${quote} Neu.`, quote)], null],
    ['not when they changed otherwise', better, [stands(quote), otherwise], null],
    ['not when they only changed back', better, [stands(quote), otherwise, stands(quote)], null],
    ['not when its words stood there before', better, [stands(`${quote} ${better}`, quote), stands(better, null)], null],
    ['not when its words went', better, [stands(`${quote} ${better}`, quote), stands(quote)], null],
    ['not when the words to be struck were gone before it was made there', '', [stands('Anderes.', null), stands('Ganz anderes.', null)], null],
    ['not on which it was made', better, [stands(better)], null],
    ['whose words came to its place, though they stood elsewhere', 'Menschen', [stands('Leute sind da. Menschen auch.', 'Leute'), stands('Menschen sind da. Menschen auch.', 'Menschen')], 1],
    ['whose words came to its place, though they stood there as a part of others', 'alle', [stands('Wer kommt allein?', 'Wer'), stands('alle kommen allein?', 'alle')], 1],
    ['whose words were a part of those at its place', 'Kurse', [stands('Kurse am Abend sind frei.', 'Kurse am Abend'), stands('Kurse sind frei.', 'Kurse')], 1],
    ['whose words were a part of others while nobody knows its place', 'дом', [stands('Хата. Домой и дома.', 'Хата'), { text: 'Вот дом. Домой и дома.', at: null, isUncertain: true }], 1],
    ['not when they came in elsewhere', 'Menschen', [stands('Leute sind da.', 'Leute'), stands('Leute sind da. Menschen auch.', 'Leute')], null],
    ['not when they came in as a part of others while nobody knows its place', 'alle', [stands('Wer kommt?', 'Wer'), { text: 'Kommt allein.', at: null, isUncertain: true }], null],
  ])('%s', (_, replacement, versions, expected) => expect(broughtIn({ replacement }, versions)).toBe(expected));

  it('only if there are words to be shown that came from it, whatever the texts', () => {
    const sentences = fc.array(fc.constantFrom('Kurse sind frei.', 'Kurse sind am Abend frei.', 'Kurse sind am Morgen frei.', 'Дом стоит.', 'في المساء.'), { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
    const version = fc.tuple(sentences, fc.nat(50), fc.nat(25), fc.constantFrom('AT', 'GONE', 'UNCERTAIN')).map(([text, from, length, state]): PlacedText => {
      const start = Math.min(from, [...text].length - 1);
      return state === 'AT' ? { text, at: { start, end: Math.min(start + length + 1, [...text].length) } } : { text, at: null, isUncertain: state === 'UNCERTAIN' };
    });
    const made = version.map((first) => ({ ...first, at: first.at ?? { start: 0, end: 4 } }));
    fc.assert(fc.property(fc.oneof(fc.constant(''), sentences), made, fc.array(version, { minLength: 1, maxLength: 3 }), (replacement, first, later) => {
      const versions = [first, ...later];
      const n = broughtIn({ replacement }, versions);
      if (n === null) return;
      const before = versions.slice(0, n).findLast((each): each is typeof first => each.at !== null)!;
      expect(broughtWords({ replacement }, before, versions[n]!)).not.toEqual([]);
    }), { numRuns: 500 });
  });
});

describe('the words that a suggestion brought', () => {
  const partly = 'Jugendliche verbringen jeden Monat einen Tag in einem Betrieb oder einer Schule ihrer Wahl.';
  const shorter = 'Jugendliche verbringen einen Tag in einem Betrieb.';
  const other = 'Alle kommen mit.';
  it.each<[string, Parameters<typeof brought>[0], string[]]>([
    ['are those that are new', { after: placed(around(better), better) }, ['oder einer Werkstatt']],
    ['are found where the place is not known', { after: { text: around(better), at: null } }, ['oder einer Werkstatt']],
    ['are all of them where nothing stayed', { replacement: other, after: { text: around(other), at: null } }, ['Alle kommen mit']],
    ['are, of what was taken in part, those that it said', { after: placed(around(partly), partly) }, ['oder einer']],
    ['are none where it only took some out: the place is told', { replacement: shorter, after: placed(around(shorter), shorter) }, ['|etrieb']],
    ['are none where it struck all: the place is told', { replacement: '', after: { text: 'Davor steht etwas. Danach auch.', at: null } }, ['|etwas.']],
    ['are each for itself where they stand apart', { replacement: better.replace('Jugendliche', 'Junge Leute'), after: placed(around(better.replace('Jugendliche', 'Junge Leute')), better.replace('Jugendliche', 'Junge Leute')) }, ['Junge Leute', 'oder einer Werkstatt']],
    ['may be a mark', { quote: 'Kommt alle mit', replacement: 'Kommt, alle mit', before: 'Kommt alle mit', after: placed('Kommt, alle mit', 'Kommt, alle mit') }, [',']],
    ['are in any script', { quote: 'في المساء.', replacement: 'في المساء والصباح.', before: 'مرحبا. في المساء.', after: placed('مرحبا. في المساء والصباح.', 'في المساء والصباح.') }, ['والصباح']],
  ])('%s', (_, bringing, expected) => expect(brought(bringing)).toEqual(expected));

  it('are looked for among others: none beside them, and what was struck at the words around', () => {
    const [words, point] = [[{ start: 5, end: 9 }], [{ start: 9, end: 9 }]];
    const among = (brought: typeof words) => [{ start: 0, end: 5 }, { start: 0, end: 6 }, { start: 8, end: 9 }, { start: 9, end: 12 }, { start: 10, end: 12 }].map((span) => isAmong(span, brought));
    expect([among(words), among(point), among([])]).toEqual([[false, true, true, false, false], [false, false, true, true, false], [false, false, false, false, false]]);
  });
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
