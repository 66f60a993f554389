/** The rules that the build enforces; their reasons stand in docs/architecture.md. */
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { boundaries } from './tools/checks/boundaries.mjs';
import { clockAndChance, physicalStyles, serverOnly, unspokenTexts, webOnly, withoutDomainTools } from './tools/checks/restrictions.mjs';

const TS = ['**/*.ts', '**/*.tsx'];
const TESTS = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.story.ts', 'apps/api/test/**', 'apps/e2e/**'];
const SERVER = ['apps/api/**/*.ts', 'libs/platform/**/*.ts', 'libs/*/api/**/*.ts'];
const DOMAIN = ['libs/kernel/**/*.ts', 'libs/*/domain/**/*.ts'];
const WEB = ['apps/portal/**/*.{ts,tsx}', 'apps/office/**/*.{ts,tsx}', 'libs/web/**/*.{ts,tsx}'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/.data/**', '.nx/**', 'libs/web/data/src/generated/**', '**/test-results/**', '**/coverage/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,mjs,cjs}'],
    ignores: ['libs/web/i18n/src/locales/**'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }] },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    ...js.configs.recommended,
    languageOptions: { globals: globals.node },
    rules: {
      ...js.configs.recommended.rules,
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: false, skipComments: false, IIFEs: true }],
    },
  },
  { files: TS, extends: [tseslint.configs.recommended] },
  {
    files: TS,
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allowCircularSelfDependency: true, allow: ['^(\\.\\./)+tools/'], depConstraints: boundaries }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: false, skipComments: false, IIFEs: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: false, skipComments: false, IIFEs: true }] },
  },
  {
    // A constructor parameter's class is read at run time: its import must stay one of a value.
    files: SERVER,
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: { 'no-restricted-imports': ['error', serverOnly] },
  },
  {
    files: DOMAIN,
    ignores: TESTS,
    rules: { 'no-restricted-imports': ['error', withoutDomainTools], 'no-restricted-syntax': ['error', ...clockAndChance] },
  },
  {
    files: ['**/*.tsx'],
    ignores: TESTS,
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    languageOptions: { globals: globals.browser },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.flatConfigs.recommended.rules,
      'no-restricted-syntax': ['error', ...unspokenTexts, ...physicalStyles],
    },
  },
  { files: WEB, rules: { 'no-restricted-imports': ['error', webOnly] } },
  // A migration is one text of SQL; the cap for files holds for it.
  { files: [...TESTS, 'apps/api/src/migrations/**'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['apps/api/src/cli.ts', 'apps/api/src/cli/**', 'tools/**', 'apps/bench/**'], rules: { 'no-console': 'off' } },
);
