import { maxDocumentBytes, maxImportedPassages, type PartKind, type PassageKind } from '@mitgestalten/concept-domain';
import { officeImportMessages, refusalMessages } from '@mitgestalten/web-i18n';
import { useTexts } from '../../../app/language.js';
import type { Refusal } from '../../../ui/faults.js';
import { faultsOfRows, type Chosen, type Row } from './sections.js';

/** Says at the rows what the server would refuse: nothing has to be sent to learn it, and the faults stand where they are mended. */
export function useRefusals(part: PartKind, rows: readonly Row[]): (chosen: readonly Chosen[], parent: PassageKind | null) => readonly Refusal[] {
  const t = useTexts(officeImportMessages);
  const refusal = useTexts(refusalMessages);
  return (chosen, parent) => {
    if (chosen.length === 0) return [{ code: 'EMPTY', message: t('nothing') }];
    if (chosen.length > maxImportedPassages) return [{ code: 'TOO_MANY', message: t('too-many', { max: maxImportedPassages }) }];
    // What one passage may be at most is what fits into one request.
    if (new TextEncoder().encode(JSON.stringify(chosen)).length > maxDocumentBytes) return [{ code: 'TOO_LONG', message: t('too-much') }];
    const titleAt = (field: string | null) => rows[Number(field?.split('.')[1])]?.title || t('row.untitled');
    return faultsOfRows(part, rows, parent).map(({ code, field, params }) => ({ code, field, message: code === 'INVALID' ? t('row.misplaced', { title: titleAt(field) }) : refusal(code, params) }));
  };
}
