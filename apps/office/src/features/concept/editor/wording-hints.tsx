import { officeDraftMessages } from '@mitgestalten/web-i18n';
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { authoringHints, type AuthoringHint } from './authoring-hints.js';

// More at once would be a list to work off; the next one follows when one is settled.
const shown = 3;

/** What the text still lacks for those who do not see it, each with the way to its place. */
export function WordingHints({ view, lang }: { readonly view: EditorView; readonly lang: string }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const hints = authoringHints(view.state.doc, lang).slice(0, shown);
  if (hints.length === 0) return null;
  const choose = ({ from, to }: AuthoringHint) => {
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)).scrollIntoView());
    view.focus();
  };
  return (
    <ul className="of-wording__hints" aria-label={t('editor.hints')}>
      {hints.map((hint) => (
        <li key={`${hint.kind} ${hint.from}`}>
          {t(`editor.hint-${hint.kind}`, { words: shortened(hint.words) })}{' '}
          <button type="button" className="of-textbutton" onClick={() => choose(hint)}>{t('editor.hint-choose')}</button>
        </li>
      ))}
    </ul>
  );
}

function shortened(words: string): string {
  return words.length > 40 ? `${words.slice(0, 40).trimEnd()} …` : words;
}
