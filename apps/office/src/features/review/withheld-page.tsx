import './review.css';
import { useQuery } from '@apollo/client/react';
import { graphql, type OfficeWithheldQuery } from '@mitgestalten/web-data';
import { Button, EmptyState } from '@mitgestalten/web-ui';
import { formatDayAndTime, officeReviewMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormFaults } from '../../ui/form.js';
import { LoadMore, appended } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { useAct } from '../../ui/use-act.js';
import { ModerationTabs } from './moderation-tabs.js';

const withheldQuery = graphql(`
  query OfficeWithheld($processId: ID!, $first: Int!, $after: String) {
    withheld(processId: $processId, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { textId contributionId title body notice { kind reasonCode reason decidedAt } }
    }
  }
`);
const restoreText = graphql(`
  mutation OfficeRestoreText($input: RestoreTextInput!) {
    restoreText(input: $input) { textIds errors { code message field } }
  }
`);

type Withheld = OfficeWithheldQuery['withheld']['nodes'][number];

/** What was kept back, with its reason, and the way to bring it back. */
export function Component(): ReactNode {
  const t = useTexts(officeReviewMessages);
  const { process } = useSession();
  const result = useQuery(withheldQuery, { variables: { processId: process.id, first: 30 }, fetchPolicy: 'network-only' });
  return (
    <Page wide title={t('withheld.title')}>
      <ModerationTabs />
      <QueryState result={result}>
        {({ withheld: { nodes, pageInfo } }) => nodes.length === 0 ? <EmptyState title={t('withheld.empty')}>{t('withheld.empty-why')}</EmptyState> : (
          <>
            <ul className="of-rows of-rows--long">{nodes.map((entry) => <Row key={entry.textId} entry={entry} onRestored={() => void result.refetch()} />)}</ul>
            <LoadMore pageInfo={pageInfo} load={(after) => result.fetchMore({ variables: { after }, updateQuery: appended('withheld') })} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

function Row({ entry, onRestored }: { readonly entry: Withheld; readonly onRestored: () => void }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const announce = useAnnounce();
  const act = useAct(restoreText, (data) => data.restoreText);
  const restore = async () => {
    const { ok } = await act.run({ textId: entry.textId });
    if (!ok) return;
    announce(t('withheld.restored'));
    onRestored();
  };
  return (
    <li>
      {entry.title ? <h2 className="of-said-title" dir="auto">{entry.title}</h2> : null}
      <blockquote className="of-voice of-voice--small" dir="auto">{entry.body}</blockquote>
      {entry.notice.reasonCode ? <p>{t(`reason.${entry.notice.reasonCode}`)}</p> : null}
      {entry.notice.reason ? <p className="of-quote" dir="auto">{entry.notice.reason}</p> : null}
      <p className="of-note">{t('withheld.at', { at: formatDayAndTime(lang, entry.notice.decidedAt, process.now) })}</p>
      <FormFaults form={`restore-${entry.textId}`} act={act} />
      <Button small busy={act.busy} onClick={() => void restore()}>{t('withheld.restore')}</Button>
    </li>
  );
}
