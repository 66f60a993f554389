import { IntlMessageFormat } from 'intl-messageformat';
import { directionOf, isolated, type Direction } from './direction.js';
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

/** A message as it is written, or as the build of an app has read it (`vite/parsed-messages.ts`). */
type Message = string | ConstructorParameters<typeof IntlMessageFormat>[0];

const formats = { de: new Map<Message, IntlMessageFormat>(), en: new Map<Message, IntlMessageFormat>() };

/**
 * The messages of a catalogue in one language. A message that is not there cannot be asked for (type), plural rules are
 * those of `Intl`, and words of the other direction stand isolated in them. Formatted messages are kept for the life of the process: their number is that of the catalogue.
 */
export function createTranslator<K extends string>(catalogue: Catalogue<K>, lang: string): Translate<K> {
  const pseudo = lang === pseudoRtl;
  const known = lang === 'en' || pseudo ? 'en' : 'de';
  const messages: Readonly<Record<K, Message>> = catalogue[known];
  const translate = (key: K, values?: Values): string => {
    const message = messages[key];
    // Of messages in several forms one may name none of the values that all are given: it is as it stands, in browsers too, which have no parser.
    const text = typeof message === 'string' && !message.includes('{') ? message : format(known, message, values);
    return pseudo ? `[${text}]` : text;
  };
  return Object.assign(translate, { lang: pseudo ? pseudoRtl : known });
}

function format(lang: 'de' | 'en', message: Message, values: Values | undefined): string {
  let compiled = formats[lang].get(message);
  if (compiled === undefined) {
    compiled = new IntlMessageFormat(message, lang, undefined, { ignoreTag: true });
    formats[lang].set(message, compiled);
  }
  return String(compiled.format(values === undefined ? values : isolatedIn(directionOf(lang), values)));
}

function isolatedIn(direction: Direction, values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolated(value, direction) : value]));
}
