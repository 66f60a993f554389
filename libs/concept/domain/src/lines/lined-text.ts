import { type Block, type Doc, type Paragraph } from '../document.js';
import { factTexts, type FactName, type MeasureFacts } from '../wording.js';

/**
 * Characters in a line: about what a page of a book has (60 to 72), so that a line fits beside its number on A4 in a type of 11 points. This number
 * is part of every "line 37" that was ever said of a version: it must not change.
 */
export const lineMeasure = 72;

/** A title, paragraph, item of a list, or fact, cut into lines. */
export interface LinedBlock {
  readonly kind: 'TITLE' | 'HEADING' | 'PARAGRAPH' | 'ITEM' | 'FACT';
  /** What stands before the first line and is not counted: the number of an item, or null. */
  readonly item: number | null;
  readonly fact: FactName | null;
  /** The number of its first line. */
  readonly first: number;
  readonly lines: readonly string[];
}

export interface LinedPassage {
  readonly passageId: string;
  readonly first: number;
  readonly last: number;
  readonly blocks: readonly LinedBlock[];
}

/** What of a passage is cut into lines. Facts count for measures only. */
export interface PassageToLine extends Pick<MeasureFacts, FactName> {
  readonly passageId: string;
  readonly title: string;
  readonly doc: Doc;
}

/**
 * The text of a version in numbered lines, from 1 to its end. Lines follow from the text alone: whatever the device, the size of the letters or the words
 * around the text, line 37 is the same. Labels of facts and numbers of the outline are not counted, for their words are ours.
 */
export function linedText(passages: readonly PassageToLine[]): LinedPassage[] {
  let next = 1;
  return passages.map((passage) => {
    const first = next;
    const blocks = blocksOf(passage).map(({ text, ...block }) => {
      const lines = linesOf(text);
      const lined = { ...block, lines, first: next };
      next += lines.length;
      return lined;
    });
    return { passageId: passage.passageId, first, last: next - 1, blocks };
  });
}

type UnlinedBlock = Omit<LinedBlock, 'first' | 'lines'> & { readonly text: string };

function blocksOf(passage: PassageToLine): UnlinedBlock[] {
  const facts = factTexts.flatMap((fact): UnlinedBlock[] => (passage[fact] === null ? [] : [{ kind: 'FACT', item: null, fact, text: passage[fact] }]));
  const title: UnlinedBlock = { kind: 'TITLE', item: null, fact: null, text: passage.title };
  return [title, ...passage.doc.content.flatMap(textBlocksOf), ...facts].filter(({ text }) => linesOf(text).length > 0);
}

function textBlocksOf(block: Block): UnlinedBlock[] {
  if (block.type === 'heading') return [{ kind: 'HEADING', item: null, fact: null, text: wordsOf(block.content) }];
  if (block.type === 'paragraph') return [{ kind: 'PARAGRAPH', item: null, fact: null, text: wordsOf(block.content) }];
  return block.content.flatMap((item, index) => item.content.map((paragraph, place): UnlinedBlock => ({
    // Bullets are 0; the second paragraph of an item goes on without one.
    kind: 'ITEM', item: place > 0 ? null : block.type === 'orderedList' ? index + 1 : 0, fact: null, text: wordsOf(paragraph.content),
  })));
}

function wordsOf(texts: Paragraph['content'] = []): string {
  return texts.map(({ text }) => text).join('');
}

// A blank at which a line may end: not the ones that hold words together (U+00A0, U+202F).
const blanks = /[ \t\n\r\u2000-\u2006\u2008-\u200A\u3000]+/u;

/** What of a text is sure to stand in its lines. */
export const withoutBlanks = (text: string): string => text.split(blanks).join('');
// A character with its marks and joiners, which take no room of their own and are never torn from it.
const withMarks = /[^][\p{M}\u00AD\u200B-\u200D\u2060]*/gu;
// Texts without any of these have as many characters as units, which saves looking at each.
const needsLooking = /[\p{M}\u00AD\u200B-\u200D\u2060\u{10000}-\u{10FFFF}]/u;

/** A text in lines of at most `lineMeasure` characters, cut at blanks; a longer word is cut where the line ends. Blanks count as one. */
export function linesOf(text: string): string[] {
  const charactersOf = needsLooking.test(text) ? (word: string) => word.match(withMarks) ?? [] : (word: string) => word;
  const lines: string[] = [];
  let [line, width] = ['', 0];
  for (const word of text.split(blanks).filter((each) => each !== '')) {
    const characters = charactersOf(word);
    if (width > 0 && width + 1 + characters.length <= lineMeasure) {
      [line, width] = [`${line} ${word}`, width + 1 + characters.length];
      continue;
    }
    if (width > 0) lines.push(line);
    const pieces = piecesOf(characters);
    lines.push(...pieces.slice(0, -1).map(({ text: piece }) => piece));
    ({ text: line, width } = pieces.at(-1)!);
  }
  return width > 0 ? [...lines, line] : lines;
}

/** A word as it is, or cut into lines. */
function piecesOf(characters: string | readonly string[]): { readonly text: string; readonly width: number }[] {
  const pieces = [];
  for (let at = 0; at < characters.length; at += lineMeasure) {
    const piece = characters.slice(at, at + lineMeasure);
    pieces.push({ text: typeof piece === 'string' ? piece : piece.join(''), width: piece.length });
  }
  return pieces;
}
