import type { Edit } from '@mitgestalten/concept-domain';
import { trackedChange, type Rewording } from '@mitgestalten/contribution-domain';
import { directionOf, officeMessages } from '@mitgestalten/web-i18n';
import { Fragment, memo, type ReactNode } from 'react';
import { useTexts } from '../app/language.js';

/** A text with what suggestions change in it, marked by line and word, not by colour alone. */
export function RunningText({ text, edits, lang }: { readonly text: string; readonly edits: readonly Edit[]; readonly lang: string }): ReactNode {
  const characters = [...text];
  const words = (from: number, to: number) => characters.slice(from, to).join('');
  const ordered = [...edits].sort((a, b) => a.start - b.start);
  return (
    <p className="of-diff" lang={lang} dir={directionOf(lang)}>
      {ordered.map((edit, n) => (
        <Fragment key={edit.start}>
          {words(ordered[n - 1]?.end ?? 0, edit.start)}
          <Tracked quote={words(edit.start, edit.end)} replacement={edit.words} />
        </Fragment>
      ))}
      {words(ordered.at(-1)?.end ?? 0, characters.length)}
    </p>
  );
}

// Words are compared once, not whenever others in the same text change.
const Tracked = memo(function Tracked(rewording: Rewording): ReactNode {
  const t = useTexts(officeMessages);
  return trackedChange(rewording).map((piece, at) => 'kept' in piece ? <Fragment key={at}>{piece.kept}</Fragment> : (
    <Fragment key={at}>
      {piece.removed === '' ? null : <del><span className="kern-sr-only">{t('diff.REMOVED')}</span>{piece.removed}</del>}
      {piece.added === '' ? null : <ins><span className="kern-sr-only">{t('diff.ADDED')}</span>{piece.added}</ins>}
    </Fragment>
  ));
});
