import { graphql, type AnswerFilter, type OfficeAnswerCaseFragment } from '@mitgestalten/web-data';

/** Contributions with the state of their answer. */
export const answersQuery = graphql(`
  query OfficeAnswers($processId: ID!, $filter: AnswerFilter!, $passageId: ID, $first: Int!, $after: String) {
    answerCases(processId: $processId, filter: $filter, passageId: $passageId, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...OfficeAnswerCase }
    }
  }
`);

/** A contribution with its answer. */
export const answerCase = graphql(`
  fragment OfficeAnswerCase on AnswerCase {
    textId
    contribution {
      id
      kind
      channel
      lang
      title
      body
      reason
      quote
      supportCount
      place { start end ...OfficePlace }
      authorName
      onBehalfOf
      publishedAt
      versionNumber
      passage {
        id
        part { id slug title }
        currentEntry {
          kind
          revision { id text { id lang title doc } }
        }
      }
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

export type AnswerCase = OfficeAnswerCaseFragment;
/** What must be known of a contribution to answer it. */
export type Answerable = Pick<AnswerCase, 'textId' | 'answer'> & { readonly contribution: { readonly id: string; readonly passage?: { readonly id: string } | null } };
export type AnswerDraft = NonNullable<AnswerCase['answer']>;

/** The list of cases in one state. */
export type AnswerTab = Exclude<AnswerFilter, 'OPEN'>;

/** The states of an answer in the order of its way. */
export const answerFilters: readonly AnswerTab[] = ['UNANSWERED', 'DRAFT', 'PROPOSED', 'PUBLISHED'];

export const saveAnswer = graphql(`
  mutation OfficeSaveAnswer($input: SaveAnswerInput!) {
    saveAnswer(input: $input) {
      answer { id outcome body lang state lockVersion textChanged returnReason updatedAt authorNames viewerCan { edit approve } }
      errors { code message field }
    }
  }
`);

export const approveAnswers = graphql(`
  mutation OfficeApproveAnswers($input: ApproveAnswersInput!) {
    approveAnswers(input: $input) { answerIds errors { code message field } }
  }
`);

export const returnAnswer = graphql(`
  mutation OfficeReturnAnswer($input: ReturnAnswerInput!) {
    returnAnswer(input: $input) { answer { id state returnReason lockVersion } errors { code message field } }
  }
`);
