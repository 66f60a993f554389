import { accept, limits, refuse, textFaults, type Decision, type Refused } from '@mitgestalten/kernel';
import { tokensOf } from './anchor/words.js';
import { canonicalJson } from './canonical-json.js';
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
// Where one letter is missing, words of fewer letters are too often words of their own ("Meter", "Mieter"; "county", "country").
const longWord = 8;
// The last letters of a word say number, case and time ("verlangen", "verlangten"): none is put in before fewer than these.
const ending = 3;
// Swapped, these two make another word or another time of it ("entscheiden", "entschieden"; "trial", "trail").
const tellingPairs = new Set(['ie', 'ei', 'ia', 'ai']);

/** What one knows, who has no dictionary, of the words of a language. */
export interface KnownWords {
  /** What the concept says elsewhere, in that language. */
  readonly elsewhere: readonly string[];
  /** The wording that the last correction by one person replaced; null where what stands now came by two. */
  readonly replaced: Pick<WordingText, 'title' | 'doc'> | null;
}

/**
 * The wording with one typing error less, if it is one: a single word of the title or the text that becomes another by one slip, which leaves every letter
 * its value: two neighbours swapped, one of a double letter missing or too much, a letter missing within a long word, or the first one large or small. Everything that could
 * change what is said goes the way of two people: more than one word (TYPO_ONE_WORD), a letter instead of another and whatever else is no such slip
 * (TYPO_TOO_FAR), numbers, dates, amounts, negations and words that bind (TYPO_WEIGHT), languages whose words of weight are not known
 * (TYPO_LANGUAGE). TYPO_NOT_FOUND and TYPO_AMBIGUOUS when the wrong words do not stand there once.
 *
 * Slips make words, too ("Stile", "Stille"). So the concept itself is the dictionary: what it writes elsewhere is no error (TYPO_KNOWN_WORD), and what it writes nowhere
 * else is no known word (TYPO_NEW_WORD). Only what a correction replaced may be put back by one person whatever the rule says: two people released it.
 */
export function correctTypo({ lang, title, doc }: WordingText, { wrong, right }: Correction, known: KnownWords): Decision<Pick<WordingText, 'title' | 'doc'>> {
  const faults = [...textFaults('wrong', wrong, placeLimits), ...textFaults('right', right, placeLimits)];
  if (faults.length > 0) return { ok: false, refusals: faults };
  if (wrong === right) return refuse('NOTHING_CHANGED', 'right');
  if (!knowsWeight(lang)) return refuse('TYPO_LANGUAGE');
  const lines = [title, ...textBlocks(doc).map((block) => textOf(block.content ?? []))];
  const places = lines.flatMap((line, index) => occurrences(line, wrong).map((at) => ({ index, at })));
  if (places.length !== 1) return refuse(places.length === 0 ? 'TYPO_NOT_FOUND' : 'TYPO_AMBIGUOUS', 'wrong');
  const { index, at } = places[0]!;
  const line = lines[index]!;
  const edit = editOf(wrong, right, at);
  const corrected = index === 0 ? withTitle(apply(title, edit), doc) : withBlock(title, doc, index - 1, edit);
  if (corrected.ok && known.replaced !== null && isSame(corrected.value, known.replaced)) return corrected;
  return faultOf(lines, line.slice(0, at) + right + line.slice(at + wrong.length), index, { lang, known }) ?? corrected;
}

const isSame = (one: Pick<WordingText, 'title' | 'doc'>, other: Pick<WordingText, 'title' | 'doc'>): boolean =>
  one.title === other.title && canonicalJson(one.doc) === canonicalJson(other.doc);

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
function faultOf(before: readonly string[], after: string, at: number, { lang, known }: { readonly lang: string; readonly known: KnownWords }): Refused | null {
  const [a, b] = [tokensOf(before[at]!), tokensOf(after)];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  if (a.length !== b.length || a.slice(start + 1).join('') !== b.slice(start + 1).join('')) return refuse('TYPO_ONE_WORD', 'right');
  const around = (tokens: readonly string[]) => neighbourhood(tokens, start);
  const [wrong, right] = [a[start]!, b[start]!];
  if ([around(a), around(b)].some(isFigure) || [wrong, right].some((word) => carriesWeight(word, lang))) return refuse('TYPO_WEIGHT', 'right');
  if (!isSlip(wrong, right)) return refuse('TYPO_TOO_FAR', 'right');
  const rest = [...before.toSpliced(at, 1), ...known.elsewhere].flatMap((text) => tokensOf(text)).concat(a.toSpliced(start, 1));
  // A word that begins a sentence is no other one, unless large or small is all that is asked.
  const fold = wrong.toLowerCase() === right.toLowerCase() ? (word: string) => word : (word: string) => word.toLowerCase();
  const words = new Set(rest.map(fold));
  if (words.has(fold(wrong))) return refuse('TYPO_KNOWN_WORD', 'wrong');
  return words.has(fold(right)) ? null : refuse('TYPO_NEW_WORD', 'right');
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
  if (!isLatinWord(before) || !isLatinWord(after) || Math.min(before.length, after.length) < shortestWord) return false;
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  if (same === 0) return before[0]!.toLowerCase() === after[0]!.toLowerCase() && before.slice(1) === after.slice(1);
  return isSwap(before, after, same) || isOneLetter(before, after, same);
}

/** Two neighbours in the wrong order, from the place where the words begin to differ. */
function isSwap(before: string, after: string, at: number): boolean {
  const pair = before.slice(at, at + 2);
  return after === before.slice(0, at) + pair[1] + pair[0] + before.slice(at + 2) && !tellingPairs.has(pair);
}

/** One of a double letter missing or too much; or any one missing, inside of a long word. */
function isOneLetter(before: string, after: string, at: number): boolean {
  const [shorter, longer] = before.length < after.length ? [before, after] : [after, before];
  if (longer.slice(at + 1) !== shorter.slice(at) || longer.length !== shorter.length + 1) return false;
  if (longer[at] === longer[at - 1]) return true;
  return shorter === before && shorter.length >= longWord && at <= shorter.length - ending;
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
