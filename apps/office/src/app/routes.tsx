import { createBrowserRouter, type RouteObject } from 'react-router';
import { Broken, Crash, Missing, Opening } from './edges.js';
import { Frame } from './frame.js';
import { Desks } from './desks.js';
import { pages } from './pages.js';

const desks: RouteObject[] = [
  ...pages.map(({ path, load }): RouteObject => (path === '' ? { index: true, lazy: load } : { path, lazy: load })),
  { path: '*', Component: Missing },
];

/** All addresses of the office, below `/office/`. */
export function createOfficeRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter([
    {
      Component: Frame, ErrorBoundary: Crash, HydrateFallback: Opening,
      children: [
        { path: 'anmelden', lazy: () => import('../features/identity/sign-in-page.js') },
        { path: 'anmelden/link', lazy: () => import('../features/identity/sign-in-link-page.js') },
        // The inner boundary keeps the head and the menu when a page fails.
        { Component: Desks, ErrorBoundary: Crash, children: [{ ErrorBoundary: Broken, children: desks }] },
      ],
    },
  ], { basename: '/office' });
}
