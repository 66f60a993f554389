import { alignmentOf } from './alignment.js';
import { foldedText, type FoldedText, type Span } from './folded-text.js';
import { sentencesOf } from './sentences.js';
import { wordsOf } from './words.js';

/** The plain text of one passage, in one language, as a version has it. */
export interface PassageText {
  readonly passageId: string;
  readonly text: string;
}

/** A passage's text cut into sentences. Spans count UTF-16 units of the folded text. */
export interface CutText extends PassageText {
  readonly folded: FoldedText;
  readonly sentences: readonly Span[];
  readonly keys: readonly string[];
}

/** The text of one passage before and after. */
export interface ComparedText {
  readonly before: CutText;
  /** Null where the passage was taken out. */
  readonly after: CutText | null;
  /** For each sentence before, the sentence after that is the same, in the same order as its neighbours; or -1. */
  readonly kept: readonly number[];
}

/** Two versions of a part's texts, compared sentence by sentence. */
export interface ComparedTexts {
  readonly passages: ReadonlyMap<string, ComparedText>;
  readonly after: ReadonlyMap<string, CutText>;
  /** Whether a sentence after stood before at the same place in the order: it is then no new home for others. */
  readonly isKept: (passageId: string, sentence: number) => boolean;
  /** The texts after in which these words can stand letter for letter. */
  readonly mayHold: (quote: string) => Iterable<CutText>;
  /** How often a sentence stood in the whole text before. */
  readonly timesBefore: (key: string) => number;
}

export function comparedTexts(before: readonly PassageText[], after: readonly PassageText[]): ComparedTexts {
  const cutAfter = new Map(after.map((each) => [each.passageId, cutText(each)]));
  const passages = new Map<string, ComparedText>();
  const kept = new Map<string, ReadonlySet<number>>();
  const times = new Map<string, number>();
  for (const each of before) {
    const counterpart = cutAfter.get(each.passageId) ?? null;
    // An unchanged text is cut once: most passages of a new version are.
    const cut = counterpart?.text === each.text ? counterpart : cutText(each);
    const compared = { before: cut, after: counterpart, kept: keptSentences(cut, counterpart) };
    passages.set(each.passageId, compared);
    kept.set(each.passageId, new Set(compared.kept));
    for (const [key, count] of timesOf(cut.keys)) times.set(key, (times.get(key) ?? 0) + count);
  }
  return {
    passages,
    after: cutAfter,
    isKept: (passageId, sentence) => kept.get(passageId)?.has(sentence) ?? false,
    mayHold: textsByWords(cutAfter),
    timesBefore: (key) => times.get(key) ?? 0,
  };
}

/** Finds texts by the rarest word inside of a quote, which may itself begin and end within a word. Most quotes stand nowhere else, and have a word that tells so. */
function textsByWords(after: ReadonlyMap<string, CutText>): (quote: string) => Iterable<CutText> {
  let index: Map<string, Set<CutText>> | undefined;
  return (quote) => {
    if (index === undefined) {
      index = new Map();
      for (const text of after.values()) {
        for (const word of wordsOf(text.folded.text)) index.set(word, (index.get(word) ?? new Set()).add(text));
      }
    }
    let fewest: Iterable<CutText> & { readonly size: number } = { size: after.size, [Symbol.iterator]: () => after.values() };
    for (const word of wordsOf(quote).slice(1, -1)) {
      const texts = index.get(word) ?? new Set<CutText>();
      if (texts.size < fewest.size) fewest = texts;
    }
    return fewest;
  };
}

function cutText(passage: PassageText): CutText {
  const folded = foldedText(passage.text);
  const sentences = sentencesOf(folded);
  return { ...passage, folded, sentences, keys: sentences.map(({ start, end }) => folded.text.slice(start, end)) };
}

function keptSentences(before: CutText, after: CutText | null): number[] {
  const kept = new Array<number>(before.sentences.length).fill(-1);
  if (after === null) return kept;
  if (after === before) return kept.map((_, i) => i);
  for (const [i, j] of alignmentOf(before.keys, after.keys)) kept[i] = j;
  const [timesBefore, timesAfter] = [timesOf(before.keys), timesOf(after.keys)];
  // Where a sentence now stands more or less often and no neighbour came along, which one was kept is a guess: that is decided by what stands around.
  return kept.map((j, i) => {
    const isGuess = j !== -1 && timesBefore.get(before.keys[i]!) !== timesAfter.get(before.keys[i]!) && kept[i - 1] !== j - 1 && kept[i + 1] !== j + 1;
    return isGuess ? -1 : j;
  });
}

function timesOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}
