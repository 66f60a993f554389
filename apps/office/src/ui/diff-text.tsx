import { textChanges } from '@mitgestalten/concept-domain';
import { useMemo, type ReactNode } from 'react';
import { directionOf, officeMessages } from '@mitgestalten/web-i18n';
import { useTexts } from '../app/language.js';

/** The new wording with what was taken away, put in and moved; marked by line and word, not by colour alone. */
export function DiffText({ before, after, lang }: { readonly before: string; readonly after: string; readonly lang: string }): ReactNode {
  const t = useTexts(officeMessages);
  const changes = useMemo(() => textChanges(before, after), [before, after]);
  return (
    <p className="of-diff" lang={lang} dir={directionOf(lang)}>
      {changes.map(({ kind, text }, index) => {
        if (kind === 'KEPT') return <span key={index}>{text}</span>;
        const Mark = kind === 'REMOVED' || kind === 'MOVED_AWAY' ? 'del' : 'ins';
        return <Mark key={index} className={kind === 'MOVED_HERE' ? 'of-diff__moved' : undefined}><span className="kern-sr-only">{t(`diff.${kind}`)}</span>{text}</Mark>;
      })}
    </p>
  );
}
