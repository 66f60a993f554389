import { graphql, type OfficeNamesQuery } from '@mitgestalten/web-data';

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

export const addArea = graphql(`
  mutation OfficeAddArea($input: AddAreaInput!) {
    addArea(input: $input) { process { id areas { id name } } errors { code message field } }
  }
`);

export const removeArea = graphql(`
  mutation OfficeRemoveArea($input: RemoveAreaInput!) {
    removeArea(input: $input) { process { id areas { id name } } errors { code message field } }
  }
`);

export const addBody = graphql(`
  mutation OfficeAddBody($input: AddBodyInput!) {
    addBody(input: $input) { body { id } errors { code message field } }
  }
`);

export const removeBody = graphql(`
  mutation OfficeRemoveBody($input: RemoveBodyInput!) {
    removeBody(input: $input) { body { id } errors { code message field } }
  }
`);

export type NamedThing = OfficeNamesQuery['names'][number];
