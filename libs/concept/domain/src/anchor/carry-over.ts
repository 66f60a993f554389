import { overlap } from '../edits.js';
import { comparedTexts, type ComparedText, type ComparedTexts, type CutText, type PassageText } from './compared-texts.js';
import { alikeKept, closestElsewhere, closestIn, goneBelow, rewordedFrom, told, type AlikePlace } from './closest.js';
import type { Span } from './folded-text.js';
import { markOf, wholeOf, type Mark, type Stretch } from './mark.js';
import { isSetOff, sentencesAt, tie, verbatimIn, type Place, type VerbatimPlace } from './places.js';
import { projected } from './projection.js';
import { similarity } from './similarity.js';
import { lettersIn, wordsOf, wordsOfMoved } from './words.js';

/**
 * What became of the words of an anchor in the next version: SAME, word for word where they were; MOVED, word for word at another place of the passage
 * or in another one; REWORDED, other words at their place; GONE; UNCERTAIN, for staff to place or to let rest.
 */
export type AnchorState = 'SAME' | 'MOVED' | 'REWORDED' | 'GONE' | 'UNCERTAIN';

/** A place in the next version that came into question. */
export interface Candidate extends Stretch {
  readonly quote: string;
  /** How alike its words are to those of the anchor, from 0 to 1 (`similarity`). */
  readonly score: number;
}

/** Why it was decided so. */
export type CarryReason =
  | 'TEXT_UNCHANGED' | 'SENTENCES_KEPT' | 'WORDS_KEPT' | 'FOUND_IN_PASSAGE' | 'FOUND_ELSEWHERE'
  | 'CLOSE_ENOUGH' | 'SENTENCE_REWORDED' | 'SOME_SENTENCES' | 'WORDS_STRUCK' | 'BARELY_ALIKE' | 'SEVERAL_PLACES' | 'TORN_APART' | 'COMMON_SENTENCE' | 'ALIKE_ELSEWHERE' | 'ALIKE_KEPT' | 'NOTHING_ALIKE';

/** The decision on one anchor, with everything that is needed to explain it. */
export interface CarriedAnchor {
  readonly state: AnchorState;
  /** Null for GONE and UNCERTAIN. */
  readonly place: Candidate | null;
  readonly reason: CarryReason;
  /** What came into question, the best first; at most three. */
  readonly candidates: readonly Candidate[];
}

// A few megabytes: who keeps the function for long, and lets anybody ask, must not be filled up.
const mostRemembered = 20_000;

/**
 * Carries anchors from one version's texts to the next. Prepares once; the function it gives decides about one anchor, always in the same way for
 * the same texts. Never refuses: an anchor of a passage that `before` does not have is GONE.
 */
export function carryOver(before: readonly PassageText[], after: readonly PassageText[]): (anchor: Stretch) => CarriedAnchor {
  const texts = comparedTexts(before, after);
  const decided = new Map<string, CarriedAnchor>();
  return (anchor) => {
    // Many comments stand at the same sentence.
    const key = `${anchor.start} ${anchor.end} ${anchor.passageId}`;
    const known = decided.get(key);
    if (known !== undefined) return known;
    const carried = decide(texts, anchor);
    if (decided.size >= mostRemembered) decided.clear();
    decided.set(key, carried);
    return carried;
  };
}

function decide(texts: ComparedTexts, anchor: Stretch): CarriedAnchor {
  const passage = texts.passages.get(anchor.passageId);
  if (passage === undefined) return without('GONE', 'NOTHING_ALIKE');
  const mark = markOf(passage, anchor);
  if (mark === null) return without('GONE', 'NOTHING_ALIKE');
  if (passage.after !== null) {
    if (passage.after === passage.before) return at('SAME', 'TEXT_UNCHANGED', { ...anchor, quote: mark.quote, score: 1 });
    const kept = keptPlace(passage, passage.after, mark);
    if (kept !== null) return at('SAME', 'SENTENCES_KEPT', candidate(kept, 1));
  }
  return withSentences(texts, passage, mark) ?? verbatim(texts, passage, mark) ?? byLikeness(texts, passage, mark);
}

