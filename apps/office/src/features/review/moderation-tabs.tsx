import { officeReviewMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { Tabs } from '../../ui/tabs.js';

/** What waits, what is public, what was withheld. */
export function ModerationTabs(): ReactNode {
  const t = useTexts(officeReviewMessages);
  return (
    <Tabs label={t('queue.tabs')} items={[
      { to: '/pruefen', label: t('queue.tab.waiting') },
      { to: '/pruefen/veroeffentlicht', label: t('queue.tab.published') },
      { to: '/pruefen/zurueckgehalten', label: t('queue.tab.withheld') },
    ]} />
  );
}
