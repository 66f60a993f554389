/** One page as Lighthouse sees it on its weak phone, in both ways of throttling. */
import lighthouse from 'lighthouse';
import { PlainError } from '../../../../tools/lib/processes.mjs';
import { median } from '../run/compare.mjs';
import { weightOfPage } from './bytes.mjs';

/** `simulate` loads at full speed and computes what a weak phone would have made of it; `devtools` makes line and processor slow. */
export const MODES = ['simulate', 'devtools'];

const METRICS = {
  lcp: 'largest-contentful-paint', fcp: 'first-contentful-paint', interactive: 'interactive', tbt: 'total-blocking-time', cls: 'cumulative-layout-shift', si: 'speed-index',
};
const AUDITS = [...Object.values(METRICS), 'network-requests'];

// Now and then the browser paints nothing that Lighthouse takes for a first picture, on a busy machine: such a run says nothing about the page.
const ATTEMPTS = 3;

/** One run that has figures; what one attempt said is told when none had. */
async function runOnce(port, url, mode) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(port, url, mode);
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof PlainError)) throw error;
      process.stderr.write(`  again: ${error.message}\n`);
    }
  }
}

/** One run: metrics in ms, the score in percent, and the requests. Throws when the page did not load. */
async function attemptOnce(port, url, mode) {
  const { lhr } = await lighthouse(url, { port, output: 'json', logLevel: 'error', throttlingMethod: mode, onlyAudits: AUDITS, disableFullPageScreenshot: true });
  if (lhr.runtimeError) throw new PlainError(`${url}: ${lhr.runtimeError.message}`);
  const metrics = Object.fromEntries(Object.entries(METRICS).map(([key, audit]) => [key, lhr.audits[audit].numericValue]));
  const missing = Object.values(METRICS).map((audit) => lhr.audits[audit]).find(({ numericValue }) => numericValue === undefined);
  if (missing) throw new PlainError(`${url}: Lighthouse has no figure for ${missing.id}: ${missing.errorMessage}`);
  if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname) throw new PlainError(`${url} led to ${lhr.finalDisplayedUrl}.`);
  const requests = lhr.audits['network-requests'].details.items;
  return { ...metrics, score: lhr.categories.performance.score * 100, speed: lhr.environment.benchmarkIndex, requests };
}

const round = (key, value) => Number(value.toFixed(key === 'cls' ? 4 : 0));

/** Medians over the runs, and the lowest and highest LCP. */
function summary(runs) {
  const keys = [...Object.keys(METRICS), 'score', 'speed'];
  const lcps = runs.map(({ lcp }) => Math.round(lcp));
  return { ...Object.fromEntries(keys.map((key) => [key, round(key, median(runs.map((run) => run[key])))])), lowest: Math.min(...lcps), highest: Math.max(...lcps) };
}

/** The run in the middle: that with the median of the time until the page could be used. */
const middleOf = (runs) => [...runs].sort((a, b) => a.interactive - b.interactive)[runs.length >> 1];

/**
 * Measures one page: for each mode the figures; `weight` in bytes, where real throttling was measured.
 * @param port of the browser
 */
export async function measurePage(port, url, { runs, modes }) {
  const result = { runs, modes: {} };
  for (const mode of modes) {
    const all = [];
    for (let n = 0; n < runs; n++) all.push(await runOnce(port, url, mode));
    result.modes[mode] = summary(all);
    if (mode === 'devtools') result.weight = await weightOfPage(middleOf(all).requests, middleOf(all));
  }
  return result;
}
