import './voting.css';
import { useQuery } from '@apollo/client/react';
import { Badge, EmptyState } from '@mitgestalten/web-ui';
import { formatDayAndTime, formatUntil, officeVotingMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { ballotsQuery, type Ballot } from './ballot-query.js';

/** All ballots of the process and the way to a new one. */
export function Component(): ReactNode {
  const t = useTexts(officeVotingMessages);
  const { process, roles } = useSession();
  const result = useQuery(ballotsQuery, { variables: { slug: process.slug }, fetchPolicy: 'cache-and-network' });
  return (
    <Page title={t('ballots.title')} lead={t('ballots.lead')}>
      {roles.has('EDITOR') ? (
        <p><Link className="kern-btn kern-btn--primary" to="/abstimmungen/neu"><span className="kern-label">{t('ballots.new')}</span></Link></p>
      ) : null}
      <QueryState result={result}>
        {(data) => data.process === null || data.process.ballots.length === 0
          ? <EmptyState title={t('ballots.none')}>{t('ballots.none-why')}</EmptyState>
          : <ul className="of-rows">{data.process.ballots.map((ballot) => <li key={ballot.id}><BallotRow ballot={ballot} /></li>)}</ul>}
      </QueryState>
    </Page>
  );
}

function BallotRow({ ballot }: { readonly ballot: Ballot }): ReactNode {
  const t = useTexts(officeVotingMessages);
  return (
    <>
      <p className="of-rows__title"><Link className="of-link" to={`/abstimmungen/${ballot.id}`}>{ballot.title}</Link> <BallotStateBadge ballot={ballot} /></p>
      <p className="of-note"><BallotTimes ballot={ballot} /></p>
      <p className="of-note">{t('ballot.choose', { max: ballot.maxChoices, items: ballot.items.length })}</p>
    </>
  );
}

/** Planned, running or closed, in a word. */
export function BallotStateBadge({ ballot }: { readonly ballot: Pick<Ballot, 'state'> }): ReactNode {
  const t = useTexts(officeVotingMessages);
  return <Badge tone={ballot.state === 'OPEN' ? 'success' : ballot.state === 'PLANNED' ? 'info' : 'neutral'}>{t(`state.${ballot.state}`)}</Badge>;
}

/** From when until when. */
export function BallotTimes({ ballot }: { readonly ballot: Pick<Ballot, 'opensAt' | 'closesAt'> }): ReactNode {
  const t = useTexts(officeVotingMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  return t('ballot.from-to', { from: formatDayAndTime(lang, ballot.opensAt, process.now), until: formatUntil(lang, ballot.closesAt, process.now) });
}
