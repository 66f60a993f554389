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
import { TrayCase } from './tray-case.js';

const trayQuery = graphql(`
  query OfficeTray($processId: ID!, $first: Int!, $after: String) {
    anchorTray(processId: $processId, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        contributionId versionId body textLang reason formerQuote objected objection passageText
        candidates { passageId title start end quote score }
        passage { id currentEntry { revision { text { id title } } } }
      }
    }
  }
`);

/** Comments whose words have no certain place in the new text: people find it, or let them rest. */
export function Component(): ReactNode {
  const t = useTexts(officePlacesMessages);
  const { process } = useSession();
  const result = useQuery(trayQuery, { variables: { processId: process.id, first: 20 }, fetchPolicy: 'network-only' });
  return (
    <Page wide title={t('title')} lead={t('lead')}>
      <QueryState result={result}>
        {({ anchorTray: { nodes, pageInfo, totalCount } }) => nodes.length === 0 ? <EmptyState title={t('empty')}>{t('empty-why')}</EmptyState> : (
          <>
            <p className="of-note">{t('count', { count: totalCount })}</p>
            <ul className="of-rows">
              {nodes.map((entry) => <li key={`${entry.contributionId} ${entry.versionId}`}><TrayCase entry={entry} onPlaced={() => void result.refetch()} /></li>)}
            </ul>
            <LoadMore pageInfo={pageInfo} load={(after) => result.fetchMore({ variables: { after }, updateQuery: appended('anchorTray') })} />
          </>
        )}
      </QueryState>
    </Page>
  );
}
