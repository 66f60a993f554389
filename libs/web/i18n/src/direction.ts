export type Direction = 'ltr' | 'rtl';

/** `rtl` for scripts written from right to left. */
export function directionOf(lang: string): Direction {
  return /^(ar|fa|he|ur|ckb|ps)(-|$)/.test(lang) ? 'rtl' : 'ltr';
}

// The blocks of Unicode whose letters run from right to left (DerivedBidiClass: R and AL).
const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const fromLeft = new RegExp(`(?!${fromRight.source})\\p{L}`, 'u');

/** The direction of what somebody wrote, whatever it is filed under: that of its first letter. Null where there is none. */
export function directionOfText(text: string): Direction | null {
  const [letter] = /\p{L}/u.exec(text) ?? [];
  return letter === undefined ? null : fromRight.test(letter) ? 'rtl' : 'ltr';
}

/**
 * Words that stand in a sentence of the given direction, so that they move nothing around them: with letters of the other direction they are between
 * FIRST STRONG ISOLATE and its end. “Contribution of سامر, 3 April” would else be read “Contribution of 3 ,سامر April”.
 */
export function isolated(words: string, around: Direction): string {
  return (around === 'ltr' ? fromRight : fromLeft).test(words) ? `\u2068${words}\u2069` : words;
}
