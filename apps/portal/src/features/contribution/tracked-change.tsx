import { trackedChange, type Rewording } from '@mitgestalten/contribution-domain';
import { portalSuggestionMessages } from '@mitgestalten/web-i18n';
import { VisuallyHidden } from '@mitgestalten/web-ui';
import { Fragment } from 'react';
import { textLanguage, useLanguage, useTexts } from '../../app/language.js';

/** What a suggestion strikes and puts in: by line, ground and, for who listens, by a word. */
export function TrackedChange({ rewording, lang }: { readonly rewording: Rewording; readonly lang: string }) {
  const t = useTexts(portalSuggestionMessages);
  const page = useLanguage();
  return (
    <p className="pt-tracked" dir="auto" {...textLanguage(page.lang, lang)}>
      {trackedChange(rewording).map((piece, n) => 'kept' in piece ? <Fragment key={n}>{piece.kept}</Fragment> : (
        <Fragment key={n}>
          {piece.removed === '' ? null : <del className="pt-del"><VisuallyHidden>{t('mark.removed')}: </VisuallyHidden>{piece.removed}</del>}
          {piece.added === '' ? null : <ins className="pt-ins"><VisuallyHidden>{t('mark.added')}: </VisuallyHidden>{piece.added}</ins>}
        </Fragment>
      ))}
    </p>
  );
}
