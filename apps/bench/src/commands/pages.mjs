/**
 * `npm run bench -- pages [--quick] [--guard] [--runs N] [--modes simulate,devtools] [--only start,office,keystroke,voices]`: the pages for reading and the first
 * screen of the office by Lighthouse, on its weak phone; a key in the office's longest list; and a section with a thousand comments, by the browser's own trace. `--only`
 * leaves the others as they were. `--quick` takes two minutes; `--guard` fails when a page has become much heavier or jumps.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { requireChromium } from '../../../../tools/lib/chromium.mjs';
import { fromRoot } from '../../../../tools/lib/paths.mjs';
import { PlainError } from '../../../../tools/lib/processes.mjs';
import { say, step } from '../../../../tools/lib/progress.mjs';
import { openBrowser } from '../pages/browser.mjs';
import { weightOfActing } from '../pages/bytes.mjs';
import { guard } from '../pages/guard.mjs';
import { measureKeystroke } from '../pages/keystroke.mjs';
import { MODES, measurePage } from '../pages/measure.mjs';
import { measureOffice } from '../pages/office.mjs';
import { countLine, keystrokeLine, pagesTable } from '../pages/report.mjs';
import { startSample } from '../pages/sample.mjs';
import { measureVoices, voicesGuard, voicesTable } from '../pages/voices.mjs';

const THOROUGH = { runs: 5, modes: MODES };
// One run with real throttling, of the page with the most on it: bytes, requests and shifts do not differ from run to run.
const QUICK = { runs: 1, modes: ['devtools'], names: ['measure', 'office', 'keystroke', 'voices'] };

function readOptions(args) {
  const text = { type: 'string' };
  const { values } = parseArgs({ args, options: { runs: text, modes: text, only: text, quick: { type: 'boolean' }, guard: { type: 'boolean' } } });
  const modes = values.modes?.split(',');
  const unknown = modes?.find((mode) => !MODES.includes(mode));
  if (unknown !== undefined) throw new PlainError(`There is no way of throttling "${unknown}": ${MODES.join(', ')}.`);
  return {
    ...(values.quick ? QUICK : THOROUGH), ...(modes ? { modes } : {}), ...(values.runs === undefined ? {} : { runs: Number(values.runs) }),
    ...(values.only === undefined ? {} : { names: values.only.split(',') }), guard: values.guard === true, quick: values.quick === true,
  };
}

/** One page for reading, in a browser of its own. */
async function measureReading({ baseUrl }, [name, path], options) {
  const browser = await openBrowser();
  try {
    const url = `${baseUrl}${path}`;
    // The first request compiles and fills the pools: a platform that has just started is not what people meet.
    for (let n = 0; n < 3; n++) await (await fetch(url)).text();
    const result = { name, kind: 'reading', path, ...(await measurePage(browser.port, url, options)) };
    if (result.weight) result.weight.acting = await weightOfActing(browser.port, url);
    return result;
  } finally {
    await browser.close();
  }
}

async function measureAll(sample, { names, ...options }) {
  const isWanted = (name) => names === undefined || names.includes(name);
  const pages = [];
  for (const page of sample.pages.filter(([name]) => isWanted(name))) pages.push(await step(`Page ${page[0]}`, () => measureReading(sample, page, options)));
  if (isWanted('office')) pages.push(await step('Office', () => measureOffice(sample, options)));
  // It does not take the twenty minutes of the pages with it when a key goes unanswered.
  let fault;
  const keystroke = isWanted('keystroke') ? await step('Key in the queue', () => measureKeystroke(sample)).catch((error) => void (fault = error)) : undefined;
  if (pages.length === 0 && !isWanted('keystroke')) throw new PlainError(`There is no such page: ${[...sample.pages.map(([name]) => name), 'office', 'keystroke', 'voices'].join(', ')}.`);
  return { pages, keystroke, fault };
}

async function machine() {
  const browser = spawnSync(await requireChromium(), ['--version'], { encoding: 'utf8' }).stdout.trim();
  return { processor: cpus()[0]?.model, cores: cpus().length, node: process.version, browser };
}

const storedIn = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** What was measured anew, among everything else as it was measured before; without that when another Lighthouse did it, whose figures are others. */
function among(former, result) {
  if (former?.lighthouse !== result.lighthouse) return result;
  const anew = new Map(result.pages.map((page) => [page.name, page]));
  const kept = former.pages.map((page) => anew.get(page.name) ?? page);
  const further = result.pages.filter(({ name }) => !former.pages.some((page) => page.name === name));
  return { ...result, pages: [...kept, ...further], keystroke: result.keystroke ?? former.keystroke };
}

/** Writes the result beside that of the API. A quick one is not worth publishing. */
function keep(result, { quick, names }) {
  const folder = fromRoot('apps', 'bench', 'results');
  const file = `${folder}/${quick ? 'pages-quick' : 'pages'}.json`;
  mkdirSync(folder, { recursive: true });
  const isWhole = names === undefined && result.keystroke !== undefined;
  const whole = quick || isWhole ? result : among(storedIn(file) ?? storedIn(`${folder}/published.json`)?.pages, result);
  writeFileSync(file, `${JSON.stringify(whole, null, 2)}\n`);
}

/** A section with a thousand comments, on a platform of its own; its figures have a file of their own. */
async function runVoices({ runs, guard: isGuard, quick }) {
  const result = await step('A section with 1,000 comments', () => measureVoices(runs));
  const folder = fromRoot('apps', 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${quick ? 'voices-quick' : 'voices'}.json`, `${JSON.stringify(result, null, 2)}\n`);
  say(`\n${voicesTable(result)}\n`);
  return isGuard ? voicesGuard(result) : 0;
}

/** Runs the benchmark of the pages. */
export async function run(args) {
  const options = readOptions(args);
  const voices = options.names === undefined || options.names.includes('voices') ? await runVoices(options) : 0;
  if (options.names?.every((name) => name === 'voices')) return voices;
  const sample = await startSample();
  const { pages, keystroke, fault } = await measureAll(sample, options);
  await sample.stop();
  const { version } = JSON.parse(readFileSync(fromRoot('node_modules', 'lighthouse', 'package.json'), 'utf8'));
  const result = { lighthouse: version, machine: await machine(), pages, keystroke };
  keep(result, options);
  const ofPages = pages.length > 0 ? [pagesTable(result), countLine(result)] : [];
  say(`\n${[...ofPages, keystrokeLine(result)].filter(Boolean).join('\n\n')}`);
  const guarded = options.guard ? guard(result) : 0;
  if (fault !== undefined) throw fault;
  return Math.max(voices, guarded);
}
