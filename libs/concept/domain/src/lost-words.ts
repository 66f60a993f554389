import { wordsOf } from './anchor/words.js';

// Whoever looks for another word and deletes some first loses fewer.
const sentence = 10;
// A paragraph of five, the length of most passages.
const lostOf = 5;

/** Whether as many words of a text are gone in the next one, and not `kept` elsewhere either, as a sentence has. Words that moved are not gone. */
export function losesSentence(before: string, after: string, kept = ''): boolean {
  return lostWords(wordsOf(before), after, kept) >= sentence;
}

/** Whether so many are gone at once that somebody may want them back: a sentence at least, and a fifth of all. */
export function losesMuch(before: string, after: string): boolean {
  const words = wordsOf(before);
  const lost = lostWords(words, after);
  return lost >= sentence && lost * lostOf >= words.length;
}

function lostWords(words: readonly string[], ...texts: readonly string[]): number {
  const found = texts.map((text) => counted(wordsOf(text)));
  return [...counted(words)].reduce((lost, [word, count]) => lost + Math.max(0, count - Math.max(...found.map((counts) => counts.get(word) ?? 0))), 0);
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
