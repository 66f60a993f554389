/**
 * `npm run conformance -- anchors FOLDER`: tries the platform's rules on real texts. `FOLDER` holds the versions of a text and what is known
 * to have become of its sentences (docs/anchors.md tells the files); prints how many were carried right, and fails where a promise is broken.
 */
import { resolve } from 'node:path';
import { compileServer } from '../lib/build-server.mjs';
import { PlainError, runCommand } from '../lib/processes.mjs';

const usage = 'Use: npm run conformance -- anchors FOLDER';

await runCommand(async ([what, folder, ...rest]) => {
  if (what !== 'anchors' || folder === undefined || rest.length > 0) throw new PlainError(usage);
  await compileServer();
  const { checkAnchors } = await import('../conformance/anchors.mjs');
  return checkAnchors(resolve(process.env.INIT_CWD ?? process.cwd(), folder));
});
