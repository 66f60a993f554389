import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import { checkDocument, type Doc } from './document.js';
import { documentFromPlain, plainText } from './plain-text.js';
import { canonicalRevision, canonicalVersion, factFaults, factsOf, noFacts, wordingFaults, type Wording, type WordingInput } from './wording.js';

const aWording = (changes: Partial<Wording> = {}): Wording => ({
  kind: 'MEASURE', lang: 'de', title: 'Kurse', doc: documentFromPlain('Mehr Kurse am Abend.'), ...noFacts, responsible: 'Bezirksamt', ...changes,
});

describe('the canonical serialisation', () => {
  it('is RFC 8785: sorted keys, no blanks, absent keys left out', () => {
    expect(canonicalJson({ b: [1, true, null], a: { d: 'ü"\\\n', c: undefined } })).toBe('{"a":{"d":"ü\\"\\\\\\n"},"b":[1,true,null]}');
  });

  it('of a measure is this text, whose SHA-256 is the hash of its revision', () => {
    expect(canonicalRevision(aWording())).toBe(
      '{"doc":{"content":[{"content":[{"text":"Mehr Kurse am Abend.","type":"text"}],"type":"paragraph"}],"type":"doc"},"kind":"MEASURE","lang":"de",' +
      '"measure":{"cost":null,"indicator":null,"partners":null,"requiredByLaw":false,"responsible":"Bezirksamt","timeFrame":null},"title":"Kurse","type":"revision/1"}',
    );
  });

  it.each<[string, Partial<Wording>]>([
    ['title', { title: 'Kurse ' }], ['text', { doc: documentFromPlain('Mehr Kurse am Abend') }], ['language', { lang: 'en' }], ['responsible', { responsible: null }],
    ['partners', { partners: 'VHS' }], ['cost', { cost: '1' }], ['time frame', { timeFrame: '1' }], ['indicator', { indicator: '1' }], ['required by law', { requiredByLaw: true }],
  ])('of a measure covers its %s', (_, change) => {
    expect(canonicalRevision(aWording(change))).not.toBe(canonicalRevision(aWording()));
  });

  it('of other kinds covers no facts of a measure', () => {
    expect(canonicalRevision(aWording({ kind: 'GOAL', cost: '1' }))).toBe(canonicalRevision(aWording({ kind: 'GOAL' })));
  });

  it('is equal exactly for equal content', () => {
    const content = fc.record({ title: fc.string(), words: fc.array(fc.string({ minLength: 1, unit: 'grapheme-ascii' }), { maxLength: 3 }), cost: fc.option(fc.string()), requiredByLaw: fc.boolean() });
    const wordingOf = ({ title, words, cost, requiredByLaw }: { title: string; words: readonly string[]; cost: string | null; requiredByLaw: boolean }): Wording =>
      aWording({ title, cost, requiredByLaw, doc: { type: 'doc', content: words.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) } });
    const normal = (wording: Wording) => ({ ...wording, cost: factsOf(wording).cost });
    fc.assert(fc.property(content, content, (a, b) => {
      const [left, right] = [wordingOf(a), wordingOf(b)];
      const equal = canonicalJson(normal(left)) === canonicalJson(normal(right));
      expect(canonicalRevision(left) === canonicalRevision(right)).toBe(equal);
      expect(canonicalRevision(JSON.parse(JSON.stringify(left)))).toBe(canonicalRevision(left));
    }));
  });

  it('of a version covers the order, places and wordings of its entries', () => {
    const [a, b] = [{ passageId: 'a', parentId: null, kind: 'FIELD', hash: '1' }, { passageId: 'b', parentId: 'a', kind: 'GOAL', hash: '2' }] as const;
    const texts = [[a, b], [b, a], [a, { ...b, hash: '3' }], [a, { ...b, parentId: null }], [a]].map(canonicalVersion);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('the faults of a wording', () => {
  const input = (changes: Partial<WordingInput> = {}): WordingInput => ({ title: 'Kurse', requiredByLaw: false, ...changes });
  const codes = (faults: ReturnType<typeof wordingFaults>) => faults.map(({ code, field }) => `${code} ${field}`);

  it('are all told at once', () => {
    expect(codes(wordingFaults(input({ title: ' ', cost: 'x'.repeat(501), indicator: 'a\u0000', partners: 'a\nb', reason: 'x' })))).toEqual([
      'EMPTY title', 'FORBIDDEN_CHARACTERS partners', 'TOO_LONG cost', 'FORBIDDEN_CHARACTERS indicator', 'TOO_SHORT reason',
    ]);
  });

  it('are none where facts are absent', () => {
    expect(wordingFaults(input({ responsible: null, cost: '' }))).toEqual([]);
    expect(factsOf(input({ responsible: ' ', cost: '' }))).toEqual(noFacts);
  });

  it('are facts where no measure is', () => {
    expect(codes(factFaults('GOAL', input({ cost: '5 Euro', requiredByLaw: true })))).toEqual(['INVALID cost', 'INVALID requiredByLaw']);
    expect(factFaults('GOAL', input({ cost: ' ' }))).toEqual([]);
    expect(factFaults('MEASURE', input({ cost: '5 Euro', requiredByLaw: true }))).toEqual([]);
  });
});

describe('plain text', () => {
  it.each<[string, string, string]>([
    ['paragraphs by blank lines', 'Eins.\n\nZwei\nweiter.\n\n\n', 'Eins.\nZwei weiter.'],
    ['lists by hyphens', 'Wir wollen:\n- mehr Kurse\n- weniger Warten\n\nSchluss.', 'Wir wollen:\nmehr Kurse\nweniger Warten\nSchluss.'],
    ['Windows line breaks', 'Eins.\r\n\r\nZwei.', 'Eins.\nZwei.'],
    ['nothing', ' \n\n ', ''],
  ])('becomes a document: %s', (_, text, plain) => {
    const doc = documentFromPlain(text);
    expect(plainText(doc)).toBe(plain);
    expect(checkDocument(doc)).toEqual({ ok: true, value: doc });
  });

  it('joins the blocks of a document, those of lists too, with line feeds', () => {
    const doc = {
      type: 'doc', content: [
        { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Titel 😀' }] },
        { type: 'orderedList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }, { type: 'paragraph', content: [{ type: 'text', text: 'b' }] }] }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'Ein ' }, { type: 'text', marks: [{ type: 'strong' }], text: 'Wort' }] },
      ],
    } satisfies Doc;
    expect(plainText(doc)).toBe('Titel 😀\na\nb\nEin Wort');
    // Offsets count code points, not UTF-16 units.
    expect([...plainText(doc)].slice(8, 9)).toEqual(['a']);
  });

  it('of any text has its words', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      expect(plainText(documentFromPlain(text)).replace(/[\s-]/g, '')).toBe(text.replace(/[\s-]/g, ''));
    }));
  });
});
