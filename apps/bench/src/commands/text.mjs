/**
 * `npm run bench -- text [--only synopsis,anchors,job,draft] [--rounds N] [--runs N] [--quick] [--guard]`: what long texts cost. On the server: comparing two versions of a part,
 * and carrying comments from one to the next; each in processes of its own, cold as after a start, and the slowest of N rounds counts. In the browser: opening a draft of sixty
 * pages with 200 suggestions, typing in it, and reading the suggestions in it; the median of N runs. Fails when a budget is missed; with `--guard` when by far.
 */
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { buildAll } from '../../../../tools/lib/build.mjs';
import { fromRoot } from '../../../../tools/lib/paths.mjs';
import { PlainError } from '../../../../tools/lib/processes.mjs';
import { say } from '../../../../tools/lib/progress.mjs';
import { carryAsJob } from '../text/carry-job.mjs';
import { measureDraft } from '../text/draft.mjs';
import { measures } from '../text/measures.mjs';
import { GUARD_FACTOR, draftFaults, textTables } from '../text/report.mjs';

const THOROUGH = { rounds: 3 };
const QUICK = { rounds: 1 };

const round = (value, digits = 2) => Number(value.toFixed(digits));

/** One round of a measure, in a process of its own. */
function measured(name) {
  return new Promise((resolve, reject) => {
    const child = fork(fromRoot('apps', 'bench', 'src', 'text', 'measure.mjs'), [name]);
    child.once('message', resolve);
    child.once('exit', (code) => reject(new PlainError(`The measure "${name}" ended with ${code} and without a result.`)));
  });
}

/** The same in the worker, on a database: the processes are its own already. Once, as it takes a minute to write the part. */
const job = { title: 'the same as the job of the worker, on a database', seconds: 10, mebibytes: 500 };

/** All rounds of a measure against its budget. */
async function judged(name, rounds, factor) {
  const { title, seconds: mostSeconds, mebibytes: mostMebibytes } = measures[name] ?? job;
  const results = [];
  if (name === 'job') results.push(await carryAsJob());
  else for (let n = 0; n < rounds; n++) results.push(await measured(name));
  const seconds = round(Math.max(...results.map((result) => result.seconds)));
  const mebibytes = Math.round(Math.max(...results.map((result) => result.mebibytes)));
  const met = seconds <= mostSeconds * factor && (mostMebibytes === undefined || mebibytes <= mostMebibytes);
  return { name, title, what: results[0].what, seconds, fastest: round(Math.min(...results.map((result) => result.seconds))), mebibytes, budget: { seconds: mostSeconds, mebibytes: mostMebibytes }, met };
}

function readOptions(args) {
  const [text, yes] = [{ type: 'string' }, { type: 'boolean' }];
  const { values } = parseArgs({ args, options: { only: text, rounds: text, runs: text, guard: yes, quick: yes } });
  const known = [...Object.keys(measures), 'job', 'draft'];
  const names = values.only === undefined ? known.filter((name) => name !== 'job' || !values.quick) : values.only.split(',');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new PlainError(`There is no measure "${unknown}": ${known.join(', ')}.`);
  return {
    ...(values.quick ? QUICK : THOROUGH), ...(values.rounds === undefined ? {} : { rounds: Number(values.rounds) }), ...(values.runs === undefined ? {} : { runs: Number(values.runs) }),
    names, quick: values.quick === true, guard: values.guard === true,
  };
}

/** Writes the result beside the others; what was not measured now stays as it was measured before. A quick one is not worth publishing. */
function keep(result, quick) {
  const folder = fromRoot('apps', 'bench', 'results');
  const file = `${folder}/${quick ? 'text-quick' : 'text'}.json`;
  const former = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { measures: [] };
  const anew = new Map(result.measures.map((measure) => [measure.name, measure]));
  const kept = former.measures.filter(({ name }) => !anew.has(name));
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...result, measures: [...kept, ...result.measures], draft: result.draft ?? former.draft }, null, 2)}\n`);
}

/** Measures, prints and keeps the figures. */
export async function run(args) {
  const { names, rounds, runs, quick, guard } = readOptions(args);
  if (names.includes('draft') || names.includes('job')) await buildAll();
  const results = [];
  for (const name of names.filter((each) => each !== 'draft')) results.push(await judged(name, rounds, guard ? GUARD_FACTOR : 1));
  const draft = names.includes('draft') ? await measureDraft({ quick, runs }) : undefined;
  const result = { rounds, machine: { processor: cpus()[0]?.model, cores: cpus().length, node: process.version }, measures: results, draft };
  say(`\n${textTables(result)}\n`);
  keep(result, quick);
  const faults = draft === undefined ? [] : draftFaults(draft, guard);
  for (const fault of faults) say(`✗ ${fault}`);
  return faults.length === 0 && results.every(({ met }) => met) ? 0 : 1;
}
