import './review.css';
import { useQuery } from '@apollo/client/react';
import { graphql, type OfficePublishedQuery } from '@mitgestalten/web-data';
import { Button, EmptyState, TextField } from '@mitgestalten/web-ui';
import { directionOf, formatDayAndTime, languageName, officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { LoadMore, appended } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { Said } from '../../ui/said.js';
import { ModerationTabs } from './moderation-tabs.js';
import { TakeDownForm } from './withhold-form.js';

const publishedQuery = graphql(`
  query OfficePublished($processId: ID!, $search: String, $first: Int!, $after: String) {
    contributions(processId: $processId, order: NEWEST, search: $search, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id textId kind lang title body reason quote authorName publishedAt }
    }
  }
`);

type Published = OfficePublishedQuery['contributions']['nodes'][number];

/** What is public, newest first, and the way to take something down again. */
export function Component(): ReactNode {
  const t = useTexts(officeReviewMessages);
  const { process } = useSession();
  const [params] = useSearchParams();
  const search = params.get('suche');
  const result = useQuery(publishedQuery, { variables: { processId: process.id, search, first: 30 }, fetchPolicy: 'network-only' });
  return (
    <Page wide title={t('published.title')}>
      <ModerationTabs />
      <Search key={search} search={search ?? ''} />
      <QueryState result={result}>
        {({ contributions: { nodes, pageInfo } }) => nodes.length === 0 ? <EmptyState title={t(search ? 'published.not-found' : 'published.empty')} /> : (
          <>
            <ul className="of-rows of-rows--long">
              {nodes.map((text) => <Row key={text.textId} text={text} onDone={() => void result.refetch()} />)}
            </ul>
            <LoadMore pageInfo={pageInfo} load={(after) => result.fetchMore({ variables: { after }, updateQuery: appended('contributions') })} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

function Search({ search }: { readonly search: string }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const [, setParams] = useSearchParams();
  const [typed, setTyped] = useState(search);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setParams(typed.trim() === '' ? {} : { suche: typed.trim() }, { replace: true });
  };
  return (
    <form role="search" className="of-form" onSubmit={submit}>
      <TextField id="published-search" label={t('published.search')} type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
      <Button type="submit">{t('published.find')}</Button>
    </form>
  );
}

function Row({ text, onDone }: { readonly text: Published; readonly onDone: () => void }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const [withholding, setWithholding] = useState(false);
  const direction = directionOf(text.lang);
  const facts = [shared(`contribution.${text.kind}`), languageName(text.lang, lang), text.publishedAt == null ? null : formatDayAndTime(lang, text.publishedAt, process.now)];
  return (
    <li>
      {text.title ? <h2 className="of-said-title" lang={text.lang} dir={direction}>{text.title}</h2> : null}
      <Said said={text} small />
      <p className="of-note"><bdi>{text.authorName ?? shared('guest')}</bdi>{` · ${facts.filter(Boolean).join(' · ')}`}</p>
      {withholding
        ? <TakeDownForm textId={text.textId} onDone={onDone} onCancel={() => setWithholding(false)} />
        : <Button small onClick={() => setWithholding(true)}>{t('published.withhold')}</Button>}
    </li>
  );
}