/** Words inside of sentences that stand somewhere letter for letter go where these go: a lone word says nothing, its sentence does. Null for whole sentences, and where they do not stand. */
function withSentences(texts: ComparedTexts, passage: ComparedText, mark: Mark): CarriedAnchor | null {
  if (mark.isWhole) return null;
  const whole = wholeOf(passage, mark);
  const standing = passage.after === null ? [] : verbatimIn(texts, passage.after, passage, whole).filter(isSetOff);
  const found = standing.filter(({ rank }) => rank > 0);
  if (found.length > 0) return among(found, mark);
  const elsewhere = verbatimElsewhere(texts, passage, mark, whole);
  if (elsewhere !== null || standing.length === 0) return elsewhere;
  // The same sentence stood there all along: it is not this one.
  return { ...without('UNCERTAIN', 'COMMON_SENTENCE'), candidates: standing.slice(0, told).map((place) => candidate(inside(place, mark), 1)) };
}

/** The place where the anchor's sentences stand side by side as before, or null. */
function keptPlace(passage: ComparedText, after: CutText, mark: Mark): Place | null {
  const first = passage.kept[mark.first]!;
  for (let i = mark.first; i <= mark.last; i++) if (passage.kept[i] === -1 || passage.kept[i] !== first + i - mark.first) return null;
  const shift = after.sentences[first]!.start - mark.around.start;
  return { text: after, span: { start: mark.span.start + shift, end: mark.span.end + shift } };
}

/** Decides by words that stand somewhere letter for letter; null when they stand nowhere, or are too few to tell. */
function verbatim(texts: ComparedTexts, passage: ComparedText, mark: Mark): CarriedAnchor | null {
  const found = passage.after !== null && isTelling(mark) ? verbatimIn(texts, passage.after, passage, mark).filter((place) => isItsOwn(texts, passage, mark, place)) : [];
  if (found.length > 0) return among(found, mark);
  return mark.isWhole || lettersIn(mark.quote) >= tellingElsewhere ? verbatimElsewhere(texts, passage, mark, mark) : null;
}

/**
 * Whether the words at that place are those of the mark. Whole sentences are so only for themselves: behind other words they may say the contrary. Words inside of
 * one are so in a new sentence of which the rest is like the rest of theirs: many words are common. Where theirs stood, any new sentence will do, unless
 * another one there is what became of theirs.
 */
function isItsOwn(texts: ComparedTexts, passage: ComparedText, mark: Mark, place: VerbatimPlace): boolean {
  if (mark.isWhole) return isSetOff(place);
  if (place.rank === 0) return false;
  const [rest, restThere] = [restOf(passage.before, mark.around, mark.span), restOf(place.text, sentencesAt(place), place.span)];
  if (lettersIn(rest) < lettersOfTelling || similarity(rest, restThere) >= goneBelow) return true;
  return place.inOrder && !livesOnBeside(texts, passage, mark, place);
}

/** Whether the sentences of the mark were reworked into others than those at that place. */
function livesOnBeside(texts: ComparedTexts, passage: ComparedText, mark: Mark, { span }: Place): boolean {
  const [best] = passage.after === null ? [] : closestIn(texts, passage, passage.after, mark);
  return best !== undefined && best.score >= rewordedFrom && !overlap(best.span, span);
}

function restOf({ folded: { text } }: CutText, sentences: Span, words: Span): string {
  return text.slice(sentences.start, words.start) + text.slice(words.end, sentences.end);
}

/** The best of several places of the same passage, unless another one is as good. */
function among(found: readonly VerbatimPlace[], mark: Mark): CarriedAnchor {
  const [best, next] = found;
  const candidates = found.slice(0, told).map((place) => candidate(inside(place, mark), 1));
  if (next !== undefined && best!.rank === next.rank && best!.context - next.context < tie) return { ...without('UNCERTAIN', 'SEVERAL_PLACES'), candidates };
  return { ...at(best!.inOrder ? 'SAME' : 'MOVED', best!.inOrder ? 'WORDS_KEPT' : 'FOUND_IN_PASSAGE', candidates[0]!), candidates };
}

