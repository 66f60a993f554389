/*
 * A word is a run of letters, digits and their marks; joiners inside of words belong to them (soft hyphen, zero-width joiners, apostrophe).
 * Scripts without blanks between words give a token for each sign; everything else (blanks, marks) is a token of its own.
 */
const unspaced = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const inWord = `(?![${unspaced}])[\\p{L}\\p{N}]`;
const token = new RegExp(`[${unspaced}]\\p{M}*|${inWord}(?:[\\p{M}\\u00AD\\u200C\\u200D]|['’](?=${inWord})|${inWord})*|\\s+|[^]`, 'gu');
const wordBegins = /^[\p{L}\p{N}]/u;

/** The tokens of a text: joined, they are the text. */
export function tokensOf(text: string): readonly string[] {
  return text.match(token) ?? [];
}

/** The words of a text in lower case. */
export function wordsOf(text: string): readonly string[] {
  return tokensOf(text).filter((each) => isWord(each)).map((word) => word.toLowerCase());
}

// A sign of Chinese or Japanese, or a cluster of Thai, stands for about three letters: texts are about a third as long in them as in German.
const lettersOfASign = 3;
const isUnspaced = new RegExp(`^[${unspaced}]`, 'u');

/** Whether a token is a word, or a sign that is one. */
export function isWord(token: string): boolean {
  return wordBegins.test(token);
}

/** Whether a token is a sign of a script without blanks between words. */
export function isSign(token: string): boolean {
  return isUnspaced.test(token);
}

/** How much a text says, in letters of a language with an alphabet: what is long or short in any script. Blanks and marks say nothing. */
export function lettersIn(text: string): number {
  return tokensOf(text).reduce((sum, token) => sum + (isSign(token) ? lettersOfASign : isWord(token) ? token.length : 0), 0);
}

// Enough on both sides of a cut to see whether a word goes on: a letter, a joiner or an apostrophe, and the letter behind it.
const reach = 4;

/** Whether a word ends or begins at this place, so that a cut there tears none apart. In UTF-16 units. */
export function isBetweenWords(text: string, at: number): boolean {
  if (at <= 0) return true;
  const start = Math.max(0, at - reach);
  let end = start;
  const token = tokensOf(text.slice(start, at + reach)).find((each) => (end += each.length) >= at);
  return end === at || token === undefined || !isWord(token);
}

/** A sentence of fewer words that stands in another place now is likelier another one than a moved one: headings, "Ja.", "Das gilt auch hier." */
export const wordsOfMoved = 4;
