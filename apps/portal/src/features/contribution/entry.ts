import { useDraftText } from '@mitgestalten/web-data';
import { useState } from 'react';

/** How guests may take part in the present step. */
export interface GuestWays {
  readonly mail: boolean;
  readonly code: boolean;
}
export type Way = 'mail' | 'code';

/** What every form for a text of one's own asks, kept over reload where it is long. */
export interface Entry {
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly name: string;
  readonly onBehalfOf: string;
  readonly email: string;
  readonly way: Way;
  readonly set: {
    readonly title: (value: string) => void;
    readonly body: (value: string) => void;
    readonly lang: (value: string) => void;
    readonly name: (value: string) => void;
    readonly onBehalfOf: (value: string) => void;
    readonly email: (value: string) => void;
    readonly way: (value: Way) => void;
  };
  /** Forgets the text after it was sent; name and language stay for the next one. */
  readonly clear: () => void;
}

/** The state of such a form. `key` names what it is about, so that each passage keeps its own text; `words` are what its text begins with. */
export function useEntry(key: string, pageLang: string, ways: GuestWays, words = ''): Entry {
  const title = useDraftText(`${key}:title`);
  const body = useDraftText(`${key}:body`, words);
  const name = useDraftText('name');
  const onBehalfOf = useDraftText('on-behalf');
  const email = useDraftText('email');
  const [lang, setLang] = useState(pageLang === 'de' ? 'de' : 'en');
  const [way, setWay] = useState<Way>(ways.code ? 'code' : 'mail');
  return {
    title: title.text, body: body.text, name: name.text, onBehalfOf: onBehalfOf.text, email: email.text, lang, way,
    set: {
      title: title.setText, body: body.setText, name: name.setText, onBehalfOf: onBehalfOf.setText, email: email.setText,
      lang: setLang, way: setWay,
    },
    clear: () => {
      title.clear();
      body.clear();
    },
  };
}

/** The optional parts of an entry as the API takes them: empty is absent. */
export function signatureOf(entry: Entry, guest: boolean) {
  return {
    lang: entry.lang,
    authorName: entry.name.trim() === '' ? null : entry.name,
    onBehalfOf: entry.onBehalfOf.trim() === '' ? null : entry.onBehalfOf,
    email: guest && entry.way === 'mail' ? entry.email.trim() : null,
  };
}
