import { createElement, use, type ReactNode } from 'react';
import { useRoutes, type RouteObject } from 'react-router';
import { Boundary, Crash, Missing } from './edges.js';
import { Frame } from './frame.js';
import { Desks } from './desks.js';
import { pageHere, pageOf, pages, type Load } from './pages.js';

function Page({ load }: { readonly load: Load }): ReactNode {
  // `use` of a promise, even of a kept one, may show that the page is loading first, and React lets that stand for 0.3 s.
  return createElement(pageHere(load) ?? use(pageOf(load)));
}

const desks: RouteObject[] = [
  ...pages.map(({ path, load }): RouteObject => (path === '' ? { index: true, element: <Page load={load} /> } : { path, element: <Page load={load} /> })),
  { path: '*', element: <Missing /> },
];

const routes: RouteObject[] = [
  {
    element: <Frame />,
    children: [
      { path: 'anmelden', element: <Page load={() => import('../features/identity/sign-in-page.js')} /> },
      { path: 'anmelden/link', element: <Page load={() => import('../features/identity/sign-in-link-page.js')} /> },
      { element: <Desks />, children: desks },
    ],
  },
];

/** All addresses of the office, below `/office/`. */
export function OfficeRoutes(): ReactNode {
  return <Boundary instead={() => <Crash />}>{useRoutes(routes)}</Boundary>;
}