/** The words of a mark in a place that holds them, or its sentences, letter for letter. */
function inside({ text, span }: Place, { span: words, around }: Mark): Place {
  if (span.end - span.start !== around.end - around.start) return { text, span };
  const shift = span.start - around.start;
  return { text, span: { start: words.start + shift, end: words.end + shift } };
}

/** Whole sentences tell where they went; of words inside of one, three or more that are not all short. */
function isTelling({ isWhole, quote }: Mark): boolean {
  return isWhole || (wordsOf(quote).length >= 3 && lettersIn(quote) >= lettersOfTelling);
}

// Five letters in each of three words: a word of German has six.
const lettersOfTelling = 15;

// Part of a sentence that stands in another passage says little, unless it is about half a line: a line has 60 to 70 characters.
const tellingElsewhere = 30;

/** @param sought what is looked for: the mark, or its whole sentences */
function verbatimElsewhere(texts: ComparedTexts, passage: ComparedText, mark: Mark, sought: Mark): CarriedAnchor | null {
  const elsewhere = [...texts.mayHold(sought.quote)].filter((text) => text !== passage.after).flatMap((text) => verbatimIn(texts, text, passage, sought)).filter((place) => !sought.isWhole || isSetOff(place));
  const fresh = elsewhere.filter((place) => place.rank > 0);
  const candidates = (fresh.length > 0 ? fresh : elsewhere).slice(0, told).map((place) => candidate(inside(place, mark), 1));
  // A sentence that stood in several places before says nothing of where this one went; nor does a short one, which anybody may write.
  const isOne = fresh.length === 1 && texts.timesBefore(sought.quote) < 2;
  if (isOne && wordsOf(sought.quote).length >= wordsOfMoved && isItsOwn(texts, passage, sought, fresh[0]!)) return { ...at('MOVED', 'FOUND_ELSEWHERE', candidates[0]!), candidates };
  if (elsewhere.length === 0 || (fresh.length === 0 && !sought.isWhole)) return null;
  const inPassage = byLikeness(texts, passage, mark);
  return inPassage.place === null ? { ...without('UNCERTAIN', isOne ? 'ALIKE_ELSEWHERE' : fresh.length > 1 ? 'SEVERAL_PLACES' : 'COMMON_SENTENCE'), candidates } : inPassage;
}

/** Decides where the words do not stand together letter for letter any more: of several sentences some may, or some alone have a successor. */
function byLikeness(texts: ComparedTexts, passage: ComparedText, mark: Mark): CarriedAnchor {
  if (mark.first === mark.last) return closest(texts, passage, mark);
  const parts = partsOf(passage, mark).map((part) => decide(texts, part));
  if (parts.some(({ state }) => state === 'SAME' || state === 'MOVED')) return together(texts, mark, parts);
  const whole = closest(texts, passage, mark);
  return whole.place !== null || parts.every(({ place }) => place === null) ? whole : together(texts, mark, parts);
}

/** Sentences that were followed one by one: the place reaches from the first to the last of those that are found, if they are still in order and no more was put between them than they are. */
function together(texts: ComparedTexts, mark: Mark, parts: readonly CarriedAnchor[]): CarriedAnchor {
  const found = parts.flatMap(({ place }) => place ?? []);
  const [first, last] = [found[0]!, found.at(-1)!];
  const own = found.reduce((sum, { start, end }) => sum + end - start, 0);
  const isTogether = found.every((place, n) => place.passageId === first.passageId && (n === 0 || place.start >= found[n - 1]!.start)) && last.end - first.start <= 2 * own;
  if (!isTogether) return { ...without('UNCERTAIN', 'TORN_APART'), candidates: distinct(found).slice(0, told) };
  const text = texts.after.get(first.passageId)!;
  const span = text.folded.fromSource({ start: first.start, end: Math.max(...found.map(({ end }) => end)) });
  return at('REWORDED', 'SOME_SENTENCES', candidate({ text, span }, similarity(mark.quote, text.folded.text.slice(span.start, span.end))));
}

