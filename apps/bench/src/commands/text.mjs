/**
 * `npm run bench -- text [--only synopsis,anchors] [--rounds N] [--guard]`: what long texts cost: comparing two versions of a part, and carrying comments from one to the
 * next. Every measure runs in processes of its own, cold as after a start; the slowest round counts. Fails when a budget is missed.
 */
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { compileServer } from '../../../../tools/lib/build-server.mjs';
import { fromRoot } from '../../../../tools/lib/paths.mjs';
import { PlainError } from '../../../../tools/lib/processes.mjs';
import { say } from '../../../../tools/lib/progress.mjs';
import { table } from '../report/text.mjs';
import { measures } from '../text/measures.mjs';

// What the checks of each change allow: a machine may be slow, and only a mistake of another order shall fall through.
const GUARD_FACTOR = 4;

const round = (value, digits = 2) => Number(value.toFixed(digits));

/** One round of a measure, in a process of its own. */
function measured(name) {
  return new Promise((resolve, reject) => {
    const child = fork(fromRoot('apps', 'bench', 'src', 'text', 'measure.mjs'), [name]);
    child.once('message', resolve);
    child.once('exit', (code) => reject(new PlainError(`The measure "${name}" ended with ${code} and without a result.`)));
  });
}

/** All rounds of a measure against its budget. */
async function judged(name, rounds, factor) {
  const { title, seconds: mostSeconds, mebibytes: mostMebibytes } = measures[name];
  const results = [];
  for (let n = 0; n < rounds; n++) results.push(await measured(name));
  const seconds = round(Math.max(...results.map((result) => result.seconds)));
  const mebibytes = Math.round(Math.max(...results.map((result) => result.mebibytes)));
  const met = seconds <= mostSeconds * factor && (mostMebibytes === undefined || mebibytes <= mostMebibytes);
  return { name, title, what: results[0].what, seconds, fastest: round(Math.min(...results.map((result) => result.seconds))), mebibytes, budget: { seconds: mostSeconds, mebibytes: mostMebibytes }, met };
}

/** Measures, prints and keeps the figures. */
export async function run(args) {
  const text = { type: 'string' };
  const { values } = parseArgs({ args, options: { only: text, rounds: text, guard: { type: 'boolean' } } });
  const names = values.only === undefined ? Object.keys(measures) : values.only.split(',');
  const unknown = names.find((name) => measures[name] === undefined);
  if (unknown !== undefined) throw new PlainError(`There is no measure "${unknown}": ${Object.keys(measures).join(', ')}.`);
  const rounds = Number(values.rounds ?? 3);
  await compileServer();
  const results = [];
  for (const name of names) results.push(await judged(name, rounds, values.guard ? GUARD_FACTOR : 1));
  for (const { title, what } of results) say(`${title}: ${what}`);
  say(`\n${table(['', 'seconds', 'fastest', 'wanted', 'MiB', 'wanted', ''], results.map(({ title, seconds, fastest, mebibytes, budget, met }) =>
    [title, seconds, fastest, `at most ${budget.seconds}`, mebibytes, budget.mebibytes === undefined ? '' : `at most ${budget.mebibytes}`, met ? 'met' : 'missed']))}\n`);
  const folder = fromRoot('apps', 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/text.json`, `${JSON.stringify({ rounds, machine: { processor: cpus()[0]?.model, cores: cpus().length, node: process.version }, measures: results }, null, 2)}\n`);
  return results.every(({ met }) => met) ? 0 : 1;
}
