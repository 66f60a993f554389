import { textChanges, type Elsewhere } from '@mitgestalten/concept-domain';
import { useMemo, type ReactNode } from 'react';
import { directionOf, officeMessages } from '@mitgestalten/web-i18n';
import { useTexts } from '../app/language.js';

/** Sentences that went to other passages or came from there, and what these are called. */
export interface Moves {
  readonly elsewhere: Elsewhere | undefined;
  readonly titleOf: (passageId: string) => string;
}

interface DiffTextProps {
  readonly before: string;
  readonly after: string;
  readonly lang: string;
  /** What stands before and behind it, unchanged. */
  readonly around?: { readonly prefix: string; readonly suffix: string };
  readonly moves?: Moves;
}

/** The new wording with what was taken away, put in and moved; marked by line and word, not by colour alone. */
export function DiffText({ before, after, lang, around, moves }: DiffTextProps): ReactNode {
  const t = useTexts(officeMessages);
  const elsewhere = moves?.elsewhere;
  const changes = useMemo(() => textChanges(before, after, elsewhere), [before, after, elsewhere]);
  return (
    <p className="of-diff" lang={lang} dir={directionOf(lang)}>
      {around === undefined ? null : <span className="of-diff__around">{around.prefix}</span>}
      {changes.map(({ kind, text, passageId }, index) => {
        if (kind === 'KEPT') return <span key={index}>{text}</span>;
        const isGone = kind === 'REMOVED' || kind === 'MOVED_AWAY';
        // A mark at a blank would be a mark at nothing: the text is shown as it is broken now.
        if (text.trim() === '') return isGone ? null : <span key={index}>{text}</span>;
        const [Mark, isMoved] = [isGone ? 'del' : 'ins', kind === 'MOVED_AWAY' || kind === 'MOVED_HERE'] as const;
        const where = passageId === undefined ? undefined : t(isGone ? 'diff.moved-to' : 'diff.moved-from', { title: moves?.titleOf(passageId) ?? '' });
        return (
          <Mark key={index} className={isMoved ? 'of-diff__moved' : undefined}>
            {where === undefined ? <span className="kern-sr-only">{t(`diff.${kind}`)}</span> : <span className="of-diff__where">{where}</span>}{text}
          </Mark>
        );
      })}
      {around === undefined ? null : <span className="of-diff__around">{around.suffix}</span>}
    </p>
  );
}
