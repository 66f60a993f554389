import { plainText, type PartKind } from '@mitgestalten/concept-domain';
import { Doc, Select, TextField } from '@mitgestalten/web-ui';
import { directionOf, officeImportMessages, officeMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { fieldId, type Faults } from '../../../ui/faults.js';
import { kindsIn, wordsIn, type Becomes, type Row } from './sections.js';

/** One heading of the document: what it is called here, what it becomes, and its text to look at. */
export function PreviewRow({ row, index, part, lang, faults, onChange }: {
  readonly row: Row; readonly index: number; readonly part: PartKind; readonly lang: string; readonly faults: Faults; readonly onChange: (change: Partial<Row>) => void;
}): ReactNode {
  const t = useTexts(officeImportMessages);
  const shared = useTexts(officeMessages);
  const { title, becomes, doc } = row;
  const words = wordsIn(plainText(doc));
  const choices: readonly Becomes[] = [...kindsIn(part), ...(index === 0 ? [] : ['INSIDE' as const]), 'NOTHING'];
  const field = (name: string) => ({ id: fieldId('import', `rows.${index}.${name}`), name: `rows.${index}.${name}`, error: faults.at(`rows.${index}.${name}`) });
  return (
    <li className="of-import__row" data-becomes={becomes}>
      <div role="group" aria-label={title || t('row.untitled')} className="of-import__fields">
        <TextField {...field('title')} label={t('row.title')} hint={row.level === null ? t('row.untitled') : undefined} value={title} lang={lang} dir="auto" onChange={(event) => onChange({ title: event.target.value })} />
        <Select {...field('becomes')} label={t('row.becomes')} value={becomes} onChange={(event) => onChange({ becomes: event.target.value as Becomes })} options={choices.map((value) => ({
          value, label: value === 'INSIDE' || value === 'NOTHING' ? t(`row.${value}`) : shared(`kind.${value}`),
        }))} />
      </div>
      {words === 0 ? <p className="of-note">{t('row.text', { count: 0 })}</p> : (
        <details className="of-import__text">
          <summary>{t('row.text', { count: words })}</summary>
          <Doc doc={doc} lang={lang} dir={directionOf(lang)} headingLevel={3} />
        </details>
      )}
    </li>
  );
}
