import { EarlyAnswers } from '@mitgestalten/web-data';
import { chosenProcess, firstLanguage, requestLanguage } from './choices.js';
import { pages } from './pages.js';
import { sessionQuery, todayQuery } from './session-query.js';

// Who needs longer than this to get the scripts is better served by asking anew.
const forgottenAfterMs = 10_000;

/** What the first screen will ask for. */
export const early = new EarlyAnswers(requestLanguage(firstLanguage()));

/** Asks who is here and what waits, and fetches the page of the address, while the app itself is still on its way. */
export function askEarly(): void {
  const path = location.pathname.replace(/^\/office\/?/, '');
  if (path.startsWith('anmelden')) return;
  void askSessionAndToday(path === '');
  void pages.find((page) => page.path === path)?.load().catch(() => undefined);
  setTimeout(() => early.forget(), forgottenAfterMs);
}

async function askSessionAndToday(withToday: boolean): Promise<void> {
  const data = await early.ask(sessionQuery, { slug: chosenProcess() });
  if (withToday && data?.viewer != null && data.process != null) await early.ask(todayQuery, { processId: data.process.id });
}
