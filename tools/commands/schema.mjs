/** `npm run schema`: writes apps/api/schema.graphql and docs/access.md from the code; with `--check`, fails when one differs. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { buildServer } from '../lib/build.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { PlainError, outputOfNode, runCommand } from '../lib/processes.mjs';
import { say } from '../lib/progress.mjs';

const PRINTED = { 'apps/api/schema.graphql': 'print-schema', 'docs/access.md': 'print-access' };

/** The first line in which two texts differ, for the message. */
function firstDifference(ours, theirs) {
  const [a, b] = [ours.split('\n'), theirs.split('\n')];
  const line = a.findIndex((text, i) => text !== b[i]);
  return line < 0 ? `line ${a.length + 1}` : `line ${line + 1}: "${a[line]}" instead of "${b[line] ?? ''}"`;
}

/** Writes one file, or compares it. */
async function print(name, command, isCheck) {
  const file = fromRoot(...name.split('/'));
  const printed = await outputOfNode(fromRoot('apps', 'api', 'dist', 'cli.js'), [command], { title: `Printing ${name}` });
  const committed = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (printed === committed) say(`${name} is what the code says.`);
  else if (isCheck) {
    throw new PlainError(`${name} differs from the code (${firstDifference(committed, printed)}): run npm run schema and commit it.`);
  } else {
    writeFileSync(file, printed);
    say(`${name} written.`);
  }
}

await runCommand(async (args) => {
  await buildServer();
  for (const [name, command] of Object.entries(PRINTED)) await print(name, command, args.includes('--check'));
});
