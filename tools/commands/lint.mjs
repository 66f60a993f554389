/**
 * `npm run lint`: boundaries, caps and rules of the code, the rules of the style sheets, and whether the rules
 * themselves still speak. Arguments are files; then only they are checked, by ESLint.
 */
import { checkCss } from '../checks/css.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { runCommand, runNode } from '../lib/processes.mjs';
import { say, step } from '../lib/progress.mjs';

process.env.NX_DAEMON = 'false';
process.env.NX_NO_CLOUD = 'true';

/** Makes Nx know the packages as they are now; without that its rule checks nothing, and says so only in passing. */
async function refreshGraph() {
  const { createProjectGraphAsync } = await import('@nx/devkit');
  await createProjectGraphAsync({ exitOnError: false });
}

/** Runs ESLint on files and resolves with its exit code. */
function eslint(files) {
  return runNode(fromRoot('node_modules', 'eslint', 'bin', 'eslint.js'), ['--max-warnings', '0', ...files]);
}

await runCommand(async (args) => {
  await step('Package graph', refreshGraph);
  if (args.length > 0) return eslint(args);
  const code = await eslint(['.']);
  const { survivingCanaries } = await import('../checks/canaries.mjs');
  const faults = [...checkCss(), ...(await survivingCanaries())];
  faults.forEach(say);
  say(`Lint: ${code === 0 ? 'code clean' : 'code has faults'}, ${faults.length} other faults.`);
  return code || (faults.length > 0 ? 1 : 0);
});
