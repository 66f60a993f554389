import { describe, expect, it } from '@jest/globals';
import { editedText } from '@mitgestalten/concept-domain';
import { editsOf, placing, stretchesOf } from './placed.js';

const published = 'Kurse finden am Abend statt. Kinder werden betreut.';
const quote = 'Kinder werden betreut.';
const at = { start: 29, end: 51, quote };
const suggestion = { id: 'a', quote, at, body: 'Alle Kinder werden kostenlos betreut.' };
const standing = (draft: string, change: object = {}) => placing(draft)({ ...suggestion, ...change }).standing;

describe('a suggestion stands in the draft', () => {
  it.each([
    ['as published', published, {}, 'OPEN'],
    ['where other words came before it', `Neu ist dieser Satz. ${published}`, {}, 'OPEN'],
    ['where it was taken', 'Kurse finden am Abend statt. Alle Kinder werden kostenlos betreut.', {}, 'TAKEN'],
    ['where it was taken, with the old words within the new', 'Kurse finden am Abend statt. Kinder werden betreut. Immer.', { body: 'Kinder werden betreut. Immer.' }, 'TAKEN'],
    ['where only a part of the old words is to stay, which stands there', published, { body: 'Kinder werden' }, 'OPEN'],
    ['where it says something else', 'Kurse finden am Abend statt. Niemand wird betreut.', {}, 'CHANGED'],
    ['where its words have no place in the published text', published, { at: null }, 'CHANGED'],
    ['where words that were to be struck are gone', 'Kurse finden am Abend statt.', { body: '' }, 'TAKEN'],
    ['where words that are to be struck stand', published, { body: '' }, 'OPEN'],
    ['nowhere for sure when its words stand there twice', `Neu. ${published} ${quote}`, {}, 'CHANGED'],
  ])('%s', (_, draft, change, expected) => expect(standing(draft, change)).toBe(expected));
});

it('can be taken wholly or in part, beside others', () => {
  const [first, second] = [placing(published)(suggestion), placing(published)({ id: 'b', quote: 'am Abend', at: { start: 13, end: 21, quote: 'am Abend' }, body: 'am Morgen' })];
  const read = (leftOut: ReadonlyMap<string, ReadonlySet<number>>) => editedText(published, editsOf([first, second], leftOut));
  expect(read(new Map())).toBe('Kurse finden am Morgen statt. Alle Kinder werden kostenlos betreut.');
  expect(read(new Map([['a', new Set([0])]]))).toBe('Kurse finden am Morgen statt. Kinder werden kostenlos betreut.');
});

it('changes one block and leaves the others as they are, unless it stands in two', () => {
  const draft = 'Eins 👩‍👧.\nZwei zwei.\n\nDrei.';
  const edit = (quote: string, words: string) => {
    const start = [...draft.slice(0, draft.indexOf(quote))].length;
    return { start, end: start + [...quote].length, words };
  };
  const read = (...edits: ReturnType<typeof edit>[]) => stretchesOf(draft, edits).map((stretch) => editedText(stretch.text, stretch.edits));
  expect(read()).toEqual(draft.split('\n'));
  expect(read(edit('Drei', 'Vier'), edit('zwei', '2'), edit('Zwei', '2'))).toEqual(['Eins 👩‍👧.', '2 2.', '', 'Vier.']);
  expect(read(edit('👩‍👧.\nZwei', 'und'), edit('Drei.', ''))).toEqual(['Eins und zwei.', '', '']);
});
