/** `npm run build`: server code, GraphQL types and both apps, as far as their sources changed. */
import { buildAll } from '../lib/build.mjs';
import { runCommand } from '../lib/processes.mjs';

await runCommand(() => buildAll());
