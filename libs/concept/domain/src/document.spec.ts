import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import { checkDocument, emptyDoc, maxDocumentBytes, maxDocumentCharacters, type Doc } from './document.js';
import { plainText } from './plain-text.js';

const text = (words: string, ...marks: object[]) => (marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const link = (href: unknown) => ({ type: 'link', attrs: { href } });
const lang = (code: unknown) => ({ type: 'lang', attrs: { lang: code } });
const strong = { type: 'strong' };
const em = { type: 'em' };
const item = (...content: object[]) => ({ type: 'listItem', content });

const refusalsOf = (json: unknown) => {
  const decision = checkDocument(json);
  return decision.ok ? [] : decision.refusals.map(({ code, field }) => `${code} ${field}`);
};
const accepted = (json: unknown): Doc => {
  const decision = checkDocument(json);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusals));
  return decision.value;
};
const nested = (depth: number) => {
  let node: unknown = text('tief');
  for (let n = 0; n < depth; n++) node = { type: 'bulletList', content: [node] };
  return doc(node);
};

describe('a document is refused', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['a string', 'Hallo'],
    ['a list', [paragraph(text('a'))]],
    ['another root', { type: 'paragraph' }],
    ['an unknown node', doc({ type: 'image', attrs: { src: 'https://example.org/a.png' } })],
    ['a script', doc({ type: 'script', content: [text('alert(1)')] })],
    ['a line break node', doc(paragraph(text('a'), { type: 'hardBreak' }))],
    ['raw HTML as a property', { ...doc(paragraph(text('a'))), html: '<b>' }],
    ['an unknown key of a text', doc(paragraph({ type: 'text', text: 'a', style: 'color: red' }))],
    ['a text without a string', doc(paragraph({ type: 'text', text: { toString: 'a' } }))],
    ['a text at the top', doc(text('a'))],
    ['a paragraph in a paragraph', doc(paragraph(paragraph(text('a'))))],
    ['a heading of another level', doc({ type: 'heading', attrs: { level: 1 }, content: [text('a')] })],
    ['a heading without a level', doc({ type: 'heading', content: [text('a')] })],
    ['a heading with more attributes', doc({ type: 'heading', attrs: { level: 3, id: 'x' }, content: [text('a')] })],
    ['an attribute of a paragraph', doc({ type: 'paragraph', attrs: { onclick: 'x' }, content: [text('a')] })],
    ['a list start', doc({ type: 'orderedList', attrs: { order: 4 }, content: [item(paragraph(text('a')))] })],
    ['a list in a list item', doc({ type: 'bulletList', content: [item({ type: 'bulletList', content: [item(paragraph(text('a')))] })] })],
    ['a paragraph straight in a list', doc({ type: 'bulletList', content: [paragraph(text('a'))] })],
    ['an unknown mark', doc(paragraph(text('a', { type: 'underline' })))],
    ['an attribute of a mark', doc(paragraph(text('a', { type: 'strong', attrs: { class: 'x' } })))],
    ['two different links', doc(paragraph(text('a', link('https://a.de'), link('https://b.de'))))],
    ['a link with a target', doc(paragraph(text('a', { type: 'link', attrs: { href: 'https://a.de', target: '_blank' } })))],
    ['two languages of one text', doc(paragraph(text('a', lang('ar'), lang('tr'))))],
    ['a language with more attributes', doc(paragraph(text('a', { type: 'lang', attrs: { lang: 'ar', dir: 'rtl' } })))],
    ['content that is no list', doc({ type: 'paragraph', content: { length: 1 } })],
    ['a prototype in the JSON', JSON.parse('{"type":"doc","content":[],"__proto__":{"x":1}}')],
    ['a constructor', { type: 'doc', content: [], constructor: {} }],
    ['nesting without end', nested(20_000)],
  ])('%s', (_, json) => {
    expect(refusalsOf(json)).toEqual(['DOCUMENT_INVALID doc']);
  });

  it.each([
    'javascript:alert(1)', ' javascript:alert(1)', 'JAVASCRIPT:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '//evil.example', '/relative',
    'https:evil.example', 'https://', 'https://a b.de', 'https://a.de\nb', 'java\nscript:alert(1)', 'https://hamburg.de@evil.example', 'https://:x@evil.example',
    'https://a.de/\u202egpj', '', 5, null, { href: 'https://a.de' }, `https://a.de/${'x'.repeat(2000)}`,
  ])('with a link to %p', (href) => {
    expect(refusalsOf(doc(paragraph(text('hier', link(href)))))).toEqual(['DOCUMENT_INVALID doc']);
  });

  it.each(['', 'AR', 'de-x-leicht', 'arabisch', 'ar"', 7, null])('with a language %p', (code) => {
    expect(refusalsOf(doc(paragraph(text('hier', lang(code)))))).toEqual(['DOCUMENT_INVALID doc']);
  });

  it.each([
    ['NUL', 'a\u0000b'], ['an escape', 'a\u001bb'], ['a line break', 'a\nb'], ['a tab', 'a\tb'], ['a right-to-left override', 'a\u202eb'],
    ['a lone surrogate', 'a\ud83d'], ['a line separator', 'a\u2028b'],
  ])('with %s in a text', (_, words) => {
    expect(refusalsOf(doc(paragraph(text(words))))).toEqual(['FORBIDDEN_CHARACTERS doc']);
  });

  it('with a surrogate pair torn apart by a mark, which the database could not store', () => {
    expect(refusalsOf(doc(paragraph(text('\ud83d'), text('\ude00', strong))))).toEqual(['FORBIDDEN_CHARACTERS doc']);
  });

  it('when it is too long: over all texts, in code points', () => {
    const half = '😀'.repeat(maxDocumentCharacters / 2);
    expect(refusalsOf(doc(paragraph(text(half)), paragraph(text(half))))).toEqual([]);
    expect(refusalsOf(doc(paragraph(text(half)), paragraph(text(`${half}a`))))).toEqual(['TOO_LONG doc']);
    expect(refusalsOf(doc(paragraph(text('x'.repeat(1_000_000)))))).toEqual(['TOO_LONG doc']);
  });

  it('when its markup is too large', () => {
    const many = Array.from({ length: maxDocumentBytes / 60 }, (_, n) => paragraph(text('a', link(`https://a.de/${n}`))));
    expect(refusalsOf(doc(...many))).toEqual(['DOCUMENT_INVALID doc']);
  });
});

