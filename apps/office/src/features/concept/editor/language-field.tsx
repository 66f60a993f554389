import { contributionLanguages } from '@mitgestalten/kernel';
import { Select } from '@mitgestalten/web-ui';
import { languageName, officeDraftMessages } from '@mitgestalten/web-i18n';
import type { Command, EditorState } from 'prosemirror-state';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../../app/language.js';
import { wordingSchema } from './wording-schema.js';

const { lang: language } = wordingSchema.marks;

/** Asks in which language the chosen words are, or those that will be typed next. */
export function LanguageField({ state, lang, onDone }: { readonly state: EditorState; readonly lang: string; readonly onDone: (command: Command | null) => void }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { lang: reader } = useLanguage();
  const [chosen, setChosen] = useState(() => languageAt(state) ?? lang);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone(null);
  };
  const others = contributionLanguages.filter((one) => one !== lang);
  return (
    // Escape is a way beside the button.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="of-wording__link" onKeyDown={onKeyDown}>
      <Select
        // The field was just asked for by its button.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus id="wording-lang" name="wording-lang" label={t('editor.lang-which')} value={chosen} onChange={(event) => setChosen(event.target.value)}
        options={[{ value: lang, label: t('editor.lang-home', { lang: languageName(lang, reader) }) }, ...others.map((value) => ({ value, label: languageName(value, reader) }))]}
      />
      <button type="button" className="of-textbutton" onClick={() => onDone(setLanguage(chosen === lang ? null : chosen))}>{t('editor.lang-set')}</button>
      <button type="button" className="of-textbutton" onClick={() => onDone(null)}>{t('editor.link-cancel')}</button>
    </div>
  );
}

function languageAt({ selection: { $from, $to, empty }, storedMarks }: EditorState): string | null {
  const marks = empty ? storedMarks ?? $from.marks() : $from.marksAcross($to) ?? [];
  return (language!.isInSet(marks)?.attrs['lang'] as string | undefined) ?? null;
}

/** Says the language of the words; null: it is that of the text. */
function setLanguage(lang: string | null): Command {
  return ({ tr, selection: { from, to, empty } }, dispatch) => {
    const mark = lang === null ? null : language!.create({ lang });
    if (empty) dispatch?.(mark === null ? tr.removeStoredMark(language!) : tr.addStoredMark(mark));
    else dispatch?.(mark === null ? tr.removeMark(from, to, language!) : tr.addMark(from, to, mark));
    return true;
  };
}
