/**
 * `npm run bench [-- api] [--scale 1|10] [--only R1,W1] [--rounds N] [--seconds N] [--quick] [--guard]`: our server against its limit, on the data of
 * the design. `--quick` takes seconds instead of minutes, on a tenth of the data; `--guard` fails when a ratio has fallen far.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { buildAll } from '../../../../tools/lib/build.mjs';
import { fromRoot } from '../../../../tools/lib/paths.mjs';
import { say } from '../../../../tools/lib/progress.mjs';
import { judge } from '../report/budgets.mjs';
import { guard } from '../report/guard.mjs';
import { budgetTable } from '../report/text.mjs';
import { benchApi, benchGrowth } from '../run/api-bench.mjs';
import { cases } from '../run/cases.mjs';
import { openDatabase } from '../run/database.mjs';
import { cores } from '../run/processor.mjs';
import { freshWorld, pinPostgres } from '../run/world.mjs';

const THOROUGH = { scale: 1, rounds: 5, seconds: 4, warmup: 2, starts: 3, thorough: true };
const QUICK = { scale: 0.1, rounds: 3, seconds: 1, warmup: 0.7, starts: 1, thorough: false };
const GROWING = ['R1', 'R2', 'R3', 'W1'].filter((name) => cases[name]);

function readOptions(args) {
  const text = { type: 'string' };
  const { values } = parseArgs({ args, options: { scale: text, only: text, rounds: text, seconds: text, quick: { type: 'boolean' }, guard: { type: 'boolean' } } });
  const numbers = Object.fromEntries(['scale', 'rounds', 'seconds'].flatMap((name) => (values[name] === undefined ? [] : [[name, Number(values[name])]])));
  const names = values.only === undefined ? Object.keys(cases) : values.only.split(',');
  return { ...(values.quick ? QUICK : THOROUGH), ...numbers, names, guard: values.guard === true };
}

/** Writes the result where the plots of the documentation are made from. */
function keep(result) {
  const folder = fromRoot('apps', 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/api-${result.scale}x.json`, `${JSON.stringify(result, null, 2)}\n`);
}

/** Runs the benchmark of the API. */
export async function run(args) {
  const options = readOptions(args);
  await buildAll();
  const database = await openDatabase();
  const postgres = await pinPostgres(database);
  const world = await freshWorld(database, options.scale);
  const measured = await benchApi(database, world, postgres, options);
  const growth = options.scale === 10 ? await benchGrowth(database, [await freshWorld(database, 1), world], postgres, { ...options, names: GROWING }) : undefined;
  const { scale, rounds, seconds } = options;
  const machine = { processor: cpus()[0]?.model, cores: cpus().length, pinned: cores !== undefined && postgres.pinned, node: process.version };
  const result = { scale, rounds, seconds, machine, ...measured, ...(growth ? { growth } : {}) };
  const judged = judge(result);
  keep({ ...result, budgets: judged });
  say(`\n${budgetTable(judged)}\n`);
  if (!machine.pinned) say('The processes could not be pinned to cores: the figures are less steady.');
  return options.guard ? guard(result) : 0;
}
