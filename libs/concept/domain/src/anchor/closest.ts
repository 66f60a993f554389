import type { ComparedText, ComparedTexts, CutText } from './compared-texts.js';
import type { Mark } from './mark.js';
import { contextOf, gapOf, tie, type Place } from './places.js';
import { similarity, similarityAtMost } from './similarity.js';
import { wordsOf } from './words.js';

/** A place whose words are alike, from 0 to 1. */
export interface AlikePlace extends Place {
  readonly score: number;
  /** Between the sentences that surround the anchor before and after. */
  readonly inOrder: boolean;
  /** Another place is as good: as alike, as much expected, and in the same surroundings. */
  readonly hasRival: boolean;
}

/**
 * From this likeness on the closest wording is taken as what became of the words, and below the other nothing is: two sentences of which
 * three fifths stay in order are one sentence reworked, unrelated sentences of one language reach 0.45. What lies between is for people.
 */
export const rewordedFrom = 0.6;
export const goneBelow = 0.5;
/** How many places are told of a decision: so many can be looked through at one glance. */
export const told = 3;

// Sentences that are looked at closely, those that share most words with the anchor's: to compare letters costs a hundred times what it costs to count words.
// A section has 5 to 30 sentences, and the one that is sought is nearly always among the first three; four times that is for those that were reworked most.
const shortlistInPassage = 12;
// In other passages only what nearly stayed is sought, which shares nearly all words: fewer are enough.
const shortlistElsewhere = 8;
// From which likeness on a place is told: most unrelated sentences of a language stay below it (their likeness is 0.2 to 0.45).
// One more, so that a fourth that is as good as the third is not lost before what stands around is looked at.
const mostLikely = 4;
const worthTelling = 0.3;
// A sentence more in a window must make it likelier by about three letters in a hundred: a short neighbour does so by chance by one or two.
const worthASentence = 0.03;
/** In another passage only a sentence of which four fifths stayed is even proposed to staff: sentences of one part on one matter reach 0.7. */
export const alikeElsewhereFrom = 0.8;

/** The wordings of a passage after that are most like the sentences of an anchor, the closest first. Their number of sentences may differ by one. */
export function closestIn(texts: ComparedTexts, passage: ComparedText, after: CutText, mark: Mark): readonly AlikePlace[] {
  let known = found.get(passage);
  if (known === undefined) found.set(passage, (known = new Map()));
  const key = `${mark.first} ${mark.last}`;
  let places = known.get(key);
  if (places === undefined) known.set(key, (places = search(texts, passage, after, mark)));
  return places;
}

// Many anchors stand in the same sentence.
const found = new WeakMap<ComparedText, Map<string, readonly AlikePlace[]>>();

interface Window extends Place {
  readonly score: number;
}

interface Found extends Window {
  readonly inOrder: boolean;
  /** Where the anchor's sentences are expected: in order, and no home of others that stayed. */
  readonly expected: boolean;
  readonly context: number;
}

function search(texts: ComparedTexts, passage: ComparedText, after: CutText, mark: Mark): AlikePlace[] {
  const sentence = passage.before.folded.text.slice(mark.around.start, mark.around.end);
  const gap = gapOf(passage, mark);
  const size = mark.last - mark.first + 1;
  const isInOrder = (i: number) => i >= gap.start && i < gap.end;
  const isExpected = (i: number) => isInOrder(i) && !texts.isKept(after.passageId, i);
  const taken = keptFromOutside(passage, mark);
  // What stood there for itself all along did not come from these sentences.
  const isFree = (first: number, length: number) => first + length <= after.sentences.length && !Array.from({ length }, (_, n) => first + n).some((i) => taken.has(i));
  const alike = (first: number, length: number, atLeast: number) => (isFree(first, length) ? alikeWindow(sentence, after, first, length, atLeast) : null);
  let likely: (Window & { readonly first: number })[] = [];
  for (const first of shortlist(sentence, after, isExpected, (i) => !taken.has(i))) {
    // Where there is no room for as many, one may be what they became.
    const window = alike(first, isFree(first, size) ? size : Math.max(1, size - 1), (likely[told - 1]?.score ?? worthTelling) - tie);
    if (window !== null) likely = [...likely, { ...window, first }].sort((a, b) => b.score - a.score).slice(0, mostLikely);
  }
  // Only around these a sentence more or less is tried: it triples what the search costs.
  const places = likely.map(({ first, ...same }): Found => {
    const longer = [size - 1, size + 1].filter((length) => length > 0).map((length) => alike(first, length, same.score + worthASentence));
    const best = longer.reduce<Window>((a, b) => (b !== null && b.score > a.score ? b : a), same);
    return { ...best, inOrder: isInOrder(first), expected: isExpected(first), context: contextOf(passage.before, mark.around, after, best.span) };
  }).sort((a, b) => b.score - a.score || byPlace(a, b)).slice(0, told);
  const [closest] = places;
  if (closest === undefined) return [];
  // Of those that are equally alike the one where it is expected, and in the same surroundings.
  const [best] = places.filter(({ score }) => closest.score - score < tie).sort(byPlace) as [Found];
  const rest = places.filter((place) => place !== best);
  return [{ ...best, hasRival: rest.some((other) => isRival(best, other)) }, ...rest.map((place) => ({ ...place, hasRival: false }))];
}

function byPlace(a: Found, b: Found): number {
  return Number(b.expected) - Number(a.expected) || b.context - a.context;
}

