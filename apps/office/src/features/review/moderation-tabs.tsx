import { officeReviewMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { Tabs } from '../../ui/tabs.js';

/** From what waits to what was withheld, and back. */
export function ModerationTabs(): ReactNode {
  const t = useTexts(officeReviewMessages);
  return (
    <Tabs label={t('queue.tabs')} items={[
      { to: '/pruefen', label: t('queue.tab.waiting') },
      { to: '/pruefen/zurueckgehalten', label: t('queue.tab.withheld') },
    ]} />
  );
}
