import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeSentences, sentencesElsewhere, textChanges } from './text-changes.js';

/** [-removed-] {+added+} <moved away> >moved here< */
function shown(before: string, after: string): string {
  const marks = { KEPT: ['', ''], REMOVED: ['[-', '-]'], ADDED: ['{+', '+}'], MOVED_AWAY: ['<', '>'], MOVED_HERE: ['>', '<'] } as const;
  return textChanges(before, after).map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]).join('');
}

function joined(changes: ReturnType<typeof textChanges>, ...kinds: readonly string[]): string {
  return changes.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text).join('');
}

const rows = [
  ['nothing changed', 'Kurse sind frei.', 'Kurse sind frei.', 'Kurse sind frei.'],
  ['a word', 'Kurse sind am Abend frei.', 'Kurse sind am Morgen frei.', 'Kurse sind am [-Abend-]{+Morgen+} frei.'],
  ['never letters of a word', 'Der Lehrer kommt.', 'Die Lehrerin kommt.', '[-Der Lehrer-]{+Die Lehrerin+} kommt.'],
  ['a sentence was added', 'Kurse sind frei. Ende.', 'Kurse sind frei. Räume auch. Ende.', 'Kurse sind frei. {+Räume auch. +}Ende.'],
  ['a sentence more behind one that changed', 'Die zehn Briefe sind neu.', 'Die zwanzig Briefe sind neu. Räume auch.', 'Die [-zehn-]{+zwanzig+} Briefe sind neu.{+ Räume auch.+}'],
  ['a sentence less behind one that changed', 'Die zwanzig Briefe sind neu. Räume auch.', 'Die zehn Briefe sind neu.', 'Die [-zwanzig-]{+zehn+} Briefe sind neu.[- Räume auch.-]'],
  ['a small word between two changes goes with them', 'Wir bauen schnelle Wege und breite Brücken.', 'Wir pflegen alte Gärten und neue Parks.', 'Wir [-bauen schnelle Wege und breite Brücken-]{+pflegen alte Gärten und neue Parks+}.'],
  ['a sentence moved', 'Alle Kurse sind kostenlos. Räume gibt es genug. Kinder werden betreut.', 'Räume gibt es genug. Kinder werden betreut. Alle Kurse sind kostenlos.', '<Alle Kurse sind kostenlos.>[- -]Räume gibt es genug. Kinder werden betreut.{+ +}>Alle Kurse sind kostenlos.<'],
  ['a sentence more before two that changed', 'Kurse finden am Montag im Rathaus statt. Kinder werden am Abend betreut.', 'Der Bezirk lädt alle ein. Kurse finden am Dienstag im Rathaus statt. Kinder werden am Morgen betreut.',
    '{+Der Bezirk lädt alle ein. +}Kurse finden am [-Montag-]{+Dienstag+} im Rathaus statt. Kinder werden am [-Abend-]{+Morgen+} betreut.'],
  ['a sentence less between two that changed', 'Kurse finden am Montag statt. Der Bezirk lädt ein. Kinder werden am Abend betreut.', 'Kurse finden am Dienstag statt. Kinder werden am Morgen betreut.',
    'Kurse finden am [-Montag-]{+Dienstag+} statt. [-Der Bezirk lädt ein. -]Kinder werden am [-Abend-]{+Morgen+} betreut.'],
  ['a sentence more that shares small words with the one before', 'Kurse finden am Abend und in der Schule statt.', 'Kurse finden am Montag statt. Der Bezirk lädt Kinder und Eltern in der Stadt ein.',
    'Kurse finden am [-Abend und in der Schule-]{+Montag+} statt.{+ Der Bezirk lädt Kinder und Eltern in der Stadt ein.+}'],
  ['a sentence that was divided', 'Kurse sind frei und Kinder werden am Abend im Rathaus betreut.', 'Kurse sind frei. Kinder werden am Abend im Rathaus betreut.', 'Kurse sind frei[- und-]{+.+} Kinder werden am Abend im Rathaus betreut.'],
  ['two sentences that became one', 'Kurse sind frei. Kinder werden am Abend im Rathaus betreut.', 'Kurse sind frei und Kinder werden am Abend im Rathaus betreut.', 'Kurse sind frei[-.-]{+ und+} Kinder werden am Abend im Rathaus betreut.'],
  ['two sentences and their places, unlike: one by one', 'Wir bauen schnelle Wege.\nAlle dürfen mitreden.', 'Jede Schule bekommt Geld.\nNiemand wartet länger.', '[-Wir bauen schnelle Wege-]{+Jede Schule bekommt Geld+}.\n[-Alle dürfen mitreden-]{+Niemand wartet länger+}.'],
  ['everything', 'Eins.', 'Две.', '[-Eins-]{+Две+}.'],
  ['from nothing', '', 'Neu.', '{+Neu.+}'],
  ['to nothing', 'Alt.', '', '[-Alt.-]'],
  ['Chinese, sign by sign', '孩子们得到照顾。', '孩子们得到很好的照顾。', '孩子们得到{+很好的+}照顾。'],
] as const;

