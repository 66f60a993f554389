import { ApolloProvider } from '@apollo/client/react';
import { createClient } from '@mitgestalten/web-data';
import { StrictMode, useMemo, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
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

/** Shows the office. */
export function open(): void {
  createRoot(document.getElementById('root')!).render(<StrictMode><LanguageProvider><Office /></LanguageProvider></StrictMode>);
}
