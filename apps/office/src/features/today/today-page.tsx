import { useQuery } from '@apollo/client/react';
import type { OfficeTodayQuery } from '@mitgestalten/web-data';
import { YearLine } from '@mitgestalten/web-ui';
import { daysLeft, formatDay, formatUntil, formatUntilDay, officeMessages, officeTodayMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { Link, Navigate } from 'react-router';
import { onlyRoomOf } from '../../app/access.js';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { todayQuery } from '../../app/session-query.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { nextWork } from './next-work.js';

type Today = OfficeTodayQuery['today'];

/** What waits for this person, in one sentence, and one button to the first of it. */
export function Component(): ReactNode {
  const { process, roles } = useSession();
  const only = onlyRoomOf(roles);
  const result = useQuery(todayQuery, { variables: { processId: process.id }, skip: only !== null, fetchPolicy: 'cache-and-network' });
  if (only !== null) return <Navigate to={only} replace />;
  return <QueryState result={result}>{(data) => <Waiting today={data.today} />}</QueryState>;
}

function Waiting({ today }: { readonly today: Today }): ReactNode {
  const t = useTexts(officeTodayMessages);
  const { lang } = useLanguage();
  const { process, roles } = useSession();
  const next = nextWork(today, roles);
  return (
    <Page title={useSentence(today)} lead={useDeadline(today)}>
      {next === null ? null : (
        <div className="of-next">
          <p>{t(`go-on.${next.kind}`, { since: formatDay(lang, today.oldestToModerateAt ?? process.now, process.now) })}</p>
          <Link to={next.to} className="kern-btn kern-btn--primary of-next__button"><span className="kern-label">{t('go-on')}</span></Link>
        </div>
      )}
      <Year />
      <Versions today={today} />
      <Ballots today={today} />
    </Page>
  );
}

function useSentence(today: Today): string {
  const t = useTexts(officeTodayMessages);
  const { roles } = useSession();
  const toApprove = today.toApprove + today.proposedVersions.length;
  const work = [
    roles.has('MODERATOR') && today.toModerate > 0 ? t('moderate', { count: today.toModerate }) : null,
    roles.has('EDITOR') && today.toAnswer > 0 ? t('answer', { count: today.toAnswer }) : null,
    roles.has('PUBLISHER') && toApprove > 0 ? t('approve', { count: toApprove }) : null,
  ].filter((one) => one !== null);
  return work.length === 0 ? t('nothing') : t('sentence', { work: work.join(', ') });
}

function useDeadline(today: Today): string | undefined {
  const t = useTexts(officeTodayMessages);
  const { lang } = useLanguage();
  const { process, roles } = useSession();
  if (today.answersDueAt == null || !(roles.has('EDITOR') || roles.has('PUBLISHER'))) return undefined;
  const days = daysLeft(today.answersDueAt, process.now);
  return days < 0 ? t('deadline-over', { at: formatUntilDay(lang, today.answersDueAt, process.now) }) : t('deadline', { days });
}

function Year(): ReactNode {
  const t = useTexts(officeTodayMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  return (
    <section className="of-block" aria-labelledby="year">
      <h2 id="year" className="of-heading">{t('year')}</h2>
      <p className="of-note">
        {process.phase ? t('phase-until', { phase: shared(`phase.${process.phase.kind}`), until: formatUntil(lang, process.phase.endsAt, process.now) }) : t('phase-none')}
      </p>
      <YearLine
        now={process.now}
        labels={{ line: t('year'), now: t('year.now'), past: t('year.past'), future: t('year.future') }}
        steps={process.phases.map((phase) => ({
          label: shared(`phase.${phase.kind}`), from: phase.startsAt, to: phase.endsAt,
          state: ({ PAST: 'past', CURRENT: 'current', FUTURE: 'future' } as const)[phase.state],
          note: t('year.until', { until: formatUntilDay(lang, phase.endsAt, process.now) }),
        }))}
      />
    </section>
  );
}

function Versions({ today }: { readonly today: Today }): ReactNode {
  const t = useTexts(officeTodayMessages);
  const { roles } = useSession();
  if (today.proposedVersions.length === 0) return null;
  return (
    <section className="of-block" aria-labelledby="versions">
      <h2 id="versions" className="of-heading">{t('versions')}</h2>
      <ul className="of-rows">
        {today.proposedVersions.map((version) => (
          <li key={version.id}>
            <p className="of-kicker">{version.part.title}</p>
            <p className="of-rows__title"><Link className="of-link" to={`/fassungen/${version.id}`}>{version.title}</Link></p>
            {version.changeNote ? <p className="of-note">{version.changeNote}</p> : null}
          </li>
        ))}
      </ul>
      {roles.has('PUBLISHER') && today.proposedVersions.length > 1 ? <p><Link className="of-link" to="/fassungen">{t('versions.together')}</Link></p> : null}
    </section>
  );
}

function Ballots({ today }: { readonly today: Today }): ReactNode {
  const t = useTexts(officeTodayMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  if (today.openBallots.length === 0) return null;
  return (
    <section className="of-block" aria-labelledby="ballots">
      <h2 id="ballots" className="of-heading">{t('ballots')}</h2>
      <ul className="of-rows">
        {today.openBallots.map((ballot) => (
          <li key={ballot.id}>
            <p className="of-rows__title"><Link className="of-link" to={`/abstimmungen/${ballot.id}`}>{ballot.title}</Link></p>
            <p className="of-note">{t('ballots.until', { until: formatUntil(lang, ballot.closesAt, process.now) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
