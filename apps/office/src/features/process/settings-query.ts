import { graphql, type OfficeSettingsQuery } from '@mitgestalten/web-data';

/** All that the administration can change about a process. */
export const settingsQuery = graphql(`
  query OfficeSettings($slug: String) {
    process(slug: $slug) { ...OfficeProcessSettings }
  }
`);

export const processSettingsFragment = graphql(`
  fragment OfficeProcessSettings on Process {
    id
    slug
    title
    now
    sample
    languages
    contactEmail
    minimumAge
    district { name accent }
    settings {
      lockVersion
      clockOffsetSeconds
      title { lang text }
      texts { key values { lang text } }
    }
    phases {
      id
      kind
      state
      startsAt
      endsAt
      originalEndsAt
      closedAt
      rules { propose comment vote moderation withoutAccountByMail withoutAccountByCode answersDueAt }
    }
  }
`);

export const updateProcess = graphql(`
  mutation OfficeUpdateProcess($input: UpdateProcessInput!) {
    updateProcess(input: $input) { process { ...OfficeProcessSettings } errors { code message field } }
  }
`);

export const updatePhase = graphql(`
  mutation OfficeUpdatePhase($input: UpdatePhaseInput!) {
    updatePhase(input: $input) { process { ...OfficeProcessSettings } errors { code message field } }
  }
`);

export const addPhase = graphql(`
  mutation OfficeAddPhase($input: AddPhaseInput!) {
    addPhase(input: $input) { process { ...OfficeProcessSettings } errors { code message field } }
  }
`);

export const removePhase = graphql(`
  mutation OfficeRemovePhase($input: RemovePhaseInput!) {
    removePhase(input: $input) { process { ...OfficeProcessSettings } errors { code message field } }
  }
`);

export const moveClock = graphql(`
  mutation OfficeMoveClock($input: MoveClockInput!) {
    moveClock(input: $input) { process { ...OfficeProcessSettings } errors { code message field } }
  }
`);

export type ProcessSettings = NonNullable<OfficeSettingsQuery['process']>;
export type PhaseSettings = ProcessSettings['phases'][number];
