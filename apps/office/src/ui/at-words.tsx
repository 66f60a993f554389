import { graphql, type ContributionKind, type OfficePlaceFragment } from '@mitgestalten/web-data';
import { officeMessages } from '@mitgestalten/web-i18n';
import { Fragment, type ReactNode } from 'react';
import { useTexts } from '../app/language.js';
import { becameOf } from './became.js';

graphql(`
  fragment OfficePlace on AnchorPlace {
    state
    quote
    passage { id currentEntry { revision { id text { id lang title } } } }
  }
`);

interface AtWordsProps {
  readonly of: {
    readonly kind: ContributionKind;
    readonly quote?: string | null;
    readonly passage?: { readonly id: string } | null;
    readonly place?: OfficePlaceFragment | null;
  };
}

/** The words that a comment is about, and what became of them where they stand otherwise now. The words of a suggestion are read in the change that it makes. */
export function AtWords({ of: { kind, quote, passage, place } }: AtWordsProps): ReactNode {
  const t = useTexts(officeMessages);
  if (quote == null) return null;
  const lang = place?.passage?.currentEntry?.revision.text.lang;
  const said = [
    ...(kind === 'SUGGESTION' ? [] : [<>{t('words.of')} <Words lang={lang}>{quote}</Words></>]),
    ...(place == null ? [] : becameOf(place, quote, passage?.id)).map(({ key, title, words = title }) => (
      <>{t(key)}{words === undefined ? null : <> <Words lang={lang}>{words}</Words></>}</>
    )),
  ];
  return said.length === 0 ? null : <p className="of-note">{said.map((each, n) => <Fragment key={n}>{n === 0 ? null : ' · '}{each}</Fragment>)}</p>;
}

function Words({ lang, children }: { readonly lang: string | undefined; readonly children: string }): ReactNode {
  return <q><bdi lang={lang}>{children}</bdi></q>;
}
