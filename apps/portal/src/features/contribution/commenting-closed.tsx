import type { PortalPassageQuery } from '@mitgestalten/web-data';
import { formatDay, formatUntil, portalMessages } from '@mitgestalten/web-i18n';
import { Alert } from '@mitgestalten/web-ui';
import { useLanguage, useTexts } from '../../app/language.js';
import { nextOpening } from './ways.js';

/** Instead of the form: until when one could comment, and from when on one can again. */
export function CommentingClosed({ process }: { readonly process: NonNullable<PortalPassageQuery['process']> }) {
  const t = useTexts(portalMessages);
  const { lang } = useLanguage();
  const last = process.phases.filter((phase) => phase.state !== 'FUTURE' && phase.rules.comment).at(-1);
  const next = nextOpening(process, 'comment');
  return (
    <section className="pt-section" aria-label={t('passage.write')}>
      <Alert tone="info" title={t('passage.closed')}>
        {last === undefined ? null : <p>{t('passage.closed-was', { date: formatUntil(lang, last.endsAt, process.now) })}</p>}
        {next === null ? null : <p>{t('passage.closed-next', { date: formatDay(lang, next, process.now) })}</p>}
      </Alert>
    </section>
  );
}
