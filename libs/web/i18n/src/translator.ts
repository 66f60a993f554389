import { IntlMessageFormat } from 'intl-messageformat';
import { pseudoRtl } from './pseudo.js';

/** Messages in ICU MessageFormat, keyed by dotted names such as `comment.submit`. */
export type Messages = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number | Date>>;

/** One set of messages in all languages. German is complete by definition, the type makes the others so. */
export interface Catalogue<K extends string = string> {
  readonly de: Readonly<Record<K, string>>;
  readonly en: Readonly<Record<K, string>>;
}

export interface Translate<K extends string = string> {
  (key: K, values?: Values): string;
  /** The language of the texts. */
  readonly lang: string;
}

/** `rtl` for scripts written from right to left. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur|ckb|ps)(-|$)/.test(lang) ? 'rtl' : 'ltr';
}

const formats = new Map<string, IntlMessageFormat>();

/**
 * The messages of a catalogue in one language. A message that is not there cannot be asked for (type), plural rules are
 * those of `Intl`. Formatted messages are kept for the life of the process: their number is that of the catalogue.
 */
export function createTranslator<K extends string>(catalogue: Catalogue<K>, lang: string): Translate<K> {
  const pseudo = lang === pseudoRtl;
  const known = lang === 'en' || pseudo ? 'en' : 'de';
  const messages = catalogue[known];
  const translate = (key: K, values?: Values): string => {
    const message: string = messages[key];
    const text = values === undefined && !message.includes('{') ? message : format(known, message, values);
    return pseudo ? `[${text}]` : text;
  };
  return Object.assign(translate, { lang: pseudo ? pseudoRtl : known });
}

function format(lang: string, message: string, values: Values | undefined): string {
  const cacheKey = `${lang} ${message}`;
  let compiled = formats.get(cacheKey);
  if (compiled === undefined) {
    compiled = new IntlMessageFormat(message, lang, undefined, { ignoreTag: true });
    formats.set(cacheKey, compiled);
  }
  return String(compiled.format(values));
}
