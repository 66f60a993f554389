import { trimmed, type FoldedText, type Span } from './folded-text.js';

// What ends a sentence in any script (Unicode: Sentence_Terminal), with the quotes and brackets that close after it (German ones point inwards: »so«, ‚so‘), and marks of direction.
const ending = /\p{Sentence_Terminal}+[\p{Pe}\p{Pf}"'»«“”‘\u200E\u200F]*/gu;
// Marks after which the next sentence follows without a blank: those of Chinese and Japanese.
const withoutBlank = /[。！？｡]/u;
/*
 * Words whose full stop ends no sentence. A wrong one only makes a unit longer or shorter: what is compared and shown is always
 * the text itself. German, then the other languages of the platform that shorten with a full stop.
 */
const abbreviations = new Set(
  `abb abs art bzw ca dr ggf gem inkl kap lit max min mind mio mrd nr prof rd rn sog st std str tel tsd usw vgl ziff zzgl evtl bspw einschl entspr
  mr mrs ms no vs etc e.g i.e ул им см руб гр г стр вул ст др`.split(/\s+/),
);

/**
 * The sentences of a text, in UTF-16 units of the folded text. A line feed always ends one, because it ends a block; a full stop after
 * an abbreviation, a single letter, or a number of one or two digits ("31. Dezember", "1. Kurse") does not.
 */
export function sentencesOf({ text, breaks }: FoldedText): Span[] {
  const cuts = new Set(breaks);
  for (const match of text.matchAll(ending)) {
    const after = match.index + match[0].length;
    if (after < text.length && endsSentence(text, match.index, match[0], after)) cuts.add(after);
  }
  const sentences: Span[] = [];
  let start = 0;
  for (const cut of [...cuts].sort((a, b) => a - b).concat(text.length)) {
    const span = trimmed(text, { start, end: cut });
    if (span.end > span.start) sentences.push(span);
    start = cut;
  }
  return sentences;
}

function endsSentence(text: string, at: number, mark: string, after: number): boolean {
  if (withoutBlank.test(mark)) return true;
  if (text[after] !== ' ') return false;
  if (mark[0] !== '.') return true;
  // Longer than any abbreviation, with the mark in front of it.
  const word = text.slice(Math.max(0, at - 20), at).split(/[\s([{„»"]/u).at(-1)!;
  if (/^(\p{L}|\p{N}{1,2})$/u.test(word) || /\.\p{L}$/u.test(word) || abbreviations.has(word.toLowerCase())) return false;
  // Behind the blank: one letter, which is at most two units. Those of Georgian are all small, at the beginning of a sentence too.
  return !/^(?!\p{sc=Georgian})\p{Ll}/u.test(text.slice(after + 1, after + 3));
}
