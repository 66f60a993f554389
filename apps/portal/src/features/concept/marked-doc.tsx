import type { Span } from '@mitgestalten/concept-domain';
import { portalAnchorMessages, portalSuggestionMessages } from '@mitgestalten/web-i18n';
import { classNames, Doc, VisuallyHidden, type DocProps } from '@mitgestalten/web-ui';
import { Fragment } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { piecesOf, wordsQuery, type VoiceAt } from './voices.js';

export interface MarkedDocProps extends Pick<DocProps, 'doc' | 'headingLevel' | 'lang' | 'dir' | 'after'> {
  readonly passageId: string;
  /** The text that is shown. */
  readonly textId: string;
  readonly voices: readonly VoiceAt[];
  /** The words that were chosen. */
  readonly chosen?: Span | null;
}

/** A wording in which the words are marked that people said something about; a figure behind them leads to what they said. */
export function MarkedDoc({ passageId, textId, voices, chosen = null, ...doc }: MarkedDocProps) {
  const t = useTexts(portalAnchorMessages);
  const s = useTexts(portalSuggestionMessages);
  const { lang, href } = useLanguage();
  const countOf = ({ comments, suggestions }: VoiceAt) => (suggestions === 0 ? t('voices.count', { count: comments }) : s('voices', { count: comments + suggestions }));
  // Our own words stand within a text that may be in another language.
  const ours = doc.lang === undefined ? {} : { lang };
  const words = (text: string, start: number) => piecesOf(text, start, voices, chosen).map((piece, n) => (
    <Fragment key={n}>
      {piece.weight === 0 && !piece.chosen ? piece.text
        : <mark className={classNames(piece.weight > 0 && `pt-voice pt-voice--${piece.weight}`, piece.chosen && 'pt-words')}>{piece.text}</mark>}
      {piece.ends === null ? null : (
        <a className="pt-voice__count" href={href(`/stelle/${passageId}?${wordsQuery(piece.ends, textId)}#${piece.ends.suggestions > 0 ? 'vorschlaege' : 'kommentare'}`)}>
          {piece.ends.comments + piece.ends.suggestions}<VisuallyHidden> <span {...ours}>{countOf(piece.ends)}</span></VisuallyHidden>
        </a>
      )}
    </Fragment>
  ));
  return <Doc {...doc} words={words} />;
}
