import { describe, expect, it } from '@jest/globals';
import { EditorState, TextSelection } from 'prosemirror-state';
import { keptPlace } from './kept-place.js';
import { readWording } from './wording-schema.js';

const wording = (...texts: string[]) => readWording({ type: 'doc', content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) });

/** The text with the cursor (`|`) where it is after another text came. */
function after(before: string[], next: string[]): string {
  const marked = wording(...before);
  let at = 0;
  marked.descendants((node, place) => {
    if (node.text?.includes('|')) at = place + node.text.indexOf('|');
  });
  const doc = wording(...before.map((text) => text.replace('|', '')));
  const selection = keptPlace(EditorState.create({ doc, selection: TextSelection.create(doc, at) }), wording(...next));
  const { parent, parentOffset } = selection.$head;
  return `${parent.textContent.slice(0, parentOffset)}|${parent.textContent.slice(parentOffset)}`;
}

describe('the cursor, when the text was changed elsewhere', () => {
  it.each([
    ['before it', ['Ein Satz|.'], ['Noch ein Wort. Ein Satz.'], 'Noch ein Wort. Ein Satz|.'],
    ['behind it', ['Ein| Satz.'], ['Ein Satz. Noch einer.'], 'Ein| Satz.'.concat(' Noch einer.')],
    ['where it stands', ['Ein Satz.|'], ['Ein Satz. Noch einer.'], 'Ein Satz.| Noch einer.'],
    ['in a paragraph before', ['Ein Satz|.'], ['Neu.', 'Ein Satz.'], 'Ein Satz|.'],
    ['by a word that repeats', ['ja ja|'], ['ja ja ja'], 'ja ja| ja'],
    ['in all words', ['Ein Satz|.'], ['Neu'], 'Neu|'],
  ])('%s: stays at its words', (_, before, next, kept) => {
    expect(after(before, next)).toBe(kept);
  });
});
