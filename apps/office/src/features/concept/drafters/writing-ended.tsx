import { officeDraftersMessages } from '@mitgestalten/web-i18n';
import { Alert } from '@mitgestalten/web-ui';
import type { ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import type { Faults } from '../../../ui/faults.js';
import { wordsOf, type PassageValues } from '../passage-values.js';
import { CopyText } from './left-texts.js';

/** Says that the right to write ended while somebody wrote, and where the words are. The focus stays in the text. */
export function WritingEnded({ faults, values }: { readonly faults: Faults; readonly values: PassageValues }): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const over = faults.all.find(({ code }) => code === 'WRITING_ENDED');
  return (
    <Alert tone="warning" role="alert" title={over?.message ?? t('ended')}>
      {over === undefined ? <p>{t('ended.kept')}</p> : null}
      <div className="of-actions"><CopyText text={wordsOf(values)} /></div>
    </Alert>
  );
}
