/** `npm run typecheck`: the types of server and web, after the GraphQL types were made. */
import { buildTypes } from '../lib/build.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { runCommand, runNode } from '../lib/processes.mjs';
import { say } from '../lib/progress.mjs';

await runCommand(async () => {
  await buildTypes();
  const tsc = fromRoot('node_modules', 'typescript', 'bin', 'tsc');
  let worst = 0;
  for (const project of ['tsconfig.server.json', 'tsconfig.web.json']) {
    const code = await runNode(tsc, ['-p', project, '--noEmit']);
    say(`${project}: ${code === 0 ? 'ok' : 'has errors'}`);
    worst ||= code;
  }
  return worst;
});
