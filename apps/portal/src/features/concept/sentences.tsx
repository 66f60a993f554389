import type { Span } from '@mitgestalten/concept-domain';
import type { ReactNode } from 'react';
import { useLanguage, wordsLanguage } from '../../app/language.js';

export interface SentencesProps {
  readonly summary: ReactNode;
  readonly text: { readonly plain: string; readonly lang: string };
  readonly sentences: readonly Span[];
  readonly hrefOf: (sentence: Span) => string;
  readonly open?: boolean;
  readonly className?: string;
  /** What can be chosen besides: an item of the list. */
  readonly more?: ReactNode;
}

/** Sentences of a text, folded away: each is a link to what can be done with it. */
export function Sentences({ summary, text, sentences, hrefOf, open = false, className = '', more }: SentencesProps) {
  const { lang } = useLanguage();
  const characters = [...text.plain];
  const items = sentences.map((span) => ({ span, words: characters.slice(span.start, span.end).join('') }));
  return (
    <details className={`pt-more ${className}`.trim()} open={open}>
      <summary>{summary}</summary>
      <ul className="pt-choice__list">
        {items.map(({ span, words }) => <li key={span.start}><a {...wordsLanguage(lang, text.lang, words)} href={hrefOf(span)}>{words}</a></li>)}
        {more === undefined ? null : <li>{more}</li>}
      </ul>
    </details>
  );
}
