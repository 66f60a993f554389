import { graphql } from '@mitgestalten/web-data';

/** Areas, parts and bodies with their names in all languages. */
export const namesQuery = graphql(`
  query OfficeNames($processId: ID!) {
    names(processId: $processId) { id kind names { lang text } }
  }
`);

export const renameMutation = graphql(`
  mutation OfficeRename($input: RenameInput!) {
    rename(input: $input) { thing { id kind names { lang text } } errors { code message field } }
  }
`);
