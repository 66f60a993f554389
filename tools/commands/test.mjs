/**
 * `npm test`: unit, integration and end-to-end tests. `npm test -- unit|integration|e2e [arguments]` runs one part with
 * further arguments for its runner. Names what failed before the last line, which is `N passed, N failed`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { buildServer, buildWeb } from '../lib/build.mjs';
import { requireChromium } from '../lib/chromium.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { PlainError, onEnd, runCommand, runNode } from '../lib/processes.mjs';
import { say } from '../lib/progress.mjs';

const reports = mkdtempSync(join(tmpdir(), 'mitgestalten-tests-'));
onEnd(() => rmSync(reports, { recursive: true, force: true }));

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** The result of a part, in which nothing run at all and a broken runner are failures. */
function resultOf(part, code, { passed = 0, failed = 0, skipped = 0, names = [] } = {}) {
  if (passed + failed === 0) say(`${part}: no test was run.`);
  const unexplained = failed === 0 && (code !== 0 || passed === 0) ? 1 : 0;
  return { part, passed, failed: failed + unexplained, skipped, names };
}

// What was wanted and what came stand in the first lines.
const REASON_LINES = 12;

/** A test by its name, and in a few words why it failed. */
const withReason = (name, message) => [name, ...stripVTControlCharacters(message ?? '').split('\n').map((line) => line.trim()).filter(Boolean).slice(0, REASON_LINES)].join(' · ');

/** The failed tests of a report of Jest, and the files that could not be run at all. */
const failedIn = ({ testResults }) => testResults.flatMap(({ name, assertionResults, status, message }) => {
  const failed = assertionResults.filter((test) => test.status === 'failed').map(({ fullName, failureMessages }) => withReason(fullName, failureMessages[0]));
  return failed.length > 0 || status !== 'failed' ? failed : [withReason(relative(fromRoot(), name), message)];
});

/** Why a story failed, and behind the first line of that what its pages said then (apps/e2e/support/people.ts). */
function reasonOf({ tests }) {
  const [first = '', ...more] = (tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message ?? '').split('\n');
  const seen = tests.flatMap(({ annotations }) => annotations).filter(({ type }) => type === 'seen').map(({ description }) => `seen: ${description}`);
  return [first, ...seen, ...more].join('\n');
}

/** The failed stories of a report of Playwright, whose suites nest. */
const failedStories = ({ suites = [], specs = [], title = '' }) => [
  ...specs.filter(({ ok }) => !ok).map((spec) => withReason(`${title}: ${spec.title}`, reasonOf(spec))),
  ...suites.flatMap(failedStories),
];

/** Runs one project of jest.config.mjs. */
async function runJest(part, args) {
  const file = join(reports, `${part}.json`);
  const options = ['--selectProjects', part, '--passWithNoTests', '--json', `--outputFile=${file}`, ...args];
  const nodeArgs = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const env = { ...process.env, NODE_ENV: 'test' };
  const code = await runNode(fromRoot('node_modules', 'jest', 'bin', 'jest.js'), options, { nodeArgs, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const report = readReport(file);
  return resultOf(part, code, report && {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
    names: failedIn(report),
  });
}

/** Runs the stories in a browser. */
async function runStories(args) {
  const file = join(reports, 'e2e.json');
  const env = { ...process.env, CHROMIUM_PATH: await requireChromium(), E2E_JSON: file };
  const options = ['test', '-c', join('apps', 'e2e', 'playwright.config.ts'), ...args];
  const code = await runNode(fromRoot('node_modules', '@playwright', 'test', 'cli.js'), options, { env });
  const report = readReport(file);
  const { stats } = report ?? {};
  return resultOf('e2e', code, stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped, names: failedStories(report) });
}

const PARTS = {
  unit: (args) => runJest('unit', args),
  integration: (args) => runJest('integration', args),
  e2e: (args) => runStories(args),
};

await runCommand(async ([part, ...args]) => {
  if (part && !PARTS[part]) throw new PlainError(`There is no test part "${part}": unit, integration or e2e.`);
  if (!part || part === 'e2e') await requireChromium();
  await buildServer();
  // The pages too: an integration test starts whole API processes, which serve them.
  await buildWeb();
  const results = [];
  for (const name of part ? [part] : Object.keys(PARTS)) results.push(await PARTS[name](args));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  for (const { part: of, names } of results) for (const failed of names) say(`failed: ${of}: ${failed}`);
  for (const result of results) say(`${result.part}: ${result.passed} passed, ${result.failed} failed${result.skipped ? `, ${result.skipped} skipped` : ''}`);
  say(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') > 0 ? 1 : 0;
});
