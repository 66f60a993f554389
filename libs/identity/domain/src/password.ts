import { lengthOf, reason, type Refusal } from '@mitgestalten/kernel';

// BSI and NIST SP 800-63B: length counts, rules of composition do not. The upper end only bounds the work of hashing.
const shortest = 12;
const longest = 200;

// A password of fewer different characters is a pattern.
const leastVariety = 5;

// What must remain of a password once everything that is guessed first is taken out of it.
const leastRest = 6;

const commonWords = [
  'passwort', 'password', 'kennwort', 'passphrase', 'geheim', 'secret', 'schluessel', 'schlüssel', 'hallo', 'hello', 'willkommen', 'welcome', 'letmein',
  'admin', 'administrator', 'benutzer', 'user', 'test', 'start', 'login', 'anmelden', 'master', 'qwertz', 'qwerty', 'iloveyou', 'ichliebedich', 'liebe',
  'schatz', 'fussball', 'football', 'hsv', 'stpauli', 'sommer', 'winter', 'herbst', 'frühling', 'fruehling', 'summer', 'monkey', 'dragon', 'sunshine', 'princess',
  'mitgestalten', 'mitmachen', 'mitreden', 'integrationskonzept', 'integrationsrat', 'integration', 'beteiligung', 'bezirksamt', 'bezirk', 'fachamt',
  'leitbild', 'harburg', 'hamburg', 'redaktion', 'moderator', 'buero', 'büro', 'office', 'changeme', 'neu',
];

// Rows of keyboards, the alphabet and the figures; each is looked for in both directions.
const rows = ['qwertzuiopü', 'qwertyuiop', 'asdfghjklöä', 'yxcvbnm', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz', '01234567890', '1qaz2wsx3edc', '1qay2wsx3edc'];
const directions = rows.flatMap((row) => [row, [...row].reverse().join('')]);
const shortestRun = 4;

const leet: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/**
 * The faults of a new password.
 * @param own words that others know of this person: address, name
 */
export function passwordFaults(field: string, password: string, own: readonly string[]): Refusal[] {
  if (password.length > longest * 2 || lengthOf(password) > longest) return [reason('TOO_LONG', field, { max: longest })];
  if (!password.isWellFormed() || /\p{Cc}/u.test(password)) return [reason('FORBIDDEN_CHARACTERS', field)];
  if (lengthOf(password) < shortest) return [reason('TOO_SHORT', field, { min: shortest })];
  return isCommon(password, own) ? [reason('PASSWORD_COMMON', field)] : [];
}

/** True for what is tried first: one pattern repeated, runs on the keyboard, common words and the person's own, with years and signs. */
export function isCommon(password: string, own: readonly string[]): boolean {
  const plain = foldPassword(password).toLowerCase();
  if (new Set(plain).size < leastVariety || /^(.{1,6})\1+$/u.test(plain)) return true;
  const words = [...commonWords, ...own.flatMap(wordsOf)].sort((a, b) => b.length - a.length);
  const unleet = [...plain].map((character) => leet[character] ?? character).join('');
  return [plain, unleet].some((text) => restOf(text, words) < leastRest);
}

/** One way to write the same password, whatever the keyboard sends for "ü" (RFC 8265): what is hashed and compared. */
export function foldPassword(password: string): string {
  return password.normalize('NFKC');
}

// Parts of an address or name that are long enough to be recognised.
function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  return [lower, ...lower.split(/[^\p{L}\p{N}]+/u)].filter((word) => word.length >= 3);
}

// How much is left without words, years, runs, signs and repeated characters; all of it when there was nothing to take out.
function restOf(text: string, words: readonly string[]): number {
  let rest = text;
  for (const word of words) rest = rest.replaceAll(word, ' ');
  rest = withoutRuns(rest);
  if (rest === text) return lengthOf(text);
  return lengthOf(rest.replace(/(19|20)\d\d/g, '').replace(/[^\p{L}\p{N}]/gu, '').replace(/(.)\1+/gu, '$1'));
}

function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length; ) {
    const run = runAt(text, at);
    rest += run === 0 ? text[at] : ' ';
    at += run === 0 ? 1 : run;
  }
  return rest;
}

// Length of the longest run that begins here, or 0.
function runAt(text: string, at: number): number {
  let longestRun = 0;
  for (const row of directions) {
    for (let length = shortestRun; at + length <= text.length && row.includes(text.slice(at, at + length)); length++) {
      longestRun = Math.max(longestRun, length);
    }
  }
  return longestRun;
}
