import { ApolloProvider } from '@apollo/client/react';
import { createClient } from '@mitgestalten/web-data';
import { StrictMode, useMemo, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { requestLanguage } from './app/choices.js';
import { early } from './app/early.js';
import { LanguageProvider, useLanguage } from './app/language.js';
import { createLiveLink } from './app/live-link.js';
import { createOfficeRouter } from './app/routes.js';

const router = createOfficeRouter();

/** Texts of the API come in the language of the request: another language is another client with an empty cache. */
function Office(): ReactNode {
  const { lang } = useLanguage();
  const client = useMemo(() => createClient({ lang: requestLanguage(lang), live: createLiveLink(requestLanguage(lang)), early: early.lang === requestLanguage(lang) ? early : undefined }), [lang]);
  return <ApolloProvider client={client}><RouterProvider router={router} /></ApolloProvider>;
}

createRoot(document.getElementById('root')!).render(<StrictMode><LanguageProvider><Office /></LanguageProvider></StrictMode>);
