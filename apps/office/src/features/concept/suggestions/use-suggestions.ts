import { useQuery } from '@apollo/client/react';
import { graphql, type OfficeSuggestionCaseFragment } from '@mitgestalten/web-data';
import { useEffect, useState } from 'react';
import { useSession } from '../../../app/session.js';
import { appended } from '../../../ui/load-more.js';

const suggestionsQuery = graphql(`
  query OfficeSuggestions($processId: ID!, $passageId: ID!, $after: String) {
    answerCases(processId: $processId, filter: OPEN, standsIn: $passageId, kind: SUGGESTION, first: 100, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...OfficeSuggestionCase }
    }
  }
`);

// Without the text of the passage, which the draft has: two hundred times it would be megabytes.
graphql(`
  fragment OfficeSuggestionCase on AnswerCase {
    textId
    contribution {
      id
      kind
      lang
      body
      reason
      quote
      supportCount
      replyCount
      place { revisionTextId start end quote }
      authorName
      passage { id }
    }
    answer {
      id
      outcome
      body
      lang
      state
      lockVersion
      textChanged
      returnReason
      updatedAt
      authorNames
      viewerCan { edit approve }
    }
  }
`);

/** A suggestion with the state of its answer. */
export type SuggestionToAnswer = OfficeSuggestionCaseFragment;

/**
 * The open suggestions at a passage, all of them: rivals must be known. They come in pages, one after the other; `more` is there when a page did not come,
 * and asks for it again.
 */
export function useSuggestions(passageId: string) {
  const { process } = useSession();
  const result = useQuery(suggestionsQuery, { variables: { processId: process.id, passageId }, fetchPolicy: 'cache-and-network' });
  const [failed, setFailed] = useState(false);
  const { fetchMore } = result;
  const pageInfo = result.data?.answerCases.pageInfo;
  const after = pageInfo?.hasNextPage ? pageInfo.endCursor : null;
  const more = async (from: string | null) => {
    setFailed(false);
    await fetchMore({ variables: { after: from }, updateQuery: appended('answerCases') }).catch(() => setFailed(true));
  };
  useEffect(() => {
    if (after != null) void more(after);
    // Asked once for each page; `fetchMore` is another function at every turn.
  }, [after]);
  return { result, more: failed ? more : null, pageInfo };
}