describe('a document is accepted', () => {
  it('with all that may stand in it, unchanged', () => {
    const full = doc(
      { type: 'heading', attrs: { level: 3 }, content: [text('Kurse')] },
      paragraph(text('Mehr '), text('am Abend', strong, em), text(' und '), text('hier', link('https://hamburg.de/a?b=c#d'), strong)),
      { type: 'bulletList', content: [item(paragraph(text('eins')), paragraph(text('noch eins')))] },
      { type: 'orderedList', content: [item(paragraph(text('مرحبا\u200f zwei')))] },
      paragraph(text('<script>alert(1)</script> & "\'', link('mailto:amt@example.org')), text('مقهى', lang('ar'), strong)),
    );
    expect(accepted(full)).toEqual(full);
  });

  it.each<[string, unknown, unknown]>([
    ['neighbours with the same marks are one text', doc(paragraph(text('a', strong), text('b', strong), text('c'))), doc(paragraph(text('ab', strong), text('c')))],
    ['marks have one order', doc(paragraph(text('a', em, strong, link('https://a.de')))), doc(paragraph(text('a', link('https://a.de'), strong, em)))],
    ['a mark counts once', doc(paragraph(text('a', strong, strong))), doc(paragraph(text('a', strong)))],
    ['an empty list of marks is none', doc(paragraph({ type: 'text', text: 'a', marks: [] })), doc(paragraph(text('a')))],
    ['empty texts vanish, and what they parted is one', doc(paragraph(text('a'), text('', strong), text('b'))), doc(paragraph(text('ab')))],
    ['empty blocks vanish', doc({ type: 'paragraph' }, paragraph(), paragraph(text('a')), { type: 'heading', attrs: { level: 3 } }), doc(paragraph(text('a')))],
    ['empty items and lists vanish', doc({ type: 'bulletList', content: [item({ type: 'paragraph' })] }, paragraph(text('a'))), doc(paragraph(text('a')))],
    ['nothing is one empty paragraph', doc(), emptyDoc],
    ['attributes without content are none', doc({ type: 'paragraph', attrs: {}, content: [text('a')] }), doc(paragraph(text('a')))],
  ])('%s', (_, json, normal) => {
    expect(accepted(json)).toEqual(normal);
  });

  it('with its characters as they were written', () => {
    expect(plainText(accepted(doc(paragraph(text('u\u0308 ü'), text('ﬁ ', strong)))))).toBe('u\u0308 üﬁ ');
  });
});

describe('any document', () => {
  const words = fc.string({ unit: 'grapheme' });
  const marks = fc.subarray([strong, em, link('https://hamburg.de'), lang('ar')]).chain((chosen) => fc.shuffledSubarray(chosen, { minLength: chosen.length }));
  const anyText = fc.record({ words, marks }).map(({ words: w, marks: m }) => text(w, ...m));
  const anyParagraph = fc.array(anyText, { maxLength: 4 }).map((content) => paragraph(...content));
  const anyList = fc.record({ type: fc.constantFrom('bulletList', 'orderedList'), content: fc.array(fc.array(anyParagraph, { maxLength: 2 }).map((content) => item(...content)), { maxLength: 3 }) });
  const anyHeading = fc.array(anyText, { maxLength: 2 }).map((content) => ({ type: 'heading', attrs: { level: 3 }, content }));
  const anyDoc = fc.array(fc.oneof(anyParagraph, anyHeading, anyList), { maxLength: 5 }).map((content) => doc(...content));

  it('has one normal form, which reading again and the database do not change', () => {
    fc.assert(fc.property(anyDoc, (json) => {
      const decision = checkDocument(json);
      if (!decision.ok) return;
      const again = accepted(JSON.parse(canonicalJson(decision.value)));
      expect(again).toEqual(decision.value);
      expect(canonicalJson(again)).toBe(canonicalJson(decision.value));
    }));
  });

  it('keeps its words', () => {
    fc.assert(fc.property(anyDoc, (json) => {
      const decision = checkDocument(json);
      const written = (node: { text?: string; content?: readonly object[] }): string => node.text ?? (node.content ?? []).map(written).join('');
      if (decision.ok) expect(plainText(decision.value).replaceAll('\n', '')).toBe(written(json as object));
    }));
  });

  it('that is no document is refused, not thrown at', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => {
      expect(checkDocument({ type: 'doc', content: [json] }).ok).toBe(false);
    }));
  });
});
