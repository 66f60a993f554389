import { useMemo, type ReactNode } from 'react';
import { directionOf, officeMessages } from '@mitgestalten/web-i18n';
import { useTexts } from '../app/language.js';
import { diffWords } from './text-diff.js';

/** The new wording with what was taken away and put in; marked by line and word, not by colour alone. */
export function DiffText({ before, after, lang }: { readonly before: string; readonly after: string; readonly lang: string }): ReactNode {
  const t = useTexts(officeMessages);
  const parts = useMemo(() => diffWords(before, after), [before, after]);
  return (
    <p className="of-diff" lang={lang} dir={directionOf(lang)}>
      {parts.map((part, index) =>
        part.kind === 'same' ? <span key={index}>{part.text}</span>
        : part.kind === 'added' ? <ins key={index}><span className="kern-sr-only">{t('diff.added')}</span>{part.text}</ins>
        : <del key={index}><span className="kern-sr-only">{t('diff.removed')}</span>{part.text}</del>,
      )}
    </p>
  );
}
