import { codePoints } from '@mitgestalten/concept-domain';
import type { ContributionKind } from '@mitgestalten/web-data';
import { directionOf, officeMessages } from '@mitgestalten/web-i18n';
import { classNames } from '@mitgestalten/web-ui';
import { memo, type ReactNode } from 'react';
import { useTexts } from '../app/language.js';
import { RunningText } from './running-text.js';

/** Words of a contribution as far as they are shown here. */
export interface SaidWords {
  readonly kind: ContributionKind;
  readonly lang: string;
  readonly body: string;
  readonly reason?: string | null;
  readonly quote?: string | null;
}

/** What somebody said, as it was written; a suggestion as the change that it makes, and why. */
export function Said({ said, small = false }: { readonly said: SaidWords; readonly small?: boolean }): ReactNode {
  const t = useTexts(officeMessages);
  const voice = classNames('of-voice', small && 'of-voice--small');
  const { kind, lang, body, reason, quote } = said;
  if (kind !== 'SUGGESTION') return <blockquote className={voice} lang={lang} dir={directionOf(lang)}>{body}</blockquote>;
  return (
    <>
      <blockquote className={voice}><Change quote={quote ?? ''} body={body} lang={lang} /></blockquote>
      {reason == null ? null : <p className="of-note">{t('said.reason')} <q><bdi>{reason}</bdi></q></p>}
    </>
  );
}

// Two hundred of them stand beside a draft: they are compared once, not at every tick.
const Change = memo(function Change({ quote, body, lang }: { readonly quote: string; readonly body: string; readonly lang: string }): ReactNode {
  return <RunningText text={quote} edits={[{ start: 0, end: codePoints(quote), words: body }]} lang={lang} />;
});
