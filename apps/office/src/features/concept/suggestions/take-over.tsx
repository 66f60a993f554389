import { editedDocument, plainText } from '@mitgestalten/concept-domain';
import { officeDraftMessages, officeSuggestionMessages } from '@mitgestalten/web-i18n';
import { Button } from '@mitgestalten/web-ui';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { useAnnounce } from '../../../ui/announcer.js';
import { FormFaults } from '../../../ui/form.js';
import { useAct } from '../../../ui/use-act.js';
import { savePassage, type DraftPassage } from '../draft-query.js';
import { docOf, inputOf, valuesOf } from '../passage-values.js';
import { withTypedWords } from '../typed-words.js';
import { editsOf, placing, type LeftOut, type OpenSuggestion } from './placed.js';

/** The document of the passage with these suggestions, and which of them changed it; null where one of them does not fit any more. */
function edited(passage: DraftPassage, published: string, suggestions: readonly OpenSuggestion[], leftOut: LeftOut) {
  const doc = docOf(passage.doc);
  const placed = suggestions.map(placing(published, plainText(doc)));
  const edits = placed.every(({ standing }) => standing === 'OPEN') ? editsOf(placed, leftOut) : [];
  const made = edits.length === 0 ? null : editedDocument(doc, edits);
  return made && { doc: made, taken: edits.map(({ id }) => id) };
}

/** Takes what was chosen into the draft, with the words that were typed there and are not saved yet; or says why not. `onTaken` is told what was taken. */
export function TakeOver({ passage, published, suggestions, leftOut, onTaken }: {
  readonly passage: DraftPassage; readonly published: string; readonly suggestions: readonly OpenSuggestion[]; readonly leftOut: LeftOut;
  readonly onTaken: (ids: readonly string[]) => void;
}): ReactNode {
  const t = useTexts(officeSuggestionMessages);
  const shared = useTexts(officeDraftMessages);
  const announce = useAnnounce();
  const act = useAct(savePassage, (data) => data.saveDraftPassage);
  const [fault, setFault] = useState<'take.unsaved' | 'take.unfit' | null>(null);
  const take = async () => {
    const current = await withTypedWords(passage);
    const result = current && edited(current, published, suggestions, leftOut);
    setFault(current === null ? 'take.unsaved' : result === null ? 'take.unfit' : null);
    if (current === null || result === null) return;
    const { ok } = await act.run(inputOf(passage.id, { ...valuesOf(current), doc: result.doc, newStep: true }, current.lockVersion));
    if (!ok) return;
    announce(shared('passage.saved'));
    onTaken(result.taken);
  };
  return (
    <>
      <FormFaults form="take" act={act} />
      <div role="alert">{fault === null ? null : <p>{t(fault)}</p>}</div>
      <Button small variant="primary" busy={act.busy} onClick={() => void take()}>{t('take', { count: suggestions.length })}</Button>
    </>
  );
}
