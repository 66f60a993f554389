import { Alert } from '@mitgestalten/web-ui';
import { officeImportMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import type { ReadFile } from './file-field.js';

/** What the document has and a text here cannot have. */
export function LeftBehindList({ left }: { readonly left: ReadFile['left'] }): ReactNode {
  const t = useTexts(officeImportMessages);
  if (left.length === 0) return null;
  return (
    <Alert tone="info" title={t('left')}>
      <ul>{left.map(({ what, count }) => <li key={what}>{t(`left.${what}`, { count })}</li>)}</ul>
    </Alert>
  );
}
