import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the GraphQL documents that portal and office send. */
const config: CodegenConfig = {
  schema: 'apps/api/schema.graphql',
  documents: ['apps/{portal,office}/src/**/*.{ts,tsx}', 'libs/web/**/*.{ts,tsx}', '!libs/web/data/src/generated/**', '!**/node_modules/**', '!**/dist/**'],
  ignoreNoDocuments: true,
  generates: {
    'libs/web/data/src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
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
