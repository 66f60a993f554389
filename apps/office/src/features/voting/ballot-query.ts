import { graphql, type OfficeBallotsQuery, type OfficeBallotPartsQuery } from '@mitgestalten/web-data';

/** A ballot as lists and pages of the office show it. */
export const ballotFragment = graphql(`
  fragment OfficeBallot on Ballot {
    id
    title
    state
    maxChoices
    opensAt
    closesAt
    closedAt
    minimumAge
    decides
    lockVersion
    part { id slug title }
    items { id ordinal passageId revision { id kind text { id lang title } } }
  }
`);

export const ballotsQuery = graphql(`
  query OfficeBallots($slug: String) {
    process(slug: $slug) { id ballots { ...OfficeBallot } }
  }
`);

export const ballotQuery = graphql(`
  query OfficeBallotById($id: ID!) {
    ballot(id: $id) { ...OfficeBallot }
  }
`);

/** What a ballot can be made of: phases in which votes are given, and published passages. */
export const ballotPartsQuery = graphql(`
  query OfficeBallotParts($slug: String) {
    process(slug: $slug) {
      id
      phases { id kind state startsAt endsAt rules { vote } }
      parts {
        id
        title
        currentVersion {
          id
          number
          entries {
            kind
            ordinal
            parentId
            passage { id }
            revision { id requiredByLaw text { id lang title } }
          }
        }
      }
    }
  }
`);

export const createBallot = graphql(`
  mutation OfficeCreateBallot($input: CreateBallotInput!) {
    createBallot(input: $input) { ballot { ...OfficeBallot } errors { code message field } }
  }
`);

export const updateBallot = graphql(`
  mutation OfficeUpdateBallot($input: UpdateBallotInput!) {
    updateBallot(input: $input) { ballot { ...OfficeBallot } errors { code message field } }
  }
`);

export type Ballot = NonNullable<OfficeBallotsQuery['process']>['ballots'][number];
export type BallotSources = NonNullable<OfficeBallotPartsQuery['process']>;
