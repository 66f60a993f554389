import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

/** Types of the GraphQL documents that portal and office send, and the manifest by which the server knows them. */
const config: CodegenConfig = {
  schema: 'apps/api/schema.graphql',
  documents: ['apps/{portal,office}/src/**/*.{ts,tsx}', 'libs/web/**/*.{ts,tsx}', '!libs/web/data/src/generated/**', '!**/node_modules/**', '!**/dist/**'],
  ignoreNoDocuments: true,
  generates: {
    'libs/web/data/src/generated/': {
      preset: 'client',
      // The hash travels instead of the text; the names of types are what Apollo Client would add on its own.
      documentTransforms: [addTypenameSelectionDocumentTransform],
      presetConfig: { fragmentMasking: false, persistedDocuments: { mode: 'embedHashInDocument', hashAlgorithm: 'sha256' } },
      config: {
        strictScalars: true,
        scalars: { ID: 'string', DateTime: 'string', JSON: 'unknown', UUID: 'string' },
        useTypeImports: true,
        enumsAsTypes: true,
      },
    },
  },
};

export default config;