/** The words of a mark in each of its sentences. */
function partsOf({ before }: ComparedText, mark: Mark): Stretch[] {
  return before.sentences.slice(mark.first, mark.last + 1).map(({ start, end }) => (
    { passageId: before.passageId, ...before.folded.toSource({ start: Math.max(start, mark.span.start), end: Math.min(end, mark.span.end) }) }));
}

/** Decides by the closest wording. */
function closest(texts: ComparedTexts, passage: ComparedText, mark: Mark): CarriedAnchor {
  const found = passage.after === null ? [] : closestIn(texts, passage, passage.after, mark);
  const best = found[0];
  if (best === undefined || best.score < goneBelow) {
    const elsewhere = closestElsewhere(texts, passage, mark).map((place) => candidate(place, place.score));
    if (elsewhere.length > 0) return { ...without('UNCERTAIN', 'ALIKE_ELSEWHERE'), candidates: elsewhere };
    const kept = passage.after === null ? [] : alikeKept(passage, passage.after, mark).map((place) => projectedCandidate(passage, mark, place));
    if (kept.length > 0) return { ...without('UNCERTAIN', 'ALIKE_KEPT'), candidates: distinct(kept) };
    return { ...without('GONE', 'NOTHING_ALIKE'), candidates: found.map((place) => candidate(place, place.score)) };
  }
  const candidates = distinct(found.map((place) => projectedCandidate(passage, mark, place)));
  if (best.score < rewordedFrom) return { ...without('UNCERTAIN', 'BARELY_ALIKE'), candidates };
  if (best.hasRival) return { ...without('UNCERTAIN', 'SEVERAL_PLACES'), candidates };
  return { ...placeOf(mark, candidates[0]!, best), candidates };
}

/** The words of an anchor inside of a sentence that was reworked: where they are now, if they are. */
function placeOf(mark: Mark, words: Candidate, sentence: AlikePlace): CarriedAnchor {
  if (words.start === words.end) return without('GONE', 'WORDS_STRUCK');
  if (words.score === 1) return sentence.inOrder ? at('SAME', 'WORDS_KEPT', words) : at('MOVED', 'FOUND_IN_PASSAGE', words);
  if (words.score >= rewordedFrom) return at('REWORDED', words.score === sentence.score ? 'CLOSE_ENOUGH' : 'SENTENCE_REWORDED', words);
  // Few words in a sentence that was reworked: their place is certain, whatever stands there now. Where they are most of it, or reach over several, it is not.
  const few = mark.first === mark.last && mark.quote.length * 2 <= mark.around.end - mark.around.start;
  return few ? at('REWORDED', 'SENTENCE_REWORDED', words) : without('UNCERTAIN', 'BARELY_ALIKE');
}

function projectedCandidate({ before }: ComparedText, mark: Mark, place: Place & { readonly score: number }): Candidate {
  const { around, span } = mark;
  if (mark.isWhole) return candidate(place, place.score);
  const sentence = before.folded.text.slice(around.start, around.end);
  const now = place.text.folded.text.slice(place.span.start, place.span.end);
  const inside = projected(sentence, now, { start: span.start - around.start, end: span.end - around.start });
  const words = { start: place.span.start + inside.start, end: place.span.start + inside.end };
  return candidate({ text: place.text, span: words }, similarity(mark.quote, place.text.folded.text.slice(words.start, words.end)));
}

/** Several wordings of a sentence can hold the same words of it: each place is told once. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ passageId, start, end }, n) => candidates.findIndex((each) => each.passageId === passageId && each.start === start && each.end === end) === n);
}

function candidate({ text, span }: Place, score: number): Candidate {
  return { passageId: text.passageId, ...text.folded.toSource(span), quote: text.folded.text.slice(span.start, span.end), score };
}

function at(state: AnchorState, reason: CarryReason, place: Candidate): CarriedAnchor {
  return { state, place, reason, candidates: [place] };
}

function without(state: AnchorState, reason: CarryReason): CarriedAnchor {
  return { state, place: null, reason, candidates: [] };
}
