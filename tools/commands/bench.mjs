/**
 * `npm run bench`: measurements of the platform. The first word names one of `apps/bench/src/commands`: `api` (also when
 * there is none), `plots`, …; further arguments are for it. Each of these files exports `run(args)`, which resolves with the exit code.
 */
import { existsSync, readdirSync } from 'node:fs';
import { buildServer } from '../lib/build.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { PlainError, fileUrl, runCommand } from '../lib/processes.mjs';

const folder = fromRoot('apps', 'bench', 'src', 'commands');

await runCommand(async (args) => {
  const [word, rest] = args.length > 0 && !args[0].startsWith('-') ? [args[0], args.slice(1)] : ['api', args];
  const file = fromRoot('apps', 'bench', 'src', 'commands', `${word}.mjs`);
  if (!/^[a-z]+$/.test(word) || !existsSync(file)) {
    const known = readdirSync(folder).map((name) => name.replace('.mjs', '')).join(', ');
    throw new PlainError(`There is no benchmark "${word}": ${known}.`);
  }
  // Some import what they measure.
  await buildServer();
  const { run } = await import(fileUrl(file));
  return run(rest);
});
