import { selectorOf, sentenceSpans, type Span } from '@mitgestalten/concept-domain';
import { portalAnchorMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useLanguage, useTexts, wordsLanguage } from '../../app/language.js';
import { wordsQuery } from './voices.js';

export interface ChoiceProps {
  readonly passageId: string;
  readonly text: { readonly id: string; readonly plain: string; readonly lang: string };
  readonly chosen: Span | null;
  /** What is offered for the words that were chosen, beside commenting on them. */
  readonly children?: ReactNode;
}

// More sentences than this nobody looks through: whoever means one of them presses at its paragraph.
const mostSentences = 12;

/** What one writes about: the words that were chosen, and the sentences one could choose instead, each by one tap. */
export function Choice({ passageId, text, chosen, children }: ChoiceProps) {
  const t = useTexts(portalAnchorMessages);
  const { lang, href } = useLanguage();
  const selector = chosen === null ? null : selectorOf(text.plain, chosen);
  const characters = [...text.plain];
  const wordsOf = ({ start, end }: Span) => characters.slice(start, end).join('');
  const within = sentenceSpans(text.plain).filter(({ start, end }) => selector === null || (start < selector.end && end > selector.start));
  const isOne = selector !== null && within.length === 1 && within[0]!.start >= selector.start && within[0]!.end <= selector.end;
  const own = (span: Span) => wordsLanguage(lang, text.lang, wordsOf(span));
  return (
    <div className="pt-choice">
      {selector === null ? null : (
        <>
          <p>{t('about')}</p>
          <blockquote className="pt-quote"><p className="pt-clamp" {...own(selector)}>{wordsOf(selector)}</p></blockquote>
        </>
      )}
      {selector === null ? null : children}
      {isOne || within.length === 0 || within.length > mostSentences || (selector === null && within.length === 1) ? null : (
        <details className="pt-more" open={selector !== null}>
          <summary>{t('choose')}</summary>
          <ul className="pt-choice__list">
            {within.map((span) => <li key={span.start}><a {...own(span)} href={href(`/stelle/${passageId}?${wordsQuery(span, text.id)}#schreiben`)}>{wordsOf(span)}</a></li>)}
          </ul>
        </details>
      )}
      {selector === null ? null : <p><a href={href(`/stelle/${passageId}#schreiben`)}>{t('choose-passage')}</a></p>}
    </div>
  );
}
