import './process.css';
import { useQuery } from '@apollo/client/react';
import { officeSettingsMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { Missing } from '../../app/edges.js';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { Tabs } from '../../ui/tabs.js';
import { settingsQuery, type ProcessSettings } from './settings-query.js';

/** The pages of the settings: their links, their heading, and the process they all work on. */
export function SettingsFrame({ title, lead, children }: {
  readonly title: string; readonly lead: string; readonly children: (process: ProcessSettings) => ReactNode;
}): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const session = useSession();
  const result = useQuery(settingsQuery, { variables: { slug: session.process.slug }, fetchPolicy: 'cache-and-network' });
  return (
    <Page title={title} kicker={t('title')} lead={lead}>
      <Tabs label={t('tabs')} items={[
        { to: '/einstellungen', label: t('tab.texts') },
        { to: '/einstellungen/phasen', label: t('tab.phases') },
        ...(session.process.sample ? [{ to: '/einstellungen/uhr', label: t('tab.clock') }] : []),
        { to: '/einstellungen/namen', label: t('tab.names') },
      ]} />
      <QueryState result={result}>{({ process }) => (process === null ? <Missing /> : children(process))}</QueryState>
    </Page>
  );
}
