import { useQuery } from '@apollo/client/react';
import { graphql } from '@mitgestalten/web-data';
import { officeDraftersMessages, officeMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { LoadMore } from '../../../ui/load-more.js';
import { QueryState } from '../../../ui/query-state.js';
import { Said } from '../../../ui/said.js';
import type { DraftPassage } from '../draft-query.js';
import { Replies } from '../replies.js';

const suggestionsQuery = graphql(`
  query OfficePublicSuggestions($id: ID!, $after: String) {
    passage(id: $id) {
      id
      suggestions(first: 20, after: $after, standsHere: true) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id kind lang quote body reason authorName replyCount }
      }
    }
  }
`);

/** The wordings that people suggest for a passage, to be read as the changes that they make: taking them is the editors'. */
export function PublicSuggestions({ passage: draft }: { readonly passage: Pick<DraftPassage, 'id' | 'sources'> }): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const shared = useTexts(officeMessages);
  const result = useQuery(suggestionsQuery, { variables: { id: draft.id }, fetchPolicy: 'cache-and-network' });
  return (
    <QueryState result={result}>
      {({ passage }) => passage === null || passage.suggestions.totalCount === 0 ? null : (
        <section className="of-context" aria-labelledby="public-suggestions">
          <h2 id="public-suggestions" className="of-kicker">{t('suggestions', { count: passage.suggestions.totalCount ?? 0 })}</h2>
          <ul className="of-voices">
            {passage.suggestions.nodes.map((suggestion) => (
              <li key={suggestion.id}>
                <Said said={suggestion} small />
                <p className="of-note"><bdi>{suggestion.authorName ?? shared('guest')}</bdi></p>
                <Replies contributionId={suggestion.id} count={suggestion.replyCount} draft={draft} />
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
