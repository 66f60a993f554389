/** `npm run schema`: writes apps/api/schema.graphql from the code; with `--check`, fails when the file differs. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { buildServer } from '../lib/build.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { PlainError, outputOfNode, runCommand } from '../lib/processes.mjs';
import { say } from '../lib/progress.mjs';

const FILE = fromRoot('apps', 'api', 'schema.graphql');

/** The first line in which two texts differ, for the message. */
function firstDifference(ours, theirs) {
  const [a, b] = [ours.split('\n'), theirs.split('\n')];
  const line = a.findIndex((text, i) => text !== b[i]);
  return line < 0 ? `line ${a.length + 1}` : `line ${line + 1}: "${a[line]}" instead of "${b[line] ?? ''}"`;
}

await runCommand(async (args) => {
  await buildServer();
  const printed = await outputOfNode(fromRoot('apps', 'api', 'dist', 'cli.js'), ['print-schema'], { title: 'Printing the schema' });
  const committed = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  if (printed === committed) say('apps/api/schema.graphql is what the code says.');
  else if (args.includes('--check')) {
    throw new PlainError(`apps/api/schema.graphql differs from the code (${firstDifference(committed, printed)}): run npm run schema and commit it.`);
  } else {
    writeFileSync(FILE, printed);
    say('apps/api/schema.graphql written.');
  }
});
