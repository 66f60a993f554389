import { describe, expect, it } from '@jest/globals';
import { authoringHints } from './authoring-hints.js';
import { readWording } from './wording-schema.js';

const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });
const strong = { type: 'strong' };
const hintsOf = (lang: string, ...texts: object[]) => {
  const doc = readWording({ type: 'doc', content: [{ type: 'paragraph', content: texts }] });
  return authoringHints(doc, lang).map(({ kind, from, to }) => `${kind} ${doc.textBetween(from, to)}`);
};

describe('a text that is being written is asked for', () => {
  it.each<[string, string[], string, object[]]>([
    ['nothing in plain words', [], 'de', [text('Mehr Kurse am Abend.')]],
    ['nothing for an emphasised sentence', [], 'de', [text('Das gilt für alle.', strong)]],
    ['nothing for one strong word', [], 'de', [text('Wichtig', strong), text(' ist das.')]],
    ['a heading where one is imitated', ['heading Kurse am Abend'], 'de', [text('Kurse am Abend', strong)]],
    ['the language of words in another script', ['language مقهى اللغة'], 'de', [text('Das „مقهى اللغة“ hilft.')]],
    ['only those words', ['language مقهى اللغة'], 'de', [text('Das مقهى اللغة ist offen.')]],
    ['nothing once it is said', [], 'de', [text('Das '), text('مقهى', { type: 'lang', attrs: { lang: 'ar' } })]],
    ['nothing in a text of that script', [], 'ar', [text('مقهى اللغة')]],
  ])('%s', (_, expected, lang, texts) => {
    expect(hintsOf(lang, ...texts)).toEqual(expected);
  });
});
