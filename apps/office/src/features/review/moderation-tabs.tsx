import { officeReviewMessages } from '@mitgestalten/web-i18n';
import { memo, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { Tabs } from '../../ui/tabs.js';

/** What waits, what is public, what was withheld. It depends on the address alone, so that a key on the desk does not render its links anew. */
export const ModerationTabs = memo(function ModerationTabs(): ReactNode {
  const t = useTexts(officeReviewMessages);
  return (
    <Tabs label={t('queue.tabs')} items={[
      { to: '/pruefen', label: t('queue.tab.waiting') },
      { to: '/pruefen/veroeffentlicht', label: t('queue.tab.published') },
      { to: '/pruefen/zurueckgehalten', label: t('queue.tab.withheld') },
    ]} />
  );
});
