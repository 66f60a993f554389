import { trackedChange, type Rewording } from '@mitgestalten/contribution-domain';
import { portalSuggestionMessages } from '@mitgestalten/web-i18n';
import { VisuallyHidden } from '@mitgestalten/web-ui';
import { Fragment } from 'react';
import { useLanguage, useTexts, wordsLanguage } from '../../app/language.js';

/** What a rewording strikes and puts in: by line, ground and, for who listens, by a word. */
export function TrackedChange({ rewording, lang }: { readonly rewording: Rewording; readonly lang?: string }) {
  const t = useTexts(portalSuggestionMessages);
  const page = useLanguage();
  return (
    <p className="pt-tracked" {...(lang === undefined ? { dir: 'auto' } : wordsLanguage(page.lang, lang, `${rewording.quote} ${rewording.replacement}`))}>
      {trackedChange(rewording).map((piece, n) => 'kept' in piece ? <Fragment key={n}>{piece.kept}</Fragment> : (
        <Fragment key={n}>
          {piece.removed === '' ? null : <del className="pt-del"><VisuallyHidden>{t('mark.removed')}: </VisuallyHidden>{piece.removed}</del>}
          {piece.removed === '' || piece.added === '' ? null : <wbr />}
          {piece.added === '' ? null : <ins className="pt-ins"><VisuallyHidden>{t('mark.added')}: </VisuallyHidden>{piece.added}</ins>}
        </Fragment>
      ))}
    </p>
  );
}
