/** `npm run start:production`: the built platform without samples; secrets and DATABASE_URL are required. */
import { runPlatform } from '../lib/platform.mjs';
import { runCommand } from '../lib/processes.mjs';

await runCommand(() => runPlatform('production'), { signalCode: 0 });
