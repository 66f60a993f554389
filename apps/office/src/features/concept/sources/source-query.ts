import { graphql, type OfficeSourceFragment } from '@mitgestalten/web-data';

/** A contribution that is named as a source of a wording. */
export const sourceFragment = graphql(`
  fragment OfficeSource on Contribution {
    id
    kind
    lang
    title
    body
    reason
    quote
    authorName
    passage { id currentEntry { revision { id text { id lang title } } } }
  }
`);

export type Source = OfficeSourceFragment;

export const nameSource = graphql(`
  mutation OfficeNameSource($input: NameSourceInput!) {
    nameSource(input: $input) {
      passage { ...OfficeDraftPassage }
      errors { code message field }
    }
  }
`);
