import { describe, expect, it } from '@jest/globals';
import { plainOf, readWording, sameWording, usableHref } from './wording-schema.js';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

describe('a wording', () => {
  it('comes back as it was stored', () => {
    const stored = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Kurse' }] },
        { type: 'paragraph', content: [
          { type: 'text', text: 'Mehr ' },
          { type: 'text', marks: [{ type: 'strong' }], text: 'am Abend' },
          { type: 'text', marks: [{ type: 'link', attrs: { href: 'https://hamburg.de' } }], text: ' hier' },
          { type: 'text', marks: [{ type: 'lang', attrs: { lang: 'ar' } }], text: 'مقهى' },
        ] },
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('eins')] }] },
      ],
    };
    expect(readWording(stored).toJSON()).toEqual(stored);
  });

  it('shows the words of a document with forms it does not know', () => {
    expect(plainOf({ type: 'doc', content: [{ type: 'table', content: [paragraph('Zelle')] }] })).toBe('Zelle');
    expect(plainOf(null)).toBe('');
  });
});

describe('a document that comes back from the server', () => {
  const doc = (...content: unknown[]) => readWording({ type: 'doc', content });

  it('is the same without the empty paragraph that is being typed in', () => {
    expect(sameWording(doc(paragraph('a')), doc(paragraph('a'), { type: 'paragraph' }))).toBe(true);
    expect(sameWording(doc({ type: 'paragraph' }), doc({ type: 'paragraph' }, { type: 'paragraph' }))).toBe(true);
  });

  it('is another one with another word', () => {
    expect(sameWording(doc(paragraph('a')), doc(paragraph('b')))).toBe(false);
  });
});

describe('the address of a link', () => {
  it.each([
    ['https://hamburg.de/harburg', 'https://hamburg.de/harburg'],
    ['hamburg.de/harburg', 'https://hamburg.de/harburg'],
    ['mailto:amt@example.org', 'mailto:amt@example.org'],
    ['javascript:alert(1)', null],
    // The server refuses these, so nobody may write them.
    ['https://hamburg.de@evil.example', null],
    [`https://a.de/${'x'.repeat(2000)}`, null],
    ['', null],
  ])('%s becomes %s', (typed, href) => {
    expect(usableHref(typed)).toBe(href);
  });
});
