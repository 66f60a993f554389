import { accept, limits, refuse, textFaults, type Decision, type Refused } from '@mitgestalten/kernel';
import { tokensOf } from './anchor/words.js';
import { checkDocument, textBlocks, type Block, type Doc, type Text } from './document.js';
import type { WordingText } from './wording.js';
import { carriesWeight, knowsWeight } from './words-of-weight.js';

/** What stands in the text and what should stand there. Both may have words around the wrong one, to tell the place apart. */
export interface Correction {
  readonly wrong: string;
  readonly right: string;
}

// A line or two: enough to tell any place apart.
const placeLimits = { min: 1, max: 200 };
// In words of three letters one letter makes another word ("vor", "von"; "bis", "bin"): there is no telling what is a slip.
const shortestWord = 4;
// Four of five typing errors are one letter wrong, missing, too much, or swapped with the next (Damerau 1964); a long word has room for two.
const longWord = 8;
const slipsIn = (word: string) => (word.length < longWord ? 1 : 2);

/**
 * The wording with one typing error less, if it is one: a single word of the title or the text, with its first letter, one slip away (two in a word of
 * eight letters or more). Everything that could change what is said goes the way of two people: more than one word (TYPO_ONE_WORD), more than a slip
 * (TYPO_TOO_FAR), numbers, dates, amounts, negations and words that bind (TYPO_WEIGHT), languages whose words of weight are not known
 * (TYPO_LANGUAGE). TYPO_NOT_FOUND and TYPO_AMBIGUOUS when the wrong words do not stand there once.
 *
 * The first letter stays because slips are rare there, and it is where German and English turn a word into its contrary ("ein", "kein"; "zulässig",
 * "unzulässig").
 */
export function correctTypo({ lang, title, doc }: WordingText, { wrong, right }: Correction): Decision<Pick<WordingText, 'title' | 'doc'>> {
  const faults = [...textFaults('wrong', wrong, placeLimits), ...textFaults('right', right, placeLimits)];
  if (faults.length > 0) return { ok: false, refusals: faults };
  if (wrong === right) return refuse('NOTHING_CHANGED', 'right');
  if (!knowsWeight(lang)) return refuse('TYPO_LANGUAGE');
  const lines = [title, ...textBlocks(doc).map((block) => textOf(block.content ?? []))];
  const places = lines.flatMap((line, index) => occurrences(line, wrong).map((at) => ({ index, at })));
  if (places.length !== 1) return refuse(places.length === 0 ? 'TYPO_NOT_FOUND' : 'TYPO_AMBIGUOUS', 'wrong');
  const { index, at } = places[0]!;
  const line = lines[index]!;
  const fault = faultOf(line, line.slice(0, at) + right + line.slice(at + wrong.length), lang);
  if (fault !== null) return fault;
  const edit = editOf(wrong, right, at);
  return index === 0 ? withTitle(apply(title, edit), doc) : withBlock(title, doc, index - 1, edit);
}

function withTitle(title: string, doc: Doc): Decision<Pick<WordingText, 'title' | 'doc'>> {
  const faults = textFaults('right', title, limits.passageTitle);
  return faults.length > 0 ? { ok: false, refusals: faults } : accept({ title, doc });
}

function withBlock(title: string, doc: Doc, index: number, edit: Edit): Decision<Pick<WordingText, 'title' | 'doc'>> {
  const block = textBlocks(doc)[index]!;
  const content = edited(block.content ?? [], edit);
  // Letters of which some are bold and some are not: nobody said which the new ones would be.
  if (content === null) return refuse('TYPO_TOO_FAR', 'right');
  const swap = <B extends Block>(one: B): B => (one === (block as Block) ? { ...one, content } : one);
  const checked = checkDocument({
    ...doc, content: doc.content.map((one) => (
      'content' in one && (one.type === 'bulletList' || one.type === 'orderedList')
        ? { ...one, content: one.content.map((item) => ({ ...item, content: item.content.map(swap) })) } : swap(one)
    )),
  }, 'right');
  return checked.ok ? accept({ title, doc: checked.value }) : checked;
}

/** Why it is not for one person to decide; null when it is. */
function faultOf(before: string, after: string, lang: string): Refused | null {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  if (a.length !== b.length || a.slice(start + 1).join('') !== b.slice(start + 1).join('')) return refuse('TYPO_ONE_WORD', 'right');
  const around = (tokens: readonly string[]) => neighbourhood(tokens, start);
  if ([around(a), around(b)].some(isFigure) || [a[start]!, b[start]!].some((word) => carriesWeight(word, lang))) return refuse('TYPO_WEIGHT', 'right');
  return isSlip(a[start]!, b[start]!) ? null : refuse('TYPO_TOO_FAR', 'right');
}

/** A number, an amount, or an address: what stands with it between blanks, or right beside it ("10 Milionen"). */
const isFigure = (text: string): boolean => /[\p{N}\p{Sc}%‰§@/\\_]|\.\p{L}/u.test(text);

/** The tokens at this place up to the second blank on both sides: the word, what adjoins it, and its neighbours. */
function neighbourhood(tokens: readonly string[], at: number): string {
  const reach = (step: 1 | -1): number => {
    let [i, blanks] = [at, 0];
    while (i + step >= 0 && i + step < tokens.length) {
      if (/^\s/.test(tokens[i + step]!) && ++blanks === 2) break;
      i += step;
    }
    return i;
  };
  return tokens.slice(reach(-1), reach(1) + 1).join('');
}

// Letters of one script: a look-alike of another would be a change that nobody sees.
const isLatinWord = (word: string): boolean => /^\p{sc=Latin}+$/u.test(word);

function isSlip(before: string, after: string): boolean {
  if (!isLatinWord(before) || !isLatinWord(after)) return false;
  const shorter = before.length < after.length ? before : after;
  const sameStart = before[0]!.toLowerCase() === after[0]!.toLowerCase();
  return shorter.length >= shortestWord && sameStart && slipsBetween(before, after) <= slipsIn(shorter);
}

/** How many letters are wrong, missing, too much, or swapped with their neighbour (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : Infinity;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), swapped));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/** Where letters are taken out, and what is put there instead. In UTF-16 units. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Only the letters that differ, so that what is bold or a link around them stays so. */
function editOf(wrong: string, right: string, at: number): Edit {
  let start = 0;
  while (start < Math.min(wrong.length, right.length) && wrong[start] === right[start]) start++;
  let tail = 0;
  while (tail < Math.min(wrong.length, right.length) - start && wrong.at(-1 - tail) === right.at(-1 - tail)) tail++;
  return { start: at + start, end: at + wrong.length - tail, text: right.slice(start, right.length - tail) };
}

const apply = (line: string, { start, end, text }: Edit): string => line.slice(0, start) + text + line.slice(end);

/** The texts of a block after the edit; null when it reaches over two of them. */
function edited(texts: readonly Text[], edit: Edit): readonly Text[] | null {
  let from = 0;
  for (const [index, one] of texts.entries()) {
    const to = from + one.text.length;
    if (edit.start >= from && edit.end <= to) {
      return texts.with(index, { ...one, text: apply(one.text, { ...edit, start: edit.start - from, end: edit.end - from }) });
    }
    from = to;
  }
  return null;
}

const textOf = (texts: readonly Text[]): string => texts.map(({ text }) => text).join('');

/** Every place, overlapping ones too. */
function occurrences(line: string, words: string): number[] {
  const found: number[] = [];
  for (let at = line.indexOf(words); at !== -1; at = line.indexOf(words, at + 1)) found.push(at);
  return found;
}
