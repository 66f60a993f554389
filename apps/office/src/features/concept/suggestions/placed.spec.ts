import { describe, expect, it } from '@jest/globals';
import { editedText } from '@mitgestalten/concept-domain';
import { editsOf, placing, stretchesOf, type OpenSuggestion } from './placed.js';

const published = 'Kurse finden am Abend statt. Kinder werden betreut.';
const quote = 'Kinder werden betreut.';
const at = { start: 29, end: 51, quote };
const suggestion = { id: 'a', quote, at, body: 'Alle Kinder werden kostenlos betreut.' };
const standing = (draft: string, change: object = {}) => placing(published, draft)({ ...suggestion, ...change }).standing;

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
    ['behind the sentence before it, when its words came once more', `Neu. ${quote} ${published}`, {}, 'OPEN'],
    ['torn into two paragraphs', 'Kurse finden am Abend statt. Kinder\nwerden betreut.', {}, 'CHANGED'],
  ])('%s', (_, draft, change, expected) => expect(standing(draft, change)).toBe(expected));
});

describe('a suggestion at words that stand elsewhere, too,', () => {
  const [first, second] = ['Kurse finden am Abend statt.', 'Alle Kurse sind frei.'];
  const both = `${first} ${second}`;
  const word = (change: object = {}) => ({ ...suggestion, quote: 'Kurse', at: { start: 0, end: 5, quote: 'Kurse' }, body: 'Angebote', ...change });
  const says = (published: string, draft: string, one: OpenSuggestion) => {
    const { standing, start } = placing(published, draft)(one);
    return standing === 'OPEN' ? start : standing;
  };
  it.each([
    ['stands at its own', both, `Neu. ${both}`, word(), 5],
    ['stands at the second, if that is its own', both, `Neu. ${both}`, word({ at: { start: 34, end: 39, quote: 'Kurse' } }), 39],
    ['is taken, and the other words stay', both, `Angebote finden am Abend statt. ${second}`, word(), 'TAKEN'],
    ['is gone with its sentence', both, second, word(), 'CHANGED'],
    ['that were to be struck: they are', both, `finden am Abend statt. ${second}`, word({ body: '' }), 'TAKEN'],
    ['is not taken because its words stand elsewhere', `${both} Alle Kurse sind gut.`, `${both} Alle Kurse sind gut.`, word({ body: 'Alle Kurse' }), 0],
    ['is not taken because its words stand elsewhere, though its own went', `${both} Angebote sind gut.`, `${second} Angebote sind gut.`, word(), 'CHANGED'],
    ['is not taken where longer words begin with its own', both, both, word({ body: 'Kurs' }), 0],
  ])('%s', (_, published, draft, one, expected) => expect(says(published, draft, one)).toBe(expected));
});

it('can be taken wholly or in part, beside others', () => {
  const [first, second] = [placing(published, published)(suggestion), placing(published, published)({ id: 'b', quote: 'am Abend', at: { start: 13, end: 21, quote: 'am Abend' }, body: 'am Morgen' })];
  const read = (leftOut: ReadonlyMap<string, ReadonlySet<number>>) => editedText(published, editsOf([first, second], leftOut));
  expect(read(new Map())).toBe('Kurse finden am Morgen statt. Alle Kinder werden kostenlos betreut.');
  expect(read(new Map([['a', new Set([0])]]))).toBe('Kurse finden am Morgen statt. Kinder werden kostenlos betreut.');
  expect(editsOf([first, second], new Map([['a', new Set([0, 1])]])).map(({ id }) => id)).toEqual(['b']);
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
