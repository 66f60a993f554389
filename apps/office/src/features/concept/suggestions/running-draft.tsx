import { editedText, type Edit } from '@mitgestalten/concept-domain';
import { officeSuggestionMessages } from '@mitgestalten/web-i18n';
import { memo, useMemo, type ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { Folded } from '../../../ui/folded.js';
import { RunningText } from '../../../ui/running-text.js';
import { sameStretch, stretchesOf, type Stretch } from './placed.js';

/** The draft with what the chosen suggestions change in it, and what it then says. */
export function RunningDraft({ draft, edits, lang }: { readonly draft: string; readonly edits: readonly Edit[]; readonly lang: string }): ReactNode {
  const t = useTexts(officeSuggestionMessages);
  const stretches = useMemo(() => stretchesOf(draft, edits), [draft, edits]);
  return (
    <>
      <div>{stretches.map((stretch, at) => <Changed key={at} {...stretch} lang={lang} />)}</div>
      <Folded summary={t('result')}>
        {() => <div>{stretches.map((stretch, at) => <Read key={at} {...stretch} lang={lang} />)}</div>}
      </Folded>
    </>
  );
}

type StretchProps = Stretch & { readonly lang: string };
const same = (a: StretchProps, b: StretchProps) => a.lang === b.lang && sameStretch(a, b);

// A draft may have twenty pages: only the block that a suggestion changes is compared and laid out anew.
const Changed = memo(function Changed({ text, edits, lang }: StretchProps): ReactNode {
  return <div className="of-reworded__block"><RunningText text={text} edits={edits} lang={lang} /></div>;
}, same);

const Read = memo(function Read({ text, edits, lang }: StretchProps): ReactNode {
  return <p className="of-reworded__block of-reworded__text" lang={lang} dir="auto">{editedText(text, edits)}</p>;
}, same);
