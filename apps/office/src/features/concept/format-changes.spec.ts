import { describe, expect, it } from '@jest/globals';
import type { Block, Doc, Mark, Text } from '@mitgestalten/concept-domain';
import { formatChanges } from './format-changes.js';

const text = (words: string, ...marks: Mark[]): Text => ({ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) });
const to = (href: string): Mark => ({ type: 'link', attrs: { href } });
const strong: Mark = { type: 'strong' };
const doc = (...content: Text[]): Doc => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
const list = (type: 'bulletList' | 'orderedList'): Block => ({ type, content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('Kurse')] }] }] });
const [a, b] = ['https://a.example/', 'https://b.example/'];

describe('besides the words of two wordings', () => {
  it.each<[string, Doc, Doc, boolean]>([
    ['nothing is different in the same', doc(text('Kurse '), text('hier', strong)), doc(text('Kurse '), text('hier', strong)), false],
    ['nothing is where only words are', doc(text('Kurse '), text('hier', strong)), doc(text('Alle Kurse '), text('hier', strong)), false],
    ['nothing is where new words are emphasised', doc(text('Kurse hier')), doc(text('Kurse '), text('nur', strong), text(' hier')), false],
    ['emphasis is', doc(text('Kurse hier')), doc(text('Kurse '), text('hier', strong)), true],
    ['emphasis is, beside other words', doc(text('Kurse 👩‍👧 hier')), doc(text('Alle Kurse 👩‍👧 '), text('hier', strong)), true],
    ['the language of words is', doc(text('Kurse hier')), doc(text('Kurse '), text('hier', { type: 'lang', attrs: { lang: 'en' } })), true],
    ['a heading is', doc(text('Kurse')), { type: 'doc', content: [{ type: 'heading', attrs: { level: 3 }, content: [text('Kurse')] }] }, true],
    ['the kind of a list is', { type: 'doc', content: [list('bulletList')] }, { type: 'doc', content: [list('orderedList')] }, true],
  ])('%s', (_, before, after, formatted) => expect(formatChanges(before, after)).toEqual({ formatted, links: [] }));

  it.each<[string, Doc, Doc, boolean, [string, string | null, string | null][]]>([
    ['leads elsewhere', doc(text('Mehr '), text('hier', to(a))), doc(text('Mehr '), text('hier', to(b))), true, [['hier', a, b]]],
    ['leads elsewhere, of two with the same words', doc(text('hier', to(a)), text(' und '), text('hier', to(a))), doc(text('hier', to(a)), text(' und '), text('hier', to(b))), true, [['hier', a, b]]],
    ['two lead where the other one did', doc(text('Eins', to(a)), text(' '), text('Zwei', to(b))), doc(text('Eins', to(b)), text(' '), text('Zwei', to(a))), true, [['Eins', a, b], ['Zwei', b, a]]],
    ['is new, on new words', doc(text('Mehr')), doc(text('Mehr '), text('hier', to(a))), false, [['hier', null, a]]],
    ['is gone', doc(text('Mehr '), text('hier', to(a))), doc(text('Mehr hier')), true, [['hier', a, null]]],
    ['has other words alone', doc(text('Mehr '), text('hier', to(a))), doc(text('Mehr '), text('dort', to(a))), false, []],
    ['is one, though a part of it is emphasised', doc(text('Mehr '), text('hier ', to(a)), text('lesen', to(a), strong)), doc(text('Mehr '), text('hier ', to(b)), text('lesen', to(b), strong)), true, [['hier lesen', a, b]]],
  ])('a link: %s', (_, before, after, formatted, links) => {
    expect(formatChanges(before, after)).toEqual({ formatted, links: links.map(([words, former, now]) => ({ words, before: former, after: now })) });
  });
});
