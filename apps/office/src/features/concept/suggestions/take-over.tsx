import { checkDocument, editedDocument, emptyDoc, plainText } from '@mitgestalten/concept-domain';
import { officeDraftMessages, officeSuggestionMessages } from '@mitgestalten/web-i18n';
import { Button } from '@mitgestalten/web-ui';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { useAnnounce } from '../../../ui/announcer.js';
import { FormFaults } from '../../../ui/form.js';
import { useAct } from '../../../ui/use-act.js';
import { savePassage, type DraftPassage } from '../draft-query.js';
import { inputOf, valuesOf } from '../passage-values.js';
import { withTypedWords } from '../typed-words.js';
import { editsOf, placing, type LeftOut, type OpenSuggestion } from './placed.js';

/** The document of a draft; an empty one where there is none yet. */
export function docOf(doc: unknown) {
  const read = checkDocument(doc);
  return read.ok ? read.value : emptyDoc;
}

/** The document of the passage with these suggestions; null where one of them does not fit any more. */
function edited(passage: DraftPassage, suggestions: readonly OpenSuggestion[], leftOut: LeftOut) {
  const doc = docOf(passage.doc);
  const placed = suggestions.map(placing(plainText(doc)));
  return placed.every(({ standing }) => standing === 'OPEN') ? editedDocument(doc, editsOf(placed, leftOut)) : null;
}

/** Takes what was chosen into the draft, with the words that were typed there and are not saved yet; or says why not. */
export function TakeOver({ passage, suggestions, leftOut, onTaken }: {
  readonly passage: DraftPassage; readonly suggestions: readonly OpenSuggestion[]; readonly leftOut: LeftOut; readonly onTaken: () => void;
}): ReactNode {
  const t = useTexts(officeSuggestionMessages);
  const shared = useTexts(officeDraftMessages);
  const announce = useAnnounce();
  const act = useAct(savePassage, (data) => data.saveDraftPassage);
  const [unsaved, setUnsaved] = useState(false);
  const take = async () => {
    const current = await withTypedWords(passage);
    setUnsaved(current === null);
    if (current === null) return;
    const doc = edited(current, suggestions, leftOut);
    if (doc === null) return announce(t('standing.CHANGED'));
    const { ok } = await act.run(inputOf(passage.id, { ...valuesOf(current), doc, newStep: true }, current.lockVersion));
    if (!ok) return;
    announce(shared('passage.saved'));
    onTaken();
  };
  return (
    <>
      <FormFaults form="take" act={act} />
      <div role="alert">{unsaved ? <p>{t('take.unsaved')}</p> : null}</div>
      <Button small variant="primary" busy={act.busy} onClick={() => void take()}>{t('take', { count: suggestions.length })}</Button>
    </>
  );
}
