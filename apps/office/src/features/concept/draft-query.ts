import { graphql, type OfficeDraftEntryFragment, type OfficeDraftPassageFragment, type OfficeDraftQuery, type OfficeDraftStepsQuery } from '@mitgestalten/web-data';

/** The working draft of a part: its outline, without the texts. */
export const draftQuery = graphql(`
  query OfficeDraft($partId: ID!, $office: Boolean! = true) {
    draft(partId: $partId) {
      part {
        id
        kind
        slug
        title
        currentVersion { id number title }
      }
      viewerCan { arrange writeUntil }
      proposedVersion @include(if: $office) { id title }
      lastReturn @include(if: $office) { reason at }
      passages { ...OfficeDraftEntry }
    }
  }
`);

// Nothing that a passage is written by: an outline that is older or newer than the text would else take words back, or pass for having read them.
graphql(`
  fragment OfficeDraftEntry on DraftPassage {
    id
    kind
    parentId
    ordinal
    lang
    outlineTitle
    published
    removed
    changed
    commentCount
    viewerCan { write arrange }
  }
`);

/** Which state of a passage this is. */
export const lockFragment = graphql(`
  fragment OfficeDraftLock on DraftPassage { lockVersion }
`);

/** Passages of a draft with their texts. */
export const draftPassagesQuery = graphql(`
  query OfficeDraftPassages($partId: ID!, $passageIds: [ID!]!) {
    draftPassages(partId: $partId, passageIds: $passageIds) { ...OfficeDraftPassage }
  }
`);

/** One passage of the draft; the fragment keeps answers of every mutation alike. */
export const draftPassageFragment = graphql(`
  fragment OfficeDraftPassage on DraftPassage {
    id
    kind
    parentId
    ordinal
    lang
    title
    outlineTitle
    doc
    responsible
    partners
    cost
    timeFrame
    indicator
    requiredByLaw
    substance
    reason
    removed
    published
    changed
    lockVersion
    updatedByName
    updatedAt
    commentCount
    sources { ...OfficeSource }
    viewerCan { write arrange }
    publishedRevision {
      id
      responsible
      partners
      cost
      timeFrame
      indicator
      text { id lang title doc plain }
      original { id plain }
    }
  }
`);

export type Draft = NonNullable<OfficeDraftQuery['draft']>;
/** A passage as the outline knows it. */
export type DraftEntry = OfficeDraftEntryFragment;
/** A passage with its text. */
export type DraftPassage = OfficeDraftPassageFragment;

export const savePassage = graphql(`
  mutation OfficeSaveDraftPassage($input: SaveDraftPassageInput!) {
    saveDraftPassage(input: $input) {
      passage { ...OfficeDraftPassage }
      current { ...OfficeDraftPassage }
      errors { code message field }
    }
  }
`);

export const addPassage = graphql(`
  mutation OfficeAddDraftPassage($input: AddDraftPassageInput!) {
    addDraftPassage(input: $input) {
      passage { ...OfficeDraftPassage }
      errors { code message field }
    }
  }
`);

/** Passages with their texts, all of them or none. */
export const importPassages = graphql(`
  mutation OfficeImportDraftPassages($input: ImportDraftPassagesInput!) {
    importDraftPassages(input: $input) {
      passageIds
      errors { code message field }
    }
  }
`);

export const movePassage = graphql(`
  mutation OfficeMoveDraftPassage($input: MoveDraftPassageInput!) {
    moveDraftPassage(input: $input) {
      passage { ...OfficeDraftPassage }
      current { ...OfficeDraftPassage }
      errors { code message field }
    }
  }
`);

export const removePassage = graphql(`
  mutation OfficeRemoveDraftPassage($input: RemoveDraftPassageInput!) {
    removeDraftPassage(input: $input) {
      passage { ...OfficeDraftPassage }
      current { ...OfficeDraftPassage }
      errors { code message field }
    }
  }
`);

/** What a passage said before, the newest step first. */
export const draftStepsQuery = graphql(`
  query OfficeDraftSteps($passageId: ID!) {
    draftSteps(passageId: $passageId) {
      id
      writtenByName
      beganAt
      endedAt
      wentBackTo
      lockVersion
      title
      doc
      responsible
      partners
      cost
      timeFrame
      indicator
      requiredByLaw
      substance
      reason
    }
  }
`);

export type DraftStep = OfficeDraftStepsQuery['draftSteps'][number];

export const goBack = graphql(`
  mutation OfficeGoBackInDraft($input: GoBackInDraftInput!) {
    goBackInDraft(input: $input) {
      passage { ...OfficeDraftPassage }
      current { ...OfficeDraftPassage }
      errors { code message field }
    }
  }
`);
