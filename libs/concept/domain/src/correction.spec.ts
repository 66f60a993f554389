import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { correctTypo, type KnownWords } from './correction.js';
import { checkDocument, type Doc } from './document.js';
import { documentFromPlain, plainText } from './plain-text.js';

const known = (...elsewhere: string[]): KnownWords => ({ elsewhere, replaced: null });
/** The right word stands elsewhere, unless told otherwise. */
const correct = (text: string, wrong: string, right: string, lang = 'de', knows = known(right)) => {
  const decision = correctTypo({ lang, title: 'Mehr Kruse', doc: documentFromPlain(text) }, { wrong, right }, knows);
  return decision.ok ? `${decision.value.title} | ${plainText(decision.value.doc)}` : decision.refusals.map(({ code, field }) => `${code} ${field}`).join();
};

describe('a correction by one person is refused', () => {
  it.each<[string, string, string, string, string]>([
    ['nothing was given', 'Am Abend.', '', 'Abend', 'EMPTY wrong'],
    ['the same was given', 'Am Abend.', 'Abend', 'Abend', 'NOTHING_CHANGED right'],
    ['it does not stand there', 'Am Morgen.', 'Abent', 'Abend', 'TYPO_NOT_FOUND wrong'],
    ['it stands there twice', 'Am Abent, an diesem Abent.', 'Abent', 'Abend', 'TYPO_AMBIGUOUS wrong'],
  ])('because %s', (_, text, wrong, right, refusals) => {
    expect(correct(text, wrong, right)).toBe(refusals);
  });

  it.each<[string, string, string]>([
    // Text, what it would become, why not.
    ['Kurse am Abend.', 'Kurse am späten Abend.', 'TYPO_ONE_WORD right'], ['Zusammen arbeiten.', 'Zusammenarbeiten.', 'TYPO_ONE_WORD right'],
    ['Die die Kurse.', 'Die Kurse.', 'TYPO_ONE_WORD right'], ['Kusre und Treffn.', 'Kurse und Treffen.', 'TYPO_ONE_WORD right'],
    ['Ein Kurs hilft.', 'Kein Kurs hilft.', 'TYPO_WEIGHT right'], ['Das ist zulässig.', 'Das ist unzulässig.', 'TYPO_TOO_FAR right'],
    ['Das geht nciht.', 'Das geht nicht.', 'TYPO_WEIGHT right'], ['Die Stadt solle zahlen.', 'Die Stadt sollte zahlen.', 'TYPO_WEIGHT right'],
    ['Die Stadt könnte zahlen.', 'Die Stadt konnte zahlen.', 'TYPO_WEIGHT right'], ['Beginn im Juni.', 'Beginn im Juli.', 'TYPO_WEIGHT right'],
    ['Sechzehn Orte.', 'Sechzehm Orte.', 'TYPO_WEIGHT right'], ['Es sind 10 Kurse.', 'Es sind 11 Kurse.', 'TYPO_WEIGHT right'],
    ['Es kostet 10 Milionen.', 'Es kostet 10 Millionen.', 'TYPO_WEIGHT right'], ['Eine 10-jähirge Frist.', 'Eine 10-jährige Frist.', 'TYPO_WEIGHT right'],
    ['Kosten: € Hundet', 'Kosten: € Hundert', 'TYPO_WEIGHT right'], ['Mail an amt@harbrug.de bitte.', 'Mail an amt@harburg.de bitte.', 'TYPO_WEIGHT right'],
    ['Mehr Kurse.', 'Mehr Kinder.', 'TYPO_TOO_FAR right'], ['Bis zum Ende.', 'Bei zum Ende.', 'TYPO_TOO_FAR right'],
    ['Am Abend.', 'Am Abend!', 'TYPO_TOO_FAR right'], ['Am Abend.', 'Am Аbend.', 'TYPO_TOO_FAR right'],
    // Words of their own, a letter apart.
    ...['abschaffen anschaffen', 'abbauen anbauen', 'fördern fordern', 'fordern fördern', 'erlauben erlassen', 'verhindern vermindern', 'ablehnen anlehnen', 'Mieter Meter', 'Meter Mieter',
      'gewählte gezählte', 'verlangen verlangten', 'Schulsystem Schulsysteme', 'entscheiden entschieden', 'entschieden entscheiden', 'leben lieben', 'Integratoinsbeirta Integrationsbeirat', 'straße straßen',
      'maßen massen', 'kusre Kurse'].map((pair): [string, string, string] => [...pair.split(' ') as [string, string], 'TYPO_TOO_FAR right']),
  ])('%s → %s', (before, after, refusals) => {
    expect(correct(before, before, after)).toBe(refusals);
  });

  it.each<[string, string, string, KnownWords, string, string]>([
    ['the wrong word stands elsewhere, too', 'Die Stile.', 'Stile', known('Stille hilft.', 'Viele Stile'), 'Stille', 'TYPO_KNOWN_WORD wrong'],
    ['it stands there as the first of a sentence', 'Die casual way.', 'casual', known('Casual, causal'), 'causal', 'TYPO_KNOWN_WORD wrong'],
    ['it stands in the same text again', 'Ein Kusr, noch ein Kusr.', 'noch ein Kusr', known('Kurs'), 'noch ein Kurs', 'TYPO_KNOWN_WORD wrong'],
    ['small is right elsewhere', 'Hilfe für arme Menschen.', 'arme', known('Arme', 'arme'), 'Arme', 'TYPO_KNOWN_WORD wrong'],
    ['the right word stands nowhere else', 'Die Kusre.', 'Kusre', known('Kurs, Kurses'), 'Kurse', 'TYPO_NEW_WORD right'],
    ['it stands small only', 'Hilfe für arme Menschen.', 'arme', known('armer'), 'Arme', 'TYPO_NEW_WORD right'],
  ])('because %s', (_, text, wrong, knows, right, refusals) => {
    expect(correct(text, wrong, right, 'de', knows)).toBe(refusals);
  });

  it('in a language whose words of weight are not known', () => {
    expect(correct('Daha fazla kruse.', 'kruse', 'kurse', 'tr')).toBe('TYPO_LANGUAGE null');
  });

  it('where bold and other letters change together', () => {
    const doc: Doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Treffpuk', marks: [{ type: 'strong' }] }, { type: 'text', text: 'nt' }] }] };
    const other: Doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Treffpu', marks: [{ type: 'strong' }] }, { type: 'text', text: 'knt' }] }] };
    expect(correctTypo({ lang: 'de', title: 'T', doc: other }, { wrong: 'Treffpuknt', right: 'Treffpunkt' }, known('Treffpunkt'))).toMatchObject({ ok: true });
    expect(correctTypo({ lang: 'de', title: 'T', doc }, { wrong: 'Treffpuknt', right: 'Treffpunkt' }, known('Treffpunkt'))).toMatchObject({ ok: false });
  });
});

