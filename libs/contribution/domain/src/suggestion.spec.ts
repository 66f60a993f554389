import { describe, expect, it } from '@jest/globals';
import { folded } from '@mitgestalten/concept-domain';
import fc from 'fast-check';
import { chosenAfter, chosenTogether, gistOf, partlyReworded, replacementOf, rewordingFaults, rivalsOf, trackedChange } from './suggestion.js';

const quote = 'Kurse finden am Abend in allen Stadtteilen statt.';
const faults = (replacement: string, why: string | null = null, words = quote) => rewordingFaults({ quote: words, replacement }, why).map(({ code, field }) => `${code} ${field}`);

describe('a rewording is refused', () => {
  it.each([
    ['over several paragraphs', 'Neu', null, 'Eins.\nZwei.', 'ONE_PARAGRAPH anchor'],
    ['that changes nothing', `  ${quote.replace(' ', '  ')}`, null, quote, 'NOTHING_CHANGED body'],
    ['that strikes words and says not why', ' ', ' ', quote, 'REASON_NEEDED reason'],
    ['that is too long', 'x'.repeat(2_001), null, quote, 'TOO_LONG body'],
    ['that nobody can see', '\u200b', null, quote, 'EMPTY body'],
    ['with characters that cannot be kept', 'a\u0000', null, quote, 'FORBIDDEN_CHARACTERS body'],
    ['with a reason that says nothing', 'Neu', 'x', quote, 'TOO_SHORT reason'],
  ])('%s', (_, replacement, why, words, expected) => expect(faults(replacement, why, words)).toEqual([expected]));

  it('with all its faults at once', () => expect(faults('', 'x\u0000', 'Eins.\nZwei.')).toEqual(['ONE_PARAGRAPH anchor', 'FORBIDDEN_CHARACTERS reason']));
});

describe('a rewording', () => {
  it('may strike words when it says why, and change a single sign', () => {
    expect(faults('', 'Das steht schon oben.')).toEqual([]);
    expect(faults('3', null, '2')).toEqual([]);
    expect(gistOf({ body: '', reason: 'Das steht schon oben.' })).toBe('Das steht schon oben.');
    expect(gistOf({ body: 'Neu', reason: 'Besser' })).toBe('Neu');
  });

  it('is one stretch, however it was typed', () => expect(replacementOf('  Kurse\nam Morgen. ')).toBe('Kurse am Morgen.'));

  it('shows what goes and what comes, which can be taken one by one', () => {
    const rewording = { quote, replacement: 'Kurse finden am Morgen in allen Quartieren statt.' };
    expect(trackedChange(rewording)).toEqual([
      { kept: 'Kurse finden am ' }, { removed: 'Abend', added: 'Morgen' }, { kept: ' in allen ' }, { removed: 'Stadtteilen', added: 'Quartieren' }, { kept: ' statt.' },
    ]);
    expect(partlyReworded(rewording, new Set([1]))).toBe('Kurse finden am Abend in allen Quartieren statt.');
  });

  it('taken wholly is the new words, and not at all the old ones, in any script', () => {
    const words = fc.array(fc.constantFrom('Kurs ', 'ist frei. ', 'дом. ', 'بيت؟ ', 'في المساء ', '家。', '👩‍👩‍👧 ', 'e\u0301 '), { minLength: 1, maxLength: 12 }).map((all) => folded(all.join('')));
    fc.assert(fc.property(words, words, (before, replacement) => {
      const changes = trackedChange({ quote: before, replacement }).filter((piece) => !('kept' in piece));
      expect(partlyReworded({ quote: before, replacement }, new Set(changes.keys()))).toBe(replacement);
      expect(partlyReworded({ quote: before, replacement }, new Set())).toBe(before);
    }), { numRuns: 500 });
  });
});

describe('rivals', () => {
  const [whole, start, end, elsewhere] = [{ id: 'whole', start: 0, end: 20 }, { id: 'start', start: 0, end: 8 }, { id: 'end', start: 8, end: 20 }, { id: 'elsewhere', start: 30, end: 40 }];
  const all = [whole, start, end, elsewhere];

  it('share words', () => {
    expect(rivalsOf(whole, all)).toEqual([start, end]);
    expect(rivalsOf(start, all)).toEqual([whole]);
    expect(rivalsOf(elsewhere, all)).toEqual([]);
  });

  it('oust each other when chosen; once more gives up', () => {
    const after = (...ids: string[]) => [...ids.reduce<ReadonlySet<string>>((chosen, id) => chosenAfter(chosen, all.find((each) => each.id === id)!, all), new Set())].sort();
    expect(after('start', 'end', 'elsewhere')).toEqual(['elsewhere', 'end', 'start']);
    expect(after('start', 'end', 'elsewhere', 'whole')).toEqual(['elsewhere', 'whole']);
    expect(after('whole', 'whole')).toEqual([]);
  });

  it('are chosen in turn when all are wanted: who comes first ousts the others', () => {
    expect([...chosenTogether(all)]).toEqual(['whole', 'elsewhere']);
    expect([...chosenTogether([start, whole, end, elsewhere])]).toEqual(['start', 'end', 'elsewhere']);
  });

  it('are never chosen together, whatever is pressed', () => {
    const suggestions = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 8 }).map((spans) => spans.map(([start, length], n) => ({ id: String(n), start, end: start + length })));
    fc.assert(fc.property(suggestions, fc.array(fc.nat(20), { maxLength: 20 }), (some, presses) => {
      const chosen = presses.reduce<ReadonlySet<string>>((before, n) => chosenAfter(before, some[n % some.length]!, some), new Set());
      const together = some.filter(({ id }) => chosen.has(id));
      for (const each of together) expect(rivalsOf(each, together)).toEqual([]);
    }));
  });
});
