import { graphql } from '@mitgestalten/web-data';

/** The texts of several entries made public at once. */
export const publishTexts = graphql(`
  mutation OfficePublishTexts($input: PublishTextsInput!) {
    publishTexts(input: $input) { textIds errors { code message field } }
  }
`);

/** One text kept back, with the reason that its author reads. */
export const withholdText = graphql(`
  mutation OfficeWithholdText($input: WithholdTextInput!) {
    withholdText(input: $input) { textIds errors { code message field } }
  }
`);
