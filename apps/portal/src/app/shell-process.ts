import { graphql } from '@mitgestalten/web-data';

/** What header, footer and year line show; every page of the portal asks for it with its own data. */
export const ShellProcess = graphql(`
  fragment ShellProcess on Process {
    id
    title
    sample
    languages
    now
    contactEmail
    minimumAge
    open
    publishedCount
    answeredCount
    district { name accent }
    phase { ...ShellPhase }
    nextPhase { ...ShellPhase }
    phases { ...ShellPhase }
    ballots { id state title }
  }
`);

export const ShellPhase = graphql(`
  fragment ShellPhase on Phase {
    id
    kind
    state
    startsAt
    endsAt
    originalEndsAt
    rules { comment propose vote moderation withoutAccountByMail withoutAccountByCode answersDueAt }
  }
`);
