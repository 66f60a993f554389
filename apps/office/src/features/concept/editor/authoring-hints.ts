import type { Node as WordingNode } from 'prosemirror-model';

/** A place that readers with a screen reader would miss something at. */
export interface AuthoringHint {
  readonly kind: 'heading' | 'language';
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

const scripts = '\\p{Script=Arabic}\\p{Script=Cyrillic}\\p{Script=Ethiopic}\\p{Script=Greek}\\p{Script=Hebrew}\\p{Script=Han}';
// From two signs on: a single letter of another script is a formula or a typing error.
const foreign = new RegExp(`[${scripts}]{2}(?:[${scripts}\\p{M}\\p{N}\\s،,.-]*[${scripts}\\p{M}])?`, 'u');
const otherScript = /^(ar|fa|ru|uk|bg|sr|ti|ku)(-|$)/;
// A line of a book; what is longer is a paragraph that somebody wants to be loud.
const longestHeading = 100;

/** What should be said of the text: a paragraph that only looks like a heading, words in another script without their language. */
export function authoringHints(doc: WordingNode, lang: string): AuthoringHint[] {
  const hints: AuthoringHint[] = [];
  doc.forEach((block, at) => {
    if (block.type.name !== 'paragraph') return;
    const words = block.textContent;
    const loud = block.childCount > 0 && block.children.every((text) => text.marks.some(({ type }) => type.name === 'strong'));
    if (loud && words.length <= longestHeading && !/[.!?:;,]\s*$/.test(words)) hints.push({ kind: 'heading', from: at + 1, to: at + 1 + block.content.size, words });
  });
  if (otherScript.test(lang)) return hints;
  doc.descendants((node, at) => {
    if (node.text === undefined || node.marks.some(({ type }) => type.name === 'lang')) return;
    const found = foreign.exec(node.text);
    if (found !== null) hints.push({ kind: 'language', from: at + found.index, to: at + found.index + found[0].length, words: found[0] });
  });
  return hints;
}
