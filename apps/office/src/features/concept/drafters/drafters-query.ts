import { graphql, type OfficeDrafterGrantsQuery } from '@mitgestalten/web-data';

/** Who was invited to write at a part. */
export const drafterGrantsQuery = graphql(`
  query OfficeDrafterGrants($partId: ID!) {
    drafterGrants(partId: $partId) { id lockVersion email displayName wholePart passageIds endsAt over }
  }
`);

export type DrafterGrant = OfficeDrafterGrantsQuery['drafterGrants'][number];

export const inviteDrafter = graphql(`
  mutation OfficeInviteDrafter($input: InviteDrafterInput!) {
    inviteDrafter(input: $input) { grant { id } errors { code message field } }
  }
`);

export const changeDrafterGrant = graphql(`
  mutation OfficeChangeDrafterGrant($input: ChangeDrafterGrantInput!) {
    changeDrafterGrant(input: $input) { grant { id } errors { code message field } }
  }
`);

export const withdrawDrafterGrant = graphql(`
  mutation OfficeWithdrawDrafterGrant($input: WithdrawDrafterGrantInput!) {
    withdrawDrafterGrant(input: $input) { grant { id } errors { code message field } }
  }
`);

/** What was given to the drafter who asks. */
export const ownDrafterGrantsQuery = graphql(`
  query OfficeOwnDrafterGrants($processId: ID!) {
    ownDrafterGrants(processId: $processId) { id wholePart passageIds endsAt over part { id slug title } }
  }
`);
