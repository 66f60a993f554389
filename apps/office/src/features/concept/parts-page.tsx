import './concept.css';
import { EmptyState } from '@mitgestalten/web-ui';
import { officeDraftMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { isOfOffice } from '../../app/access.js';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { Page } from '../../ui/page.js';
import { LeftTexts } from './drafters/left-texts.js';
import { OwnParts } from './drafters/own-parts.js';

/** The parts of the concept, each with its own draft; for drafters those at which they write. */
export function Component(): ReactNode {
  const { roles } = useSession();
  return isOfOffice(roles) ? <AllParts /> : <OwnParts />;
}

function AllParts(): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { process } = useSession();
  return (
    <Page title={t('parts.title')} lead={t('parts.lead')}>
      {process.parts.length === 0 ? <EmptyState title={t('parts.none')} /> : (
        <ul className="of-rows">
          {process.parts.map((part) => (
            <li key={part.id}><p className="of-rows__title"><Link className="of-link" to={`/entwurf/${part.slug}`}>{part.title}</Link></p></li>
          ))}
        </ul>
      )}
      {/* Also what was typed at passages that are in no draft any more. */}
      <LeftTexts mayWrite />
    </Page>
  );
}
