import { wordsOf } from './anchor/words.js';

// Whoever looks for another word and deletes some first loses fewer.
const sentence = 10;
// A paragraph of five, the length of most passages.
const lostOf = 5;

/** Whether as many words of a text are gone in the next one as a sentence has. Words that moved are not gone. */
export function losesSentence(before: string, after: string): boolean {
  return lostWords(wordsOf(before), after) >= sentence;
}

/** Whether so many are gone at once that somebody may want them back: a sentence at least, and a fifth of all. */
export function losesMuch(before: string, after: string): boolean {
  const words = wordsOf(before);
  const lost = lostWords(words, after);
  return lost >= sentence && lost * lostOf >= words.length;
}

function lostWords(words: readonly string[], after: string): number {
  const left = new Map<string, number>();
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const there = left.get(word) ?? 0;
    left.set(word, there - 1);
    return there <= 0;
  }).length;
}
