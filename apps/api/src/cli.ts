import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { faultForLog, SettingsError } from '@mitgestalten/platform';
import { CommandError } from './command-error.js';
import { commands } from './commands.js';

const usage = `Usage: npm run mitgestalten -- COMMAND

  setup TEMPLATE --admin EMAIL      a new process from a template file, and its first administrator
  import dipas FILE --process SLUG  contributions of a DIPAS export, as proposals in the moderation queue
  recount [--process SLUG]          compare all counters, papers, ledgers and tallies; --repair writes the counted figures
  migrate                           bring the database to the newest state
`;

/** The command line of an operator. Results go to standard output, faults as one sentence to standard error. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { admin: { type: 'string' }, process: { type: 'string' }, repair: { type: 'boolean' }, out: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [name = '', ...rest] = positionals;
  const command = commands[name];
  if (values.help || command === undefined) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const output = await command(rest, values);
  if (values.out !== undefined) writeFileSync(values.out, output);
  else process.stdout.write(output);
  return 0;
}

try {
  process.exit(await main());
} catch (error) {
  const expected = error instanceof SettingsError || error instanceof CommandError;
  process.stderr.write(`${expected ? (error as Error).message : faultForLog(error)}\n`);
  process.exit(1);
}
