import { createBrowserRouter, type RouteObject } from 'react-router';
import { Crash, Missing, Opening } from './edges.js';
import { Frame } from './frame.js';
import { Desks } from './desks.js';

type PageModule = { readonly Component: () => React.ReactNode };
// Each room is a chunk of its own: a council member never loads the editor.
const page = (path: string, load: () => Promise<PageModule>): RouteObject => ({ path, lazy: load });

const desks: RouteObject[] = [
  { index: true, lazy: () => import('../features/today/today-page.js') },
  page('pruefen', () => import('../features/review/moderation-page.js')),
  page('pruefen/zurueckgehalten', () => import('../features/review/withheld-page.js')),
  page('antworten', () => import('../features/review/answers-page.js')),
  page('entwurf', () => import('../features/concept/parts-page.js')),
  page('entwurf/:part', () => import('../features/concept/draft-page.js')),
  page('entwurf/:part/vorschlagen', () => import('../features/concept/propose-version-page.js')),
  page('entwurf/:part/:passage', () => import('../features/concept/draft-page.js')),
  page('fassungen/:version', () => import('../features/concept/version-page.js')),
  page('abstimmungen', () => import('../features/voting/ballots-page.js')),
  page('abstimmungen/neu', () => import('../features/voting/new-ballot-page.js')),
  page('abstimmungen/:ballot', () => import('../features/voting/ballot-page.js')),
  page('gremium', () => import('../features/council/council-page.js')),
  page('gremium/:ballot', () => import('../features/council/tally-page.js')),
  page('anruf', () => import('../features/contribution/caller-page.js')),
  page('einstellungen', () => import('../features/process/texts-page.js')),
  page('einstellungen/phasen', () => import('../features/process/phases-page.js')),
  page('einstellungen/uhr', () => import('../features/process/clock-page.js')),
  page('einstellungen/gebiete', () => import('../features/process/areas-page.js')),
  page('personen', () => import('../features/identity/people-page.js')),
  page('codes', () => import('../features/codes/codes-page.js')),
  page('profil', () => import('../features/identity/profile-page.js')),
  { path: '*', Component: Missing },
];

/** All addresses of the office, below `/office/`. */
export function createOfficeRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter([
    {
      Component: Frame, ErrorBoundary: Crash, HydrateFallback: Opening,
      children: [
        page('anmelden', () => import('../features/identity/sign-in-page.js')),
        page('anmelden/link', () => import('../features/identity/sign-in-link-page.js')),
        { Component: Desks, ErrorBoundary: Crash, children: desks },
      ],
    },
  ], { basename: '/office' });
}