describe('textChanges', () => {
  it.each(rows)('%s', (_name, before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it('leads from one text to the other to the character, in any script', () => {
    const words = fc.array(fc.oneof(fc.constantFrom('der ', 'Kurs ', 'ist frei. ', 'Ja. ', '\n', '  ', 'дом. ', 'بيت؟ ', '家。', '👩‍👩‍👧', '\u0301', '\uF900', 'a\u0308', '\u1112\u1161\u11AB'), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(fc.property(words, words, (before, after) => {
      const changes = textChanges(before, after);
      expect(joined(changes, 'KEPT', 'REMOVED', 'MOVED_AWAY')).toBe(before);
      expect(joined(changes, 'KEPT', 'ADDED', 'MOVED_HERE')).toBe(after);
    }), { numRuns: 1000 });
  });

  it('pairs each sentence that moved away with one that arrived', () => {
    const sentence = fc.constantFrom('Alle Kurse sind hier frei.', 'Jeder Raum steht allen offen.', 'Wir bauen einen neuen Weg.', 'Kurz.');
    const text = fc.array(sentence, { maxLength: 8 }).map((all) => all.join(' '));
    fc.assert(fc.property(text, text, (before, after) => {
      const changes = textChanges(before, after);
      const of = (wanted: string) => changes.filter(({ kind }) => kind === wanted).map((each) => each.text).sort();
      expect(of('MOVED_AWAY')).toEqual(of('MOVED_HERE'));
    }), { numRuns: 300 });
  });
});

describe('sentencesElsewhere', () => {
  const sentence = 'Kinder werden in dieser Zeit betreut.';
  const between = (texts: Readonly<Record<string, readonly [before: string, after: string]>>) => {
    const elsewhere = sentencesElsewhere(Object.entries(texts).map(([id, [before, after]]) => freeSentences(id, before, after)));
    return Object.entries(texts).map(([id, [before, after]]) => textChanges(before, after, elsewhere.get(id)));
  };

  it('shows a sentence that went to another passage as moved, on both sides, and still leads to the next texts', () => {
    const [a, b] = between({ a: [`Kurse sind frei. ${sentence}`, 'Kurse sind frei.'], b: ['Räume sind frei.', `${sentence} Räume sind frei.`] });
    expect(a).toEqual([{ kind: 'KEPT', text: 'Kurse sind frei.' }, { kind: 'REMOVED', text: ' ' }, { kind: 'MOVED_AWAY', text: sentence, passageId: 'b' }]);
    expect(b).toEqual([{ kind: 'MOVED_HERE', text: sentence, passageId: 'a' }, { kind: 'ADDED', text: ' ' }, { kind: 'KEPT', text: 'Räume sind frei.' }]);
  });

  it.each([
    ['it stands in two others now', { a: [sentence, ''], b: ['', sentence], c: ['', sentence] }],
    ['two have lost it', { a: [sentence, ''], b: [sentence, ''], c: ['', sentence] }],
    ['it stood there before', { a: [sentence, ''], b: [sentence, `${sentence} Neu.`] }],
    ['it is too short to tell', { a: ['Das ist so.', ''], b: ['', 'Das ist so.'] }],
  ] as const)('says nothing of moving where %s', (_name, texts) => {
    expect(between(texts).flat().map(({ kind }) => kind)).not.toContain('MOVED_HERE');
  });

  it('leads from one text to the other to the character, whatever moved', () => {
    const text = fc.array(fc.constantFrom(sentence, 'Alle Kurse sind hier frei.', 'Jeder Raum steht allen offen.', 'Ja.'), { maxLength: 5 }).map((all) => all.join(' '));
    fc.assert(fc.property(fc.record({ a: fc.tuple(text, text), b: fc.tuple(text, text), c: fc.tuple(text, text) }), (texts) => {
      for (const [n, changes] of between(texts).entries()) {
        const [before, after] = Object.values(texts)[n]!;
        expect([joined(changes, 'KEPT', 'REMOVED', 'MOVED_AWAY'), joined(changes, 'KEPT', 'ADDED', 'MOVED_HERE')]).toEqual([before, after]);
      }
    }), { numRuns: 300 });
  });
});
