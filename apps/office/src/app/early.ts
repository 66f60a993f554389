import { EarlyAnswers, type EarlyAnswer } from '@mitgestalten/web-data';
import { chosenProcess, firstLanguage, isAsDrawn, requestLanguage } from './choices.js';
import { pageOf, pages } from './pages.js';

const lang = requestLanguage(firstLanguage());

/** What every page asks first: who is here, and what waits. The answers stand in the page, in German and for the newest process; who chose otherwise asks anew. */
export const early = { lang, answers: new EarlyAnswers((isAsDrawn() ? answersInPage() : null) ?? addressOf(lang, chosenProcess())) };

function answersInPage(): readonly EarlyAnswer[] | null {
  const text = document.getElementById('early')?.textContent;
  return text ? (JSON.parse(text) as readonly EarlyAnswer[]) : null;
}

function addressOf(inLang: string, process: string | null): string {
  const query = new URLSearchParams({ ...(inLang === 'de' ? {} : { lang: inLang }), ...(process === null ? {} : { verfahren: process }) });
  return query.size === 0 ? '/office/early' : `/office/early?${query}`;
}

/** Fetches the page of the address while the app itself is still on its way. Resolves once all is there that the first picture is made of. */
export async function fetchFirst(): Promise<void> {
  const path = location.pathname.replace(/^\/office\/?/, '');
  const page = pages.find((one) => one.path === path);
  await Promise.all([early.answers.arrived, page && pageOf(page.load).catch(() => undefined)]);
}
