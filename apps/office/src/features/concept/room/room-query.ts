import { graphql, type OfficeDraftRoomFragment } from '@mitgestalten/web-data';

/** Who is in the drafting room. */
export const roomFragment = graphql(`
  fragment OfficeDraftRoom on DraftRoom {
    seats { id name own passageId holds askedBy }
  }
`);

export type Seat = OfficeDraftRoomFragment['seats'][number];

/** With what is saved of one passage: all of it that somebody else may write. */
export const roomChanged = graphql(`
  subscription OfficeDraftRoomChanged($processId: ID!, $partId: ID!, $passageId: ID) {
    draftRoomChanged(processId: $processId, partId: $partId, passageId: $passageId) {
      room { ...OfficeDraftRoom }
      passage { id title outlineTitle doc responsible partners cost timeFrame indicator requiredByLaw substance reason removed lockVersion updatedByName updatedAt }
    }
  }
`);

export const beInDraft = graphql(`
  mutation OfficeBeInDraft($input: BeInDraftInput!) {
    beInDraft(input: $input) { room { ...OfficeDraftRoom } errors { code message field } }
  }
`);

export const askForPassage = graphql(`
  mutation OfficeAskForPassage($input: AskForPassageInput!) {
    askForPassage(input: $input) { room { ...OfficeDraftRoom } errors { code message field } }
  }
`);

export const answerWish = graphql(`
  mutation OfficeAnswerWish($input: AnswerWishInput!) {
    answerWish(input: $input) { room { ...OfficeDraftRoom } errors { code message field } }
  }
`);

export const leaveDraft = graphql(`
  mutation OfficeLeaveDraft($input: LeaveDraftInput!) {
    leaveDraft(input: $input) { errors { code message field } }
  }
`);
