import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sentenceSpans } from './anchor/selector.js';
import { checkDocument, type Doc } from './document.js';
import { editedDocument, editedText, overlap, type Edit } from './edits.js';
import { documentFromPlain, plainText } from './plain-text.js';

/** Replaces the first place where these words stand. */
const at = (plain: string, quote: string, words: string): Edit => {
  const start = [...plain.slice(0, plain.indexOf(quote))].length;
  return { start, end: start + [...quote].length, words };
};

describe('edits overlap', () => {
  it.each([
    ['side by side: no', [0, 3], [3, 5], false], ['one character in common', [0, 4], [3, 5], true], ['one within the other', [0, 9], [3, 5], true], ['apart', [0, 1], [3, 5], false],
  ] as const)('%s', (_, [a, b], [c, d], expected) => {
    expect(overlap({ start: a, end: b }, { start: c, end: d })).toBe(expected);
    expect(overlap({ start: c, end: d }, { start: a, end: b })).toBe(expected);
  });
});

describe('a text with edits', () => {
  const plain = 'Kurse am Abend. Sie sind frei, und offen. 👩‍👧 Kinder kommen mit.\nEnde.';
  it.each<[string, [string, string][], string]>([
    ['words', [['am Abend', 'am Morgen'], ['Ende', 'Schluss']], 'Kurse am Morgen. Sie sind frei, und offen. 👩‍👧 Kinder kommen mit.\nSchluss.'],
    ['a sentence struck', [['Sie sind frei, und offen.', '']], 'Kurse am Abend. 👩‍👧 Kinder kommen mit.\nEnde.'],
    ['the first sentence struck', [['Kurse am Abend.', '']], 'Sie sind frei, und offen. 👩‍👧 Kinder kommen mit.\nEnde.'],
    ['the last of a paragraph struck', [['👩‍👧 Kinder kommen mit.', '']], 'Kurse am Abend. Sie sind frei, und offen.\nEnde.'],
    ['neighbours struck', [['Kurse am Abend.', ''], ['Sie sind frei, und offen.', '']], '👩‍👧 Kinder kommen mit.\nEnde.'],
    ['a word before a comma struck', [['frei', '']], 'Kurse am Abend. Sie sind, und offen. 👩‍👧 Kinder kommen mit.\nEnde.'],
    ['a part of a word struck: words are not joined', [['Kin', '']], 'Kurse am Abend. Sie sind frei, und offen. 👩‍👧 der kommen mit.\nEnde.'],
  ])('%s', (_, edits, expected) => expect(editedText(plain, edits.map(([quote, words]) => at(plain, quote, words)))).toBe(expected));

  it('in Arabic, whatever the order of the edits', () => {
    const arabic = 'الدورات مسائية. الدخول مجاني للجميع. نعم.';
    const edits = [at(arabic, 'نعم', 'لا'), at(arabic, 'الدخول مجاني للجميع.', ''), at(arabic, 'مسائية', 'صباحية')];
    expect(editedText(arabic, edits)).toBe('الدورات صباحية. لا.');
  });
});

describe('a document with edits', () => {
  const doc: Doc = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Kurse ' }, { type: 'text', text: 'am Abend', marks: [{ type: 'strong' }] }, { type: 'text', text: ' sind frei.' }] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Für alle' }] }] }, { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Mit Kindern' }] }] }] },
    ],
  };
  const plain = plainText(doc);

  it('keeps the look of the words around, and that of the first word replaced', () => {
    expect(editedDocument(doc, [at(plain, 'Abend sind', 'Morgen bleiben'), at(plain, 'alle', 'jeden')])).toEqual({
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'Kurse ' }, { type: 'text', text: 'am Morgen bleiben', marks: [{ type: 'strong' }] }, { type: 'text', text: ' frei.' }] },
        { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Für jeden' }] }] }, doc.content[1]!.content![1]] },
      ],
    });
  });

  it('loses a block of which nothing is left, and a list with its last item', () => {
    expect(plainText(editedDocument(doc, [at(plain, 'Für alle', ''), at(plain, 'Mit Kindern', '')])!)).toBe('Kurse am Abend sind frei.');
  });

  it.each([['that would make it too long', at(plain, 'alle', 'x'.repeat(20_001))], ['of words in two blocks', at(plain, 'frei.\nFür', 'frei für')]])('is not made with an edit %s', (_, edit) => {
    expect(editedDocument(doc, [at(plain, 'Kindern', 'Gästen'), edit])).toBeNull();
  });

  it('reads as its plain text does, in any script; and is a document that can be saved', () => {
    const words = fc.array(fc.constantFrom('Kurs ', 'ist frei. ', 'дом. ', 'بيت؟ ', '家。', '👩‍👩‍👧 ', 'и\u0306 ', '\n\n', '\n- '), { minLength: 1, maxLength: 25 }).map((all) => all.join(''));
    fc.assert(fc.property(words, fc.array(fc.tuple(fc.nat(30), fc.constantFrom('', 'Neu', 'новое слово', 'كلمة', '𝔘')), { maxLength: 4 }), (source, choices) => {
      const any = documentFromPlain(source);
      const text = plainText(any);
      const spans = sentenceSpans(text);
      const edits = [...new Map(choices.map(([n, replacement]) => [n % Math.max(1, spans.length), replacement]))].flatMap(([n, replacement]) => (spans[n] === undefined ? [] : [{ ...spans[n], words: replacement }]));
      const edited = editedDocument(any, edits)!;
      const withoutEmpty = (lines: string) => lines.split('\n').filter((line) => line !== '').join('\n');
      expect(plainText(edited)).toBe(withoutEmpty(editedText(text, edits)));
      expect(checkDocument(edited)).toEqual({ ok: true, value: edited });
    }), { numRuns: 500 });
  });
});
