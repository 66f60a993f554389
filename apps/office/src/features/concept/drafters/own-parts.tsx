import { useQuery } from '@apollo/client/react';
import { formatUntilDay, officeDraftersMessages } from '@mitgestalten/web-i18n';
import { EmptyState } from '@mitgestalten/web-ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../../app/language.js';
import { useSession } from '../../../app/session.js';
import { Page } from '../../../ui/page.js';
import { QueryState } from '../../../ui/query-state.js';
import { ownDrafterGrantsQuery } from './drafters-query.js';
import { LeftTexts } from './left-texts.js';

/** The parts at which a drafter writes, and what is left of those at which the time is over. */
export function OwnParts(): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const result = useQuery(ownDrafterGrantsQuery, { variables: { processId: process.id }, fetchPolicy: 'cache-and-network' });
  return (
    <Page title={t('own.title')} lead={t('own.lead')}>
      <QueryState result={result}>
        {({ ownDrafterGrants: grants }) => grants.length === 0 ? <EmptyState title={t('own.none')}>{t('own.none-why')}</EmptyState> : (
          <ul className="of-rows">
            {grants.map((grant) => (
              <li key={grant.id}>
                <p className="of-rows__title">{grant.over ? grant.part.title : <Link className="of-link" to={`/entwurf/${grant.part.slug}`}>{grant.part.title}</Link>}</p>
                <p className="of-note">
                  {grant.wholePart ? t('grant.whole') : t('grant.passages', { count: grant.passageIds.length })}{' · '}
                  {t(grant.over ? 'grant.over' : 'grant.until', { until: formatUntilDay(lang, grant.endsAt, process.now) })}
                </p>
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      <LeftTexts />
    </Page>
  );
}

/** In the place of a draft that the drafter may not see, or not any more. */
export function DraftGone(): ReactNode {
  const t = useTexts(officeDraftersMessages);
  return (
    <Page title={t('gone.title')} lead={t('gone.lead')}>
      <p><Link className="of-link" to="/entwurf">{t('gone.parts')}</Link></p>
      <LeftTexts />
    </Page>
  );
}
