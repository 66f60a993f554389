/**
 * `npm run faults -- NAME…`: brings about what must not do harm, on a platform of its own, and checks that it did none. Each file of `tools/faults`
 * is one fault: it exports `run(options)`, which resolves with `{ passed, failed, said }`. `--short`: the form for every build.
 */
import { existsSync, readdirSync } from 'node:fs';
import { buildAll } from '../lib/build.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { PlainError, fileUrl, runCommand } from '../lib/processes.mjs';
import { say } from '../lib/progress.mjs';

const folder = fromRoot('tools', 'faults');
const suffix = '.fault.mjs';

await runCommand(async (args) => {
  const known = readdirSync(folder).filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
  const names = args.filter((word) => !word.startsWith('--')).map((word) => word.toLowerCase());
  const wrong = names.find((name) => !/^[a-z0-9-]+$/.test(name) || !existsSync(fromRoot('tools', 'faults', name + suffix)));
  if (names.length === 0 || wrong !== undefined) throw new PlainError(`Use: npm run faults -- NAME… [--short]. Names: ${known.join(', ')}.`);
  await buildAll();
  const sum = { passed: 0, failed: 0 };
  for (const name of names) {
    const { run } = await import(fileUrl(fromRoot('tools', 'faults', name + suffix)));
    const { passed, failed, said } = await run(args.filter((word) => word.startsWith('--')));
    said.forEach((line) => say(`${name}: ${line}`));
    sum.passed += passed;
    sum.failed += failed;
  }
  say(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
});
