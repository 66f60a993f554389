import { ApolloProvider } from '@apollo/client/react';
import { createClient } from '@mitgestalten/web-data';
import { StrictMode, useMemo, type ReactNode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { requestLanguage } from './app/choices.js';
import { early } from './app/early.js';
import { LanguageProvider, useLanguage } from './app/language.js';
import { liveLink } from './app/live.js';
import { OfficeRoutes } from './app/routes.js';
import { sessionQuery, todayQuery } from './app/session-query.js';

/** Texts of the API come in the language of the request: another language is another client with an empty cache. */
function Office(): ReactNode {
  const { lang } = useLanguage();
  const client = useMemo(() => {
    const made = createClient({ lang: requestLanguage(lang), live: liveLink(requestLanguage(lang)) });
    if (early.lang === requestLanguage(lang)) early.answers.fill(made, [sessionQuery, todayQuery]);
    return made;
  }, [lang]);
  return <ApolloProvider client={client}><BrowserRouter basename="/office"><OfficeRoutes /></BrowserRouter></ApolloProvider>;
}

/** Shows the office, or takes over what the server has drawn of it (entry-server.tsx). */
export function open(root: HTMLElement): void {
  const office = <StrictMode><LanguageProvider><Office /></LanguageProvider></StrictMode>;
  if (root.hasChildNodes()) hydrateRoot(root, office);
  else createRoot(root).render(office);
}
