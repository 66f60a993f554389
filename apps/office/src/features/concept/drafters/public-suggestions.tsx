import { useQuery } from '@apollo/client/react';
import { graphql } from '@mitgestalten/web-data';
import { directionOf, officeDraftersMessages, officeMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { LoadMore } from '../../../ui/load-more.js';
import { QueryState } from '../../../ui/query-state.js';

const suggestionsQuery = graphql(`
  query OfficePublicSuggestions($id: ID!, $after: String) {
    passage(id: $id) {
      id
      suggestions(first: 20, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id lang quote body reason authorName }
      }
    }
  }
`);

/** The wordings that people suggest for a passage, to be read: taking them is the editors'. */
export function PublicSuggestions({ passageId }: { readonly passageId: string }): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const shared = useTexts(officeMessages);
  const result = useQuery(suggestionsQuery, { variables: { id: passageId }, fetchPolicy: 'cache-and-network' });
  return (
    <QueryState result={result}>
      {({ passage }) => passage === null || passage.suggestions.totalCount === 0 ? null : (
        <section className="of-context" aria-labelledby="public-suggestions">
          <h2 id="public-suggestions" className="of-kicker">{t('suggestions', { count: passage.suggestions.totalCount ?? 0 })}</h2>
          <ul className="of-voices">
            {passage.suggestions.nodes.map(({ id, lang, quote, body, reason, authorName }) => (
              <li key={id}>
                {quote ? <p className="of-note" dir="auto">{t('suggestions.instead', { quote })}</p> : null}
                <blockquote className="of-voice of-voice--small" lang={lang} dir={directionOf(lang)}>{body}</blockquote>
                {reason ? <p className="of-note" dir="auto">{shared('said.reason')} {reason}</p> : null}
                <p className="of-note"><bdi>{authorName ?? shared('guest')}</bdi></p>
              </li>
            ))}
          </ul>
          <LoadMore pageInfo={passage.suggestions.pageInfo} load={(after) => result.fetchMore({
            variables: { after },
            updateQuery: (before, { fetchMoreResult: next }) => before.passage === null || next.passage === null ? before : {
              ...before,
              passage: { ...next.passage, suggestions: { ...next.passage.suggestions, nodes: [...before.passage.suggestions.nodes, ...next.passage.suggestions.nodes] } },
            },
          })} />
        </section>
      )}
    </QueryState>
  );
}
