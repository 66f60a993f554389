/** Unit tests (no database) and integration tests (a PostgreSQL from tools/test/global-setup.mjs). */
const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2024',
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false, react: { runtime: 'automatic' } },
      keepClassNames: true,
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
    swcrc: false,
    sourceMaps: 'inline',
  },
];

const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  // Workspace packages are tested from their sources; Jest itself adds `import` for ESM.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '\\.(css|scss|svg|woff2)$': '<rootDir>/tools/test/empty-module.mjs' },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json', 'node'],
  resolver: '<rootDir>/tools/test/resolver.cjs',
  transform: { '\\.ts$': swc(false), '\\.tsx$': swc(true) },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  haste: { enableSymlinks: false },
};

export default {
  maxWorkers: 2,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/libs/**/*.spec.{ts,tsx}', '<rootDir>/apps/*/src/**/*.spec.{ts,tsx}', '<rootDir>/tools/**/*.spec.ts'],
    },
    {
      ...common,
      displayName: 'integration',
      testMatch: ['<rootDir>/apps/api/test/**/*.spec.ts'],
      globalSetup: '<rootDir>/tools/test/global-setup.mjs',
      globalTeardown: '<rootDir>/tools/test/global-teardown.mjs',
      setupFilesAfterEnv: ['<rootDir>/tools/test/patience.mjs'],
    },
  ],
};
