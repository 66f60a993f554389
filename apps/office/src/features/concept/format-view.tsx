import { officeDraftMessages } from '@mitgestalten/web-i18n';
import { useMemo, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { formatChanges } from './format-changes.js';
import { docOf } from './passage-values.js';

/** What a comparison of two wordings by their words does not show; nothing where that is all. */
export function FormatView({ before, after, lang, beforeLabel, afterLabel }: {
  readonly before: unknown; readonly after: unknown; readonly lang: string; readonly beforeLabel: string; readonly afterLabel: string;
}): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { formatted, links } = useMemo(() => formatChanges(docOf(before), docOf(after)), [before, after]);
  if (!formatted && links.length === 0) return null;
  const address = (href: string | null) => (href === null ? t('merge.nothing') : <bdi dir="ltr">{href}</bdi>);
  return (
    <>
      <p className="of-note">{t('format.changed')}</p>
      {links.length === 0 ? null : (
        <ul className="of-note">
          {links.map((link, at) => <li key={at}><q lang={lang} dir="auto">{link.words}</q>{' · '}{beforeLabel}: {address(link.before)}{' · '}{afterLabel}: {address(link.after)}</li>)}
        </ul>
      )}
    </>
  );
}
