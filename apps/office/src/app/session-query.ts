import { graphql } from '@mitgestalten/web-data';

/** Who is here, and the process the office works on. */
export const sessionQuery = graphql(`
  query OfficeSession($slug: String) {
    viewer {
      id
      email
      displayName
      lang
      hasPassword
      roles { role processId body { id kind name } }
    }
    process(slug: $slug) {
      id
      slug
      title
      languages
      sample
      now
      minimumAge
      district { id name accent }
      phase { id kind endsAt rules { answersDueAt } }
      phases { id kind state startsAt endsAt }
      parts { id kind slug title }
    }
  }
`);

/** What waits: the figures of the menu and of the first page. */
export const todayFields = graphql(`
  fragment OfficeToday on Today {
    toModerate
    toAnswer
    toApprove
    toPlace
    oldestToModerateAt
    answersDueAt
    proposedVersions { id title changeNote part { id title slug } }
    openBallots { id title opensAt closesAt }
  }
`);

/** What waits, as it is now. */
export const todayQuery = graphql(`
  query OfficeToday($processId: ID!) {
    today(processId: $processId) { ...OfficeToday }
  }
`);
