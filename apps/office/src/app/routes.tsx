import { lazy, type ComponentType, type ReactNode } from 'react';
import { useRoutes, type RouteObject } from 'react-router';
import { Boundary, Crash, Missing } from './edges.js';
import { Frame } from './frame.js';
import { Desks } from './desks.js';
import { pages } from './pages.js';

function pageOf(load: () => Promise<{ readonly Component: ComponentType }>): ReactNode {
  const Page = lazy(async () => ({ default: (await load()).Component }));
  return <Page />;
}

const desks: RouteObject[] = [
  ...pages.map(({ path, load }): RouteObject => (path === '' ? { index: true, element: pageOf(load) } : { path, element: pageOf(load) })),
  { path: '*', element: <Missing /> },
];

const routes: RouteObject[] = [
  {
    element: <Frame />,
    children: [
      { path: 'anmelden', element: pageOf(() => import('../features/identity/sign-in-page.js')) },
      { path: 'anmelden/link', element: pageOf(() => import('../features/identity/sign-in-link-page.js')) },
      { element: <Desks />, children: desks },
    ],
  },
];

/** All addresses of the office, below `/office/`. */
export function OfficeRoutes(): ReactNode {
  return <Boundary instead={() => <Crash />}>{useRoutes(routes)}</Boundary>;
}