function isRival(best: Found, other: Found): boolean {
  const overlaps = other.span.start < best.span.end && best.span.start < other.span.end;
  return !overlaps && other.expected === best.expected && Math.abs(best.score - other.score) < tie && best.context - other.context < tie;
}

/** The sentences after that are the homes of other sentences than the mark's. */
function keptFromOutside({ kept }: ComparedText, mark: Mark): ReadonlySet<number> {
  return new Set(kept.filter((j, i) => j !== -1 && (i < mark.first || i > mark.last)));
}

/** Sentences of the passage that stood there for themselves all along and are as like the anchor's as if they had come from it, the closest first; at most three. None for several sentences. */
export function alikeKept(passage: ComparedText, after: CutText, mark: Mark): readonly Window[] {
  if (mark.first !== mark.last) return [];
  const sentence = passage.before.folded.text.slice(mark.around.start, mark.around.end);
  const taken = keptFromOutside(passage, mark);
  return shortlist(sentence, after, () => false, (i) => taken.has(i)).flatMap((first) => alikeWindow(sentence, after, first, 1, rewordedFrom) ?? [])
    .sort((a, b) => b.score - a.score).slice(0, told);
}

/** Single new sentences of other passages that are nearly the anchor's, the closest first; at most three. */
export function closestElsewhere(texts: ComparedTexts, passage: ComparedText, mark: Mark): Window[] {
  const sentence = passage.before.folded.text.slice(mark.around.start, mark.around.end);
  const found: Window[] = [];
  for (const { text, index } of newSentencesLike(texts, sentence)) {
    if (text === passage.after) continue;
    const span = text.sentences[index]!;
    const key = text.keys[index]!;
    if (similarityAtMost(sentence, key) < alikeElsewhereFrom) continue;
    const score = similarity(sentence, key);
    if (score >= alikeElsewhereFrom) found.push({ text, span, score });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, told);
}

/** So many sentences of a passage from that one on, and how alike they are; null below `atLeast`, or where it has not so many. */
function alikeWindow(sentence: string, after: CutText, first: number, length: number, atLeast: number): Window | null {
  const [from, to] = [after.sentences[first], after.sentences[first + length - 1]];
  if (from === undefined || to === undefined) return null;
  const span = { start: from.start, end: to.end };
  const text = after.folded.text.slice(span.start, span.end);
  if (similarityAtMost(sentence, text) < atLeast) return null;
  const score = similarity(sentence, text);
  return score < atLeast ? null : { text: after, span, score };
}

function shortlist(sentence: string, after: CutText, isExpected: (i: number) => boolean, isEligible: (i: number) => boolean): number[] {
  const indexes = [...after.sentences.keys()].filter(isEligible);
  if (indexes.length <= shortlistInPassage) return indexes;
  const words = new Set(wordsOf(sentence));
  const shared = (i: number) => new Set(wordsOf(after.keys[i]!).filter((word) => words.has(word))).size + (isExpected(i) ? 1 : 0);
  return indexes.map((i) => [shared(i), i] as const).sort((a, b) => b[0] - a[0]).slice(0, shortlistInPassage).map(([, i]) => i);
}

interface SentenceOf {
  readonly text: CutText;
  readonly index: number;
}

interface NewSentences {
  readonly byWord: ReadonlyMap<string, readonly SentenceOf[]>;
  /** Many anchors stand in the same sentence. */
  readonly likeKnown: Map<string, readonly SentenceOf[]>;
}

const newSentences = new WeakMap<ComparedTexts, NewSentences>();

// A word of more new sentences than these tells nothing of which one is meant: it would only make each search as long as the text.
const commonWord = 200;
// But where all words of a sentence are common, those that are so the least: two tell more than one.
const rarest = 2;

/** New sentences that share the most of their rarer words with this one. */
function newSentencesLike(texts: ComparedTexts, sentence: string): readonly SentenceOf[] {
  let known = newSentences.get(texts);
  if (known === undefined) newSentences.set(texts, (known = { byWord: indexOfNew(texts), likeKnown: new Map() }));
  let like = known.likeKnown.get(sentence);
  if (like === undefined) known.likeKnown.set(sentence, (like = sharingMost(known.byWord, sentence)));
  return like;
}

function sharingMost(byWord: NewSentences['byWord'], sentence: string): readonly SentenceOf[] {
  const shared = new Map<SentenceOf, number>();
  const lists = [...new Set(wordsOf(sentence))].flatMap((word) => [byWord.get(word) ?? []]).filter(({ length }) => length > 0).sort((a, b) => a.length - b.length);
  for (const found of lists.filter(({ length }, n) => length <= commonWord || n < rarest)) for (const each of found) shared.set(each, (shared.get(each) ?? 0) + 1 / found.length);
  return [...shared].sort((a, b) => b[1] - a[1]).slice(0, shortlistElsewhere).map(([each]) => each);
}

function indexOfNew(texts: ComparedTexts): ReadonlyMap<string, readonly SentenceOf[]> {
  const index = new Map<string, SentenceOf[]>();
  for (const text of texts.after.values()) {
    for (const [i, key] of text.keys.entries()) {
      if (texts.isKept(text.passageId, i)) continue;
      const sentence = { text, index: i };
      for (const word of new Set(wordsOf(key))) {
        const list = index.get(word);
        if (list === undefined) index.set(word, [sentence]);
        else list.push(sentence);
      }
    }
  }
  return index;
}
