import { useQuery } from '@apollo/client/react';
import { Loader } from '@mitgestalten/web-ui';
import { formatDayAndTime, officeMessages } from '@mitgestalten/web-i18n';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { Page } from '../ui/page.js';
import { Boundary, Broken } from './edges.js';
import { HeldProvider, useHeldCount } from './held.js';
import { addresses, mayEnter, roomAt, type Room } from './access.js';
import { useLanguage, useTexts } from './language.js';
import { SessionGate, useSession } from './session.js';
import { todayQuery } from './session-query.js';
import { useLive } from './use-live.js';
import { usePrefetch } from './use-prefetch.js';

const menu = ['today', 'moderation', 'answers', 'places', 'draft', 'ballots', 'council', 'caller', 'codes', 'people', 'settings'] as const satisfies readonly Room[];

/** The rooms behind the sign-in: head with the menu, then the page. */
export function Desks(): ReactNode {
  return (
    <SessionGate>
      <HeldProvider>
        <Head />
        <main id="inhalt" className="of-main" tabIndex={-1}><Opened /></main>
      </HeldProvider>
    </SessionGate>
  );
}

// For whoever lost the role with which it was typed. Fetched then only: it brings the script of the editor along.
const LeftTexts = lazy(() => import('../features/concept/drafters/left-texts.js').then(({ LeftTexts: shown }) => ({ default: shown })));

/** The page, unless it belongs to a room that the person's roles do not open. */
function Opened(): ReactNode {
  const t = useTexts(officeMessages);
  const { roles } = useSession();
  const { pathname } = useLocation();
  usePrefetch(roles);
  const room = roomAt(pathname);
  if (room === null || mayEnter(room, roles)) {
    // Inside of the head and the menu: these stay when a page is on its way or fails.
    return <Boundary at={pathname} instead={(error) => <Broken error={error} />}><Suspense fallback={<Loader label={t('state.loading')} />}><Outlet /></Suspense></Boundary>;
  }
  return (
    <Page title={t('state.forbidden')} lead={t('state.forbidden-why')}>
      <p><Link className="of-link" to="/">{t('state.to-today')}</Link></p>
      <Boundary at={pathname} instead={() => null}><Suspense><LeftTexts /></Suspense></Boundary>
    </Page>
  );
}

function Head(): ReactNode {
  const t = useTexts(officeMessages);
  const { lang } = useLanguage();
  const { viewer, process } = useSession();
  useLive();
  return (
    <header className="of-head">
      <div className="of-head__line">
        <Link to="/" className="of-head__name">{process.title}</Link>
        {process.sample ? <p className="of-head__clock">{t('clock.sample', { at: formatDayAndTime(lang, process.now, process.now) })}</p> : null}
        <Link to="/profil" className="of-head__person">{viewer.displayName ?? viewer.email}</Link>
      </div>
      <Menu />
    </header>
  );
}

function Menu(): ReactNode {
  const t = useTexts(officeMessages);
  const { roles } = useSession();
  const { pathname } = useLocation();
  // Open on one page only: a change of route closes the menu.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === pathname;
  const counts = useCounts();
  return (
    <nav aria-label={t('nav.label')} className="of-menu">
      <button type="button" className="of-menu__button" aria-expanded={open} aria-controls="menu" onClick={() => setOpenAt(open ? null : pathname)}>{t('nav.menu')}</button>
      <ul id="menu" className="of-menu__list" data-open={open}>
        {menu.filter((room) => mayEnter(room, roles)).map((room) => (
          <li key={room}>
            <NavLink to={addresses[room]} end={room === 'today'}>
              {t(`nav.${room}`)}
              {counts[room] ? <span className="of-menu__count"><span aria-hidden="true">{counts[room]}</span><span className="kern-sr-only">{` ${t('nav.count', { count: counts[room] })}`}</span></span> : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function useCounts(): Partial<Record<Room, number>> {
  const { process, roles } = useSession();
  const { data } = useQuery(todayQuery, { variables: { processId: process.id }, skip: !mayEnter('today', roles) });
  const held = useHeldCount();
  if (data === undefined) return {};
  const { toModerate, toAnswer, toApprove, toPlace } = data.today;
  const answers = (roles.has('EDITOR') ? toAnswer : 0) + (roles.has('PUBLISHER') ? toApprove : 0);
  return { moderation: Math.max(0, toModerate - held), answers, places: toPlace };
}
