import { selectorOf, sentenceSpans, wordSteps, type Selector, type Span, type WordSteps } from '@mitgestalten/concept-domain';
import { portalAnchorMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useLanguage, useTexts, wordsLanguage } from '../../app/language.js';
import { Sentences } from './sentences.js';
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
  const within = sentenceSpans(text.plain).filter(({ start, end }) => selector === null || (start < selector.end && end > selector.start));
  const isOne = selector !== null && within.length === 1 && within[0]!.start >= selector.start && within[0]!.end <= selector.end;
  return (
    <div className="pt-choice">
      {selector === null ? null : (
        <>
          <p>{t('about')}</p>
          <blockquote className="pt-quote"><p className="pt-clamp" {...wordsLanguage(lang, text.lang, selector.quote)}>{selector.quote}</p></blockquote>
        </>
      )}
      {selector === null ? null : children}
      {isOne || within.length === 0 || within.length > mostSentences || (selector === null && within.length === 1) ? null : (
        <Sentences
          summary={t('choose')} text={text} sentences={within} open={selector !== null}
          hrefOf={(span) => href(`/stelle/${passageId}?${wordsQuery(span, text.id)}#schreiben`)}
        />
      )}
      {selector === null ? null : <Words passageId={passageId} text={text} selector={selector} open={!isOne && within.length === 1} />}
      {selector === null ? null : <p><a href={href(`/stelle/${passageId}#schreiben`)}>{t('choose-passage')}</a></p>}
    </div>
  );
}

const stepNames = ['takeBefore', 'dropFirst', 'dropLast', 'takeAfter'] as const satisfies readonly (keyof WordSteps)[];

/** One word more or less at either end: how words are chosen by a finger, by keys, and without script. */
function Words({ passageId, text, selector, open }: Pick<ChoiceProps, 'passageId' | 'text'> & { readonly selector: Selector; readonly open: boolean }) {
  const t = useTexts(portalAnchorMessages);
  const { lang, href } = useLanguage();
  const steps = wordSteps(text.plain, selector);
  return (
    <details className="pt-more" open={open}>
      <summary>{t('words')}</summary>
      <ul className="pt-choice__list">
        {stepNames.map((name) => {
          const step = steps[name];
          if (step === null) return null;
          return (
            <li key={name}>
              <a href={href(`/stelle/${passageId}?${wordsQuery(step, text.id)}#schreiben`)}>{t(`words.${name}`)} <bdi {...wordsLanguage(lang, text.lang, step.word)}>{step.word}</bdi></a>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
