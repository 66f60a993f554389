import { useQuery } from '@apollo/client/react';
import { graphql, type OfficeTrayQueryVariables } from '@mitgestalten/web-data';
import { EmptyState } from '@mitgestalten/web-ui';
import { officePlacesMessages } from '@mitgestalten/web-i18n';
import { useRef, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { LoadMore, appended } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { Tabs } from '../../ui/tabs.js';
import { useLatest } from '../../ui/use-latest.js';
import { Carries } from './carries.js';
import { TrayCase, type Entry } from './tray-case.js';

const trayQuery = graphql(`
  query OfficeTray($processId: ID!, $view: TrayView!, $first: Int!, $after: String) {
    anchorTray(processId: $processId, view: $view, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        contributionId versionId body textLang state reason formerQuote quote score objected objection decidedAt
        candidates { passageId title start end quote score prefix suffix }
        passage { id currentEntry { revision { text { id lang title } } } }
        standsIn { id currentEntry { revision { text { id lang title } } } }
      }
    }
  }
`);

export type TrayView = OfficeTrayQueryVariables['view'];

// The entries of the catalogue for each list.
const words = {
  WAITING: { lead: 'lead', count: 'count', empty: 'empty' }, PLACED: { lead: 'lead-placed', count: 'count-placed', empty: 'empty-placed' }, AUTOMATIC: { lead: 'lead-automatic', count: 'count-automatic', empty: 'empty-automatic' },
} as const;

/** The comments that people place: those that wait for it; or those that they placed or let rest, or the machine did, to correct them. */
export function TrayList({ view }: { readonly view: TrayView }): ReactNode {
  const t = useTexts(officePlacesMessages);
  const { process } = useSession();
  const result = useQuery(trayQuery, { variables: { processId: process.id, view, first: 20 }, fetchPolicy: 'network-only' });
  const refetch = useLatest(() => void result.refetch());
  const list = useRef<HTMLUListElement>(null);
  // Who decided goes on with the next one: what is loaded stays, and the focus is not lost with the button.
  const decided = ({ contributionId, versionId }: Entry, index: number) => {
    if (view === 'PLACED') return refetch();
    const isOther = (each: Entry) => each.contributionId !== contributionId || each.versionId !== versionId;
    flushSync(() => result.updateQuery((_, { complete, previousData }) => {
      if (!complete) return undefined;
      const tray = previousData.anchorTray;
      return { ...previousData, anchorTray: { ...tray, totalCount: tray.totalCount - 1, nodes: tray.nodes.filter(isOther) } };
    }));
    const left = list.current?.querySelectorAll('article') ?? [];
    if (left.length === 0) refetch();
    (left[index] ?? left[index - 1])?.focus();
  };
  const { lead, count, empty } = words[view];
  const tabs = [{ to: '/stellen', label: t('tab.waiting') }, { to: '/stellen/gefunden', label: t('tab.automatic') }, { to: '/stellen/zugeordnet', label: t('tab.placed') }];
  return (
    <Page wide title={t('title')} lead={t(lead)}>
      <Tabs label={t('tabs')} items={tabs} />
      <Carries onCarried={refetch} />
      <QueryState result={result}>
        {({ anchorTray: { nodes, pageInfo, totalCount } }) => nodes.length === 0 ? <EmptyState title={t(empty)}>{view === 'WAITING' ? t('empty-why') : null}</EmptyState> : (
          <>
            <p className="of-note">{t(count, { count: totalCount })}</p>
            <ul className="of-rows" ref={list}>
              {nodes.map((entry, index) => <li key={`${entry.contributionId} ${entry.versionId}`}><TrayCase entry={entry} view={view} onPlaced={() => decided(entry, index)} /></li>)}
            </ul>
            <LoadMore pageInfo={pageInfo} load={(after) => result.fetchMore({ variables: { after }, updateQuery: appended('anchorTray') })} />
          </>
        )}
      </QueryState>
    </Page>
  );
}
