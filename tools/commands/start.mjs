/** `npm start`: the whole platform, in sample mode unless MODE says otherwise. Ends with Ctrl-C, exit code 0. */
import { runPlatform } from '../lib/platform.mjs';
import { runCommand } from '../lib/processes.mjs';

await runCommand(() => runPlatform(process.env.MODE || 'sample'), { signalCode: 0 });
