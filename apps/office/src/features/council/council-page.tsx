import './council.css';
import { useQuery } from '@apollo/client/react';
import { graphql, type OfficeCouncilQuery } from '@mitgestalten/web-data';
import { EmptyState } from '@mitgestalten/web-ui';
import { formatDay, formatUntil, officeVotingMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';

const councilQuery = graphql(`
  query OfficeCouncil($slug: String) {
    process(slug: $slug) {
      id
      ballots { id title state opensAt closesAt closedAt decides maxChoices items { id } part { id title } }
    }
  }
`);

type Ballot = NonNullable<OfficeCouncilQuery['process']>['ballots'][number];

/** What lies before the bodies: closed ballots first, the newest on top, then what is still running. */
export function Component(): ReactNode {
  const t = useTexts(officeVotingMessages);
  const { process, viewer } = useSession();
  const result = useQuery(councilQuery, { variables: { slug: process.slug }, fetchPolicy: 'cache-and-network' });
  const bodies = [...new Set(viewer.roles.flatMap((grant) => grant.body?.name ?? []))];
  return (
    <Page title={t('council.title')} kicker={bodies.length === 0 ? undefined : bodies.join(' · ')} lead={t('council.lead')}>
      <QueryState result={result}>{(data) => <Ballots ballots={data.process?.ballots ?? []} />}</QueryState>
    </Page>
  );
}

function Ballots({ ballots }: { readonly ballots: readonly Ballot[] }): ReactNode {
  const t = useTexts(officeVotingMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const end = (ballot: Ballot) => Date.parse(ballot.closedAt ?? ballot.closesAt);
  const closed = ballots.filter((ballot) => ballot.state === 'CLOSED').sort((a, b) => end(b) - end(a));
  const others = ballots.filter((ballot) => ballot.state !== 'CLOSED');
  return (
    <>
      {closed.length === 0 ? <EmptyState title={t('council.none')}>{t('council.none-why')}</EmptyState> : (
        <ul className="of-rows">
          {closed.map((ballot) => (
            <li key={ballot.id}>
              <p className="of-kicker">{ballot.part.title}</p>
              <p className="of-rows__title"><Link className="of-link" to={`/gremium/${ballot.id}`}>{ballot.title}</Link></p>
              <p className="of-note">{t('council.closed', { at: formatDay(lang, ballot.closedAt ?? ballot.closesAt, process.now) })}</p>
              <p className="of-note">{ballot.decides}</p>
            </li>
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <section className="of-block">
          <h2 className="of-heading">{t('council.running')}</h2>
          <ul className="of-rows">
            {others.map((ballot) => (
              <li key={ballot.id}>
                <p className="of-rows__title">{ballot.title}</p>
                <p className="of-note">
                  {ballot.state === 'OPEN' ? t('council.open-until', { until: formatUntil(lang, ballot.closesAt, process.now) }) : t('council.planned', { from: formatDay(lang, ballot.opensAt, process.now) })}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
