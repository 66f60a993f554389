/** `npm run bench -- seed [--scale N]`: only makes the database of a scale. */
import { parseArgs } from 'node:util';
import { buildServer } from '../../../../tools/lib/build.mjs';
import { say } from '../../../../tools/lib/progress.mjs';
import { openDatabase, productionSettings } from '../run/database.mjs';
import { seededDatabase } from '../seed/seed.mjs';

/** Makes the seeded database of a scale, unless it is there. */
export async function run(args) {
  const { values } = parseArgs({ args, options: { scale: { type: 'string', default: '1' } } });
  await buildServer();
  const database = await openDatabase();
  const name = await seededDatabase(database.url, { ...database, scale: Number(values.scale), platform: productionSettings(database, database) });
  say(`The database ${name} holds the data of the benchmark.`);
}
