import { describe, expect, it } from '@jest/globals';
import { checkDocument } from '@mitgestalten/concept-domain';
import fc from 'fast-check';
import { docOf, plainLook, textOf, tidied, untracked, type Piece } from './pieces.js';

const lineOf = (...texts: string[]) => tidied(texts.map((text) => textOf(text, plainLook))).map(({ text }) => text).join('|');

describe('foreign text', () => {
  it.each<[string, string[], string]>([
    ['white space as a browser shows it', ['  Mehr\n   Kurse ', ' am\tAbend '], 'Mehr Kurse am Abend'],
    ['a no-break space stays between words', ['z.\u00a0B. 10\u00a0€'], 'z.\u00a0B. 10\u00a0€'],
    ['several are indentation', ['\u00a0\u00a0 Kurse\u00a0 \u00a0hier\u00a0'], 'Kurse hier'],
    ['soft hyphens and zero-width blanks go', ['Inte\u00adgra\u200btions\ufeffkonzept'], 'Integrationskonzept'],
    ['quotes and dashes stay', ['„Café“ – so – ‚heißt‘ es …'], '„Café“ – so – ‚heißt‘ es …'],
    ['joiners and marks of right-to-left text stay', ['می\u200cخواهم\u200f'], 'می\u200cخواهم\u200f'],
    ['forced directions and control signs go', ['a\u202eb\u0000c\u0007\u0085d'], 'abcd'],
    ['a torn sign is shown as one', ['a\ud800'], 'a\ufffd'],
  ])('%s', (_, texts, line) => {
    expect(lineOf(...texts)).toBe(line);
  });

  it('becomes a document that the server takes, whatever it is', () => {
    const piece = fc.record({
      kind: fc.constantFrom<Piece['kind']>('paragraph', 'heading', 'item'), list: fc.constantFrom<'bulletList' | 'orderedList'>('bulletList', 'orderedList'), depth: fc.integer({ min: 1, max: 3 }), goesOn: fc.boolean(),
      texts: fc.array(fc.record({ words: fc.string({ unit: 'binary', maxLength: 12 }), strong: fc.boolean(), href: fc.option(fc.oneof(fc.webUrl(), fc.string())) }).map(({ words, strong, href }) => textOf(words, { ...plainLook, strong, href })), { maxLength: 3 }),
    });
    fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const doc = docOf(pieces);
      expect(checkDocument(doc)).toEqual({ ok: true, value: doc });
    }));
  });
});

describe('the address of a pasted link', () => {
  it.each([
    ['https://hamburg.de/?utm_source=mail&utm_campaign=x&seite=2', 'https://hamburg.de/?seite=2'],
    ['https://hamburg.de/a?fbclid=IwAR0', 'https://hamburg.de/a'],
    ['https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fhamburg.de%2Fkurse&data=05%7C01&reserved=0', 'https://hamburg.de/kurse'],
    ['https://www.google.com/url?q=https://hamburg.de/kurse%3Futm_medium%3Dx&sa=D&source=editors', 'https://hamburg.de/kurse'],
    ['https://hamburg.de/suche?q=Kurs#oben', 'https://hamburg.de/suche?q=Kurs#oben'],
    ['mailto:amt@example.org', 'mailto:amt@example.org'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
  ])('%s leads to %s', (href, address) => {
    expect(untracked(href)).toBe(address);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '#_ftn1', 'file:///c:/a.docx', 'https://hamburg.de@evil.example', 'https://www.google.com/url?q=javascript:alert(1)'])('%s is none: its words stay', (href) => {
    expect(textOf('hier', { ...plainLook, href })).toEqual({ type: 'text', text: 'hier' });
  });
});