describe('a correction by one person', () => {
  it.each<[string, string, string, string, string]>([
    ['swaps two letters', 'Mehr Kusre am Abend.', 'Kusre', 'Kurse', 'de'], ['doubles one', 'Mehr Trefen am Abend.', 'Trefen', 'Treffen', 'de'], ['adds one to a long word', 'Mehr Integraionskurse.', 'Integraionskurse', 'Integrationskurse', 'de'],
    ['takes one away', 'Mehr Kursse am Abend.', 'Kursse', 'Kurse', 'de'], ['writes it large', 'Mehr kurse am Abend.', 'kurse', 'Kurse', 'de'],
    ['swaps two of a long word', 'Der Integratoinsbeirat tagt.', 'Integratoinsbeirat', 'Integrationsbeirat', 'de'],
    ['takes words around', 'Ein Abend, noch ein Kusr.', 'noch ein Kusr', 'noch ein Kurs', 'de'],
    ['is made in English', 'More coruses in the evening.', 'coruses', 'courses', 'en'],
  ])('%s', (_, text, wrong, right, lang) => {
    expect(correct(text, wrong, right, lang)).toBe(`Mehr Kruse | ${text.replace(wrong, right)}`);
  });

  it('is made in the title', () => {
    expect(correct('Am Abend.', 'Kruse', 'Kurse')).toBe('Mehr Kurse | Am Abend.');
    expect(correct('Kurse am Abend.', 'Kruse', 'Kurse', 'de', known())).toBe('Mehr Kurse | Kurse am Abend.');
  });

  it('puts back what a correction replaced, to the letter, whatever the rule says of the words', () => {
    const replaced = { title: 'Mehr Kruse', doc: documentFromPlain('Die Mieter.') };
    expect(correct('Die Meter.', 'Meter', 'Mieter', 'de', { elsewhere: ['Meter'], replaced })).toBe('Mehr Kruse | Die Mieter.');
    expect(correct('Die Meter.', 'Die Meter', 'Der Mieter', 'de', { elsewhere: ['Mieter'], replaced })).toBe('TYPO_ONE_WORD right');
    expect(correct('Die Meter hier.', 'Meter', 'Mieter', 'de', { elsewhere: ['Mieter'], replaced })).toBe('TYPO_TOO_FAR right');
  });

  it('leaves marks, lists and headings as they are', () => {
    const doc: Doc = {
      type: 'doc', content: [
        { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Abends' }] },
        { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [
          { type: 'text', text: 'Mehr ' }, { type: 'text', text: 'Kusre', marks: [{ type: 'strong' }] }, { type: 'text', text: ' bitte' },
        ] }] }] },
      ],
    };
    const decision = correctTypo({ lang: 'de', title: 'T', doc }, { wrong: 'Kusre', right: 'Kurse' }, known('Kurse'));
    expect(decision).toEqual({ ok: true, value: { title: 'T', doc: JSON.parse(JSON.stringify(doc).replace('Kusre', 'Kurse')) } });
  });

  it('never changes more than one word, whatever is asked', () => {
    const words = fc.array(fc.constantFrom('Kurse', 'Kusre', 'nicht', 'Treffpunkt', '10', 'am', ' ', '.', '-', '€'), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(words, fc.string({ maxLength: 12, unit: 'grapheme' }), fc.nat(10), fc.nat(10), (parts, right, from, length) => {
      const text = parts.join('');
      const doc = checkDocument({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
      const wrong = text.slice(from, from + length + 1);
      const decision = doc.ok ? correctTypo({ lang: 'de', title: 'X', doc: doc.value }, { wrong, right }, known('Kurse Kusre nicht am Am')) : { ok: false as const };
      if (!decision.ok) return;
      const [before, after] = [text, plainText(decision.value.doc)].map((one) => one.split(/[^\p{L}\p{N}]+/u));
      expect(before!.filter((word, index) => word !== after![index])).toHaveLength(1);
    }));
  });
});
