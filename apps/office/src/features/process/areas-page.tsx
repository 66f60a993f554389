import { EmptyState } from '@mitgestalten/web-ui';
import { officeSettingsMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { SettingsFrame } from './settings-frame.js';

/** The areas that results are split by; to be read only. */
export function Component(): ReactNode {
  const t = useTexts(officeSettingsMessages);
  return (
    <SettingsFrame title={t('areas.title')} lead={t('areas.lead')}>
      {(process) => process.areas.length === 0 ? <EmptyState title={t('areas.none')} /> : (
        <ul className="of-plain">{process.areas.map((area) => <li key={area.id}>{area.name}</li>)}</ul>
      )}
    </SettingsFrame>
  );
}
