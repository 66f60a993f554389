import { withoutBlanks, type LinedPassage } from './lined-text.js';

/** A place in a numbered line. */
export interface LinePlace {
  readonly line: number;
  /** UTF-16 units of the line before it. */
  readonly after: number;
}

/**
 * Where in the lines of a passage a place of its plain text (code points) is: behind the character before it, so that it never begins a line; null where the
 * passage has no lines of text. Lines have every character of the text but blanks.
 */
export function placeInLines({ blocks }: LinedPassage, plain: string, at: number): LinePlace | null {
  const ofText = blocks.filter(({ kind }) => kind !== 'TITLE' && kind !== 'FACT');
  const lines = ofText.flatMap((block) => block.lines.map((text, n) => ({ line: block.first + n, text })));
  let left = [...withoutBlanks([...plain].slice(0, at).join(''))].length;
  for (const { line, text } of lines) {
    let after = 0;
    for (const character of text) {
      if (left === 0) return { line, after };
      after += character.length;
      if (withoutBlanks(character) !== '') left--;
      if (left === 0) return { line, after };
    }
  }
  const last = lines.at(-1);
  return last === undefined ? null : { line: last.line, after: last.text.length };
}
