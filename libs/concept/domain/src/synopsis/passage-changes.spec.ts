import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noFacts } from '../wording.js';
import { passageChanges, textAfter, textBefore, type SynopsisWording } from './passage-changes.js';

const wording = (texts: Record<string, string>, rest: Partial<SynopsisWording> = {}): SynopsisWording => ({
  ...noFacts, originalLang: 'de', texts: Object.entries(texts).map(([lang, plain]) => ({ lang, title: `Titel ${lang}`, plain })), ...rest,
});

describe('passageChanges', () => {
  const former = wording({ de: 'Kurse am Abend.', en: 'Courses in the evening.' });

  it('compares word by word, in the language that is read', () => {
    const next = wording({ de: 'Kurse am Morgen.', en: 'Courses in the morning.' });
    expect(passageChanges(former, next, 'en')).toMatchObject({ langBefore: 'en', langAfter: 'en', text: [
      { kind: 'KEPT', text: 'Courses in the ' }, { kind: 'REMOVED', text: 'evening' }, { kind: 'ADDED', text: 'morning' }, { kind: 'KEPT', text: '.' },
    ] });
    expect(textAfter(passageChanges(former, next, 'de').text)).toBe('Kurse am Morgen.');
  });

  it('never compares a translation with an original', () => {
    const next = wording({ de: 'Kurse am Morgen.' });
    expect(passageChanges(former, next, 'en')).toMatchObject({ langBefore: 'de', langAfter: 'de' });
    expect(passageChanges(former, next, 'tr')).toMatchObject({ langBefore: 'de', langAfter: 'de' });
  });

  it('keeps no word of one language in another, where it was written anew in that', () => {
    const next = wording({ tr: 'Kurse.' }, { originalLang: 'tr' });
    expect(passageChanges(former, next, 'de').text).toEqual([{ kind: 'REMOVED', text: 'Kurse am Abend.' }, { kind: 'ADDED', text: 'Kurse.' }]);
  });

  it('gives a passage that was added or removed as a whole', () => {
    expect(passageChanges(null, former, 'de')).toMatchObject({ langBefore: null, langAfter: 'de', title: [{ kind: 'ADDED', text: 'Titel de' }], text: [{ kind: 'ADDED', text: 'Kurse am Abend.' }] });
    expect(passageChanges(former, null, 'en')).toMatchObject({ langBefore: 'en', langAfter: null, text: [{ kind: 'REMOVED', text: 'Courses in the evening.' }] });
  });

  it('tells of a sentence that went elsewhere in the passage that it moved', () => {
    const [before, after] = ['Alle Kurse sind kostenlos. Räume gibt es genug. Kinder werden betreut.', 'Räume gibt es genug. Kinder werden betreut. Alle Kurse sind kostenlos.'];
    const { text } = passageChanges(wording({ de: before }), wording({ de: after }), 'de');
    expect(text.filter(({ kind }) => kind.startsWith('MOVED')).map((each) => [each.kind, each.text])).toEqual([['MOVED_AWAY', 'Alle Kurse sind kostenlos.'], ['MOVED_HERE', 'Alle Kurse sind kostenlos.']]);
    expect([textBefore(text), textAfter(text)]).toEqual([before, after]);
  });

  it('tells the facts that changed, and only those', () => {
    const before = wording({ de: 'x' }, { responsible: 'Bezirksamt', cost: '10 Euro', timeFrame: '2026' });
    const after = wording({ de: 'x' }, { responsible: 'Bezirksamt', cost: '12 Euro', indicator: 'Zahl der Kurse', requiredByLaw: true });
    const { facts, requiredByLaw } = passageChanges(before, after, 'de');
    expect(facts.map(({ fact, before: old, after: now }) => [fact, old, now])).toEqual([['cost', '10 Euro', '12 Euro'], ['timeFrame', '2026', null], ['indicator', null, 'Zahl der Kurse']]);
    expect(facts[0]!.changes).toEqual([{ kind: 'REMOVED', text: '10' }, { kind: 'ADDED', text: '12' }, { kind: 'KEPT', text: ' Euro' }]);
    expect(requiredByLaw).toBe(true);
    expect(passageChanges(after, before, 'de').requiredByLaw).toBe(false);
    expect(passageChanges(before, before, 'de')).toMatchObject({ facts: [], requiredByLaw: null });
  });

  it('leads from the words before to the words after, in any script', () => {
    const text = fc.array(fc.oneof(fc.constantFrom('Alle Kurse sind kostenlos. ', 'Räume gibt es hier genug. ', 'Wir wollen ', 'Kurse. ', '\n', 'nicht ', 'дом. ', 'بيت؟ ', '家。', '👩‍👩‍👧', '\u0301'), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 25 }).map((all) => all.join(''));
    const fact = fc.option(text);
    const any = fc.option(fc.record({ title: text, plain: text, responsible: fact, cost: fact, requiredByLaw: fc.boolean() }));
    const asWording = (each: { title: string; plain: string } & Partial<SynopsisWording> | null): SynopsisWording | null =>
      each === null ? null : { ...noFacts, ...each, originalLang: 'ar', texts: [{ lang: 'ar', title: each.title, plain: each.plain }] };
    fc.assert(fc.property(any, any, (before, after) => {
      const changes = passageChanges(asWording(before), asWording(after), 'de');
      expect([textBefore(changes.title), textBefore(changes.text)]).toEqual([before?.title ?? '', before?.plain ?? '']);
      expect([textAfter(changes.title), textAfter(changes.text)]).toEqual([after?.title ?? '', after?.plain ?? '']);
      for (const { fact: name, changes: words } of changes.facts) {
        expect(textBefore(words)).toBe(before?.[name as 'cost'] ?? '');
        expect(textAfter(words)).toBe(after?.[name as 'cost'] ?? '');
      }
      const named = changes.facts.map(({ fact: name }) => name);
      for (const name of ['responsible', 'cost'] as const) expect(named.includes(name)).toBe((before?.[name] ?? null) !== (after?.[name] ?? null));
    }), { numRuns: 500 });
  });
});
