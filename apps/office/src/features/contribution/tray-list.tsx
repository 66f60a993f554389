import { useQuery } from '@apollo/client/react';
import { graphql } from '@mitgestalten/web-data';
import { EmptyState } from '@mitgestalten/web-ui';
import { officePlacesMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { LoadMore, appended } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { Tabs } from '../../ui/tabs.js';
import { TrayCase } from './tray-case.js';

const trayQuery = graphql(`
  query OfficeTray($processId: ID!, $placed: Boolean!, $first: Int!, $after: String) {
    anchorTray(processId: $processId, placed: $placed, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        contributionId versionId body textLang state reason formerQuote quote objected objection decidedAt
        candidates { passageId title start end quote score }
        passage { id currentEntry { revision { text { id title } } } }
      }
    }
  }
`);

/** The comments that people place: those that wait for it, or those that they placed or let rest, to correct them. */
export function TrayList({ placed }: { readonly placed: boolean }): ReactNode {
  const t = useTexts(officePlacesMessages);
  const { process } = useSession();
  const result = useQuery(trayQuery, { variables: { processId: process.id, placed, first: 20 }, fetchPolicy: 'network-only' });
  return (
    <Page wide title={t('title')} lead={t(placed ? 'lead-placed' : 'lead')}>
      <Tabs label={t('tabs')} items={[{ to: '/stellen', label: t('tab.waiting') }, { to: '/stellen/zugeordnet', label: t('tab.placed') }]} />
      <QueryState result={result}>
        {({ anchorTray: { nodes, pageInfo, totalCount } }) => nodes.length === 0 ? <EmptyState title={t(placed ? 'empty-placed' : 'empty')}>{placed ? null : t('empty-why')}</EmptyState> : (
          <>
            <p className="of-note">{t(placed ? 'count-placed' : 'count', { count: totalCount })}</p>
            <ul className="of-rows">
              {nodes.map((entry) => <li key={`${entry.contributionId} ${entry.versionId}`}><TrayCase entry={entry} placed={placed} onPlaced={() => void result.refetch()} /></li>)}
            </ul>
            <LoadMore pageInfo={pageInfo} load={(after) => result.fetchMore({ variables: { after }, updateQuery: appended('anchorTray') })} />
          </>
        )}
      </QueryState>
    </Page>
  );
}
