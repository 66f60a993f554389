import type { PageFunction } from './page.js';
import { startPage } from '../features/process/start-page.js';
import { textPage } from '../features/process/text-page.js';
import { conceptPage } from '../features/concept/concept-page.js';
import { readingPage } from '../features/concept/reading-page.js';
import { linesPage } from '../features/concept/lines-page.js';
import { passagePage } from '../features/concept/passage-page.js';
import { provenancePage } from '../features/concept/provenance-page.js';
import { revisionPage } from '../features/concept/revision-page.js';
import { synopsisPage } from '../features/concept/synopsis-page.js';
import { ideasPage } from '../features/contribution/ideas-page.js';
import { ideaPage } from '../features/contribution/idea-page.js';
import { newIdeaPage } from '../features/contribution/new-idea-page.js';
import { codePage } from '../features/contribution/code-page.js';
import { confirmPage } from '../features/contribution/confirm-page.js';
import { votePage } from '../features/voting/vote-page.js';
import { resultPage } from '../features/voting/result-page.js';
import { linkPage, mePage, signInPage } from '../features/identity/identity-pages.js';

/** Every address of the portal, without its language. */
const routes: readonly (readonly [pattern: string, page: PageFunction])[] = [
  ['/', startPage],
  ['/konzept', conceptPage],
  ['/konzept/:part', readingPage],
  ['/konzept/:part/vergleich', synopsisPage],
  ['/konzept/:part/druck', linesPage],
  ['/konzept/:part/fassung/:number', readingPage],
  ['/konzept/:part/fassung/:number/druck', linesPage],
  ['/text/:id', revisionPage],
  ['/stelle/:id', passagePage],
  ['/stelle/:id/herkunft', provenancePage],
  ['/ideen', ideasPage],
  ['/ideen/neu', newIdeaPage],
  ['/ideen/:id', ideaPage],
  ['/abstimmung/:id', votePage],
  ['/ergebnis/:id', resultPage],
  ['/code', codePage],
  ['/anmelden', signInPage],
  ['/anmelden/link', linkPage],
  ['/bestaetigen', confirmPage],
  ['/ich', mePage],
  ['/seite/:key', textPage],
];

export interface Match {
  readonly page: PageFunction;
  readonly params: Record<string, string>;
}

/** The page of a path, or null. The first pattern that fits counts. */
export function matchRoute(path: string): Match | null {
  const parts = segments(path);
  for (const [pattern, page] of routes) {
    const params = fit(segments(pattern), parts);
    if (params !== null) return { page, params };
  }
  return null;
}

function segments(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function fit(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index]!;
    if (wanted.startsWith(':')) params[wanted.slice(1)] = part;
    else if (wanted !== part) return null;
  }
  return params;
}
