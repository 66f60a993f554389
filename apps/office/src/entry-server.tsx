import { ApolloProvider } from '@apollo/client/react';
import { createClient, EarlyAnswers, type EarlyAnswer, type OfficeSessionQuery } from '@mitgestalten/web-data';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { StaticRouter } from 'react-router';
import { onlyRoomOf, rolesIn } from './app/access.js';
import { LanguageProvider } from './app/language.js';
import { pageOf, pages } from './app/pages.js';
import { OfficeRoutes } from './app/routes.js';
import { sessionQuery, todayQuery } from './app/session-query.js';

/**
 * Draws the first page of the office from the answers that it asks for first, as the app itself will (ADR 18). Null for who has no such page: they are
 * led elsewhere, by the app.
 */
export async function render(answers: readonly EarlyAnswer[]): Promise<string | null> {
  const client = createClient({ lang: 'de' });
  new EarlyAnswers(answers).fill(client, [sessionQuery, todayQuery]);
  const session = client.readQuery({ query: sessionQuery, variables: { slug: null } });
  if (!hasToday(session)) return null;
  await pageOf(pages.find(({ path }) => path === '')!.load);
  return renderToString(
    <StrictMode><LanguageProvider><ApolloProvider client={client}><StaticRouter basename="/office" location="/office/"><OfficeRoutes /></StaticRouter></ApolloProvider></LanguageProvider></StrictMode>,
  );
}

function hasToday(session: OfficeSessionQuery | null): boolean {
  return session?.viewer != null && session.process != null && onlyRoomOf(rolesIn(session.viewer.roles, session.process.id)) === null;
}
