/**
 * `npm run faults [-- NAME …] [--quick] [--runs=N] [--seed=N]`: what goes wrong at the worst moment, made to go wrong: on the built platform with a
 * database of its own. Names are those of `tools/faults/faults.mjs`; without one, all. `--quick` is the short form for each change. Says what was lost or
 * doubled; the last line is `N passed, N failed`.
 */
import { parseArgs } from 'node:util';
import { faults } from '../faults/faults.mjs';
import { buildAll } from '../lib/build.mjs';
import { PlainError, runCommand } from '../lib/processes.mjs';
import { say, step } from '../lib/progress.mjs';

await runCommand(async (args) => {
  const { values: { quick = false, ...figures }, positionals } = parseArgs({
    args, allowPositionals: true, options: { quick: { type: 'boolean' }, runs: { type: 'string' }, seed: { type: 'string' } },
  });
  const [runs, seed] = [figures.runs, figures.seed].map((figure) => (figure === undefined ? undefined : Number(figure)));
  const unknown = positionals.find((name) => faults[name] === undefined);
  if (unknown !== undefined) throw new PlainError(`There is no fault "${unknown}": ${Object.keys(faults).join(', ')}.`);
  await buildAll();
  let [passed, failed] = [0, 0];
  for (const name of positionals.length > 0 ? positionals : Object.keys(faults)) {
    const { title, run } = await faults[name]();
    const checks = await step(`${name}: ${title}`, () => run({ quick, runs, seed }));
    say(`${name}: ${title}`);
    for (const [what, holds, value] of checks) say(`${holds ? '✓' : '✗'} ${what} (${value})`);
    passed += checks.filter(([, holds]) => holds).length;
    failed += checks.filter(([, holds]) => !holds).length;
  }
  say(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
