/** Small wrong sources that the lint must refuse: a rule that silently stopped working would be worse than none. */
import { ESLint } from 'eslint';
import { fromRoot } from '../lib/paths.mjs';

const longFunction = `export function long() {\n${'  void 0;\n'.repeat(60)}}\n`;
const BOUNDARY = '@nx/enforce-module-boundaries';

/** File, text, the rule that must speak. The files need not exist. */
const CANARIES = [
  ['libs/process/domain/src/canary.ts', "import '@mitgestalten/platform';", BOUNDARY],
  ['libs/process/api/src/canary.ts', "import '@mitgestalten/concept-api';", BOUNDARY],
  ['libs/concept/api/src/canary.ts', "import '@mitgestalten/identity-api';", BOUNDARY],
  ['apps/portal/src/canary.ts', "import '@mitgestalten/process-api';", BOUNDARY],
  ['apps/api/src/canary.ts', "import '@mitgestalten/web-ui';", BOUNDARY],
  ['libs/process/domain/src/canary.ts', "import 'typeorm';", 'no-restricted-imports'],
  ['libs/process/domain/src/canary.ts', "import 'node:crypto';", 'no-restricted-imports'],
  ['libs/kernel/src/canary.ts', 'export const now = () => new Date();', 'no-restricted-syntax'],
  ['libs/kernel/src/canary.ts', 'export const now = () => Date.now() + Math.random();', 'no-restricted-syntax'],
  ['libs/process/api/src/canary.ts', "import 'react';", 'no-restricted-imports'],
  ['apps/office/src/canary.tsx', "import '@nestjs/common';", 'no-restricted-imports'],
  ['apps/office/src/canary.tsx', 'export const Hello = () => <p>Hallo</p>;', 'no-restricted-syntax'],
  ['apps/office/src/canary.tsx', 'export const Hello = () => <p aria-label="Hallo" />;', 'no-restricted-syntax'],
  ['apps/office/src/canary.tsx', 'export const Hello = () => <p style={{ marginLeft: 1 }} />;', 'no-restricted-syntax'],
  ['apps/office/src/canary.tsx', 'export const Hello = () => <img src="a.png" />;', 'jsx-a11y/alt-text'],
  ['libs/process/api/src/canary.ts', longFunction, 'max-lines-per-function'],
  ['libs/process/api/src/canary.ts', '// a line\n'.repeat(301), 'max-lines'],
  ['libs/process/api/src/canary.ts', 'export const a = (b: any) => b;', '@typescript-eslint/no-explicit-any'],
];

/** The canaries that the lint let pass, one line each. */
export async function survivingCanaries() {
  const eslint = new ESLint({ cwd: fromRoot() });
  const survivors = [];
  for (const [file, text, rule] of CANARIES) {
    const [result] = await eslint.lintText(text, { filePath: fromRoot(file) });
    if (!result?.messages.some((message) => message.ruleId === rule)) survivors.push(`${rule} does not refuse in ${file}: ${text.slice(0, 60)}`);
  }
  return survivors;
}
