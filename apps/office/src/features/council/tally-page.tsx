import './council.css';
import { useQuery } from '@apollo/client/react';
import { graphql, type OfficeTallyQuery, type TallyOrder } from '@mitgestalten/web-data';
import { Alert, ButtonLink, Doc, Select, TallyBar } from '@mitgestalten/web-ui';
import { directionOf, formatNumber, officeVotingMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Missing } from '../../app/edges.js';
import { useLanguage, useTexts } from '../../app/language.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { FigureTable } from './figure-table.js';

const tallyQuery = graphql(`
  query OfficeTally($ballotId: ID!, $order: TallyOrder!) {
    ballot(id: $ballotId) { id title state closesAt decides maxChoices part { id title } }
    councilTally(ballotId: $ballotId) {
      papers
      cellMinimum
      areas { id name }
      channels
      withoutArea
      areaPapers
      channelPapers
      items(order: $order) {
        votes
        withoutArea
        areaVotes
        channelVotes
        item { id ordinal passageId revision { id text { id lang title doc } } }
      }
    }
  }
`);

type Tally = NonNullable<OfficeTallyQuery['councilTally']>;
const orders: readonly TallyOrder[] = ['VOTES', 'ORDINAL', 'TITLE'];

/** The tally of one ballot, measure by measure, with who took part and what the figures can and cannot say. */
export function Component(): ReactNode {
  const { ballot: ballotId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const order = orders.find((one) => one === params.get('nach')) ?? 'VOTES';
  const result = useQuery(tallyQuery, { variables: { ballotId, order } });
  // While another order is on its way the former one stays: nothing jumps.
  const shown = { ...result, data: result.data ?? result.previousData };
  return (
    <QueryState result={shown}>
      {(data) => data.ballot === null || data.ballot === undefined ? <Missing /> : (
        <TallyView ballot={data.ballot} tally={data.councilTally ?? null} order={order} onOrder={(next) => setParams({ nach: next }, { replace: true })} />
      )}
    </QueryState>
  );
}

function TallyView({ ballot, tally, order, onOrder }: {
  readonly ballot: NonNullable<OfficeTallyQuery['ballot']>; readonly tally: Tally | null; readonly order: TallyOrder; readonly onOrder: (order: string) => void;
}): ReactNode {
  const t = useTexts(officeVotingMessages);
  if (tally === null) return <Page title={ballot.title} kicker={ballot.part.title}><Alert tone="info" title={t('tally.hidden')} /></Page>;
  const most = Math.max(0, ...tally.items.map((item) => item.votes ?? 0));
  return (
    <Page title={ballot.title} kicker={ballot.part.title} lead={t('tally.papers', { count: tally.papers })}>
      <div className="of-caveat">
        <p><strong>{t('tally.caveat', { decides: ballot.decides })}</strong></p>
        <p className="of-note">{t('tally.assurance')} {t('tally.suppressed-why', { minimum: tally.cellMinimum })}</p>
      </div>
      <div className="of-sortline">
        <Select id="tally-order" label={t('tally.sort')} value={order} onChange={(event) => onOrder(event.target.value)} options={orders.map((one) => ({ value: one, label: t(`tally.sort.${one}`) }))} />
        <ButtonLink href={`/export/ballots/${ballot.id}.csv`} download>{t('tally.csv')}</ButtonLink>
      </div>
      <ol className="of-tally">
        {tally.items.map((item) => <li key={item.item.id}><Measure tally={tally} item={item} most={most} /></li>)}
      </ol>
      <section className="of-block">
        <h2 className="of-heading">{t('tally.who')}</h2>
        <FigureTable caption={t('tally.who')} tally={tally} withoutArea={tally.withoutArea} areas={tally.areaPapers} channels={tally.channelPapers} />
      </section>
    </Page>
  );
}

function Measure({ tally, item, most }: { readonly tally: Tally; readonly item: Tally['items'][number]; readonly most: number }): ReactNode {
  const t = useTexts(officeVotingMessages);
  const { lang } = useLanguage();
  const { text } = item.item.revision;
  return (
    <article className="of-measure">
      <h2 className="of-measure__title" lang={text.lang}>{text.title}</h2>
      <p className="of-measure__votes">
        {item.votes === null ? <span>{t('tally.suppressed')}</span> : <><span aria-hidden="true">{formatNumber(lang, item.votes)}</span><span className="kern-sr-only">{t('tally.votes', { count: item.votes })}</span></>}
      </p>
      <TallyBar value={item.votes ?? 0} max={most} />
      <div className="of-measure__more">
        <details className="of-putaside"><summary>{t('tally.cells')}</summary><FigureTable caption={`${text.title}: ${t('tally.cells')}`} tally={tally} withoutArea={item.withoutArea} areas={item.areaVotes} channels={item.channelVotes} /></details>
        <details className="of-putaside"><summary>{t('tally.text')}</summary><Doc doc={text.doc} lang={text.lang} dir={directionOf(text.lang)} headingLevel={3} /></details>
      </div>
    </article>
  );
}
