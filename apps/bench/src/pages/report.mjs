/** The figures of the pages as text: for the terminal and for docs/figures.md. */
import { table } from '../report/text.mjs';
import { median } from '../run/compare.mjs';
import { KEYSTROKE, OFFICE, READING, WEIGHT, faultsOf } from './budgets.mjs';

const KEYS = { lcp: 'LCP', fcp: 'FCP', interactive: 'interactive', tbt: 'TBT', cls: 'CLS', score: 'score', beforeInteractive: 'kB before interactive', acting: 'kB for acting' };
const kb = (bytes) => (bytes / 1000).toFixed(1);
const shown = (key, value) => (key in WEIGHT ? kb(value) : value);

const verdict = (faults) => (faults.length === 0 ? 'met' : `missed: ${[...new Set(faults.map(({ key, value, budget }) => `${KEYS[key]} ${shown(key, value)} (${shown(key, budget)})`))].join(', ')}`);

const HEAD = ['page', 'throttling', 'LCP ms', 'FCP ms', 'interactive ms', 'TBT ms', 'CLS', 'score', 'kB before it', 'of it script', 'kB for acting', 'budgets'];

/** A line for each page and way of throttling; what depends on no throttling stands in the last of them. */
function rowsOf(page) {
  const faults = faultsOf(page);
  const modes = Object.entries(page.modes);
  return modes.map(([mode, figures], n) => {
    const isLast = n === modes.length - 1;
    const weight = isLast && page.weight ? [kb(page.weight.beforeInteractive), kb(page.weight.scriptBeforePaint), page.weight.acting === undefined ? '' : kb(page.weight.acting)] : ['', '', ''];
    const own = faults.filter((fault) => fault.mode === mode || (isLast && fault.mode === 'weight'));
    const { lcp, lowest, highest, fcp, interactive, tbt, cls, score } = figures;
    return [n === 0 ? page.name : '', mode, `${lcp} (${lowest} to ${highest})`, fcp, interactive, tbt, cls, score, ...weight, verdict(own)];
  });
}

/** The table for the terminal. */
export const pagesTable = ({ pages }) => table(HEAD, pages.flatMap(rowsOf));

const BUDGET = `Budgets of a page for reading: LCP ${READING.lcp} ms, interactive ${READING.interactive} ms, ${kb(WEIGHT.beforeInteractive)} kB before it, TBT below ${READING.tbt} ms, CLS below ${READING.cls}, `
  + `score ${READING.score}, in both ways of throttling; ${kb(WEIGHT.acting)} kB of script for acting. Of the office, signed in: LCP ${OFFICE.lcp} ms.`;

/** How many pages keep all their budgets. */
export function countLine({ pages }) {
  const missed = pages.filter((page) => faultsOf(page).length > 0).length;
  return `${pages.length - missed} of ${pages.length} pages meet their budgets.`;
}

/** The key in the queue, against its budget; nothing where it was not measured. */
export function keystrokeLine({ keystroke }) {
  if (keystroke === undefined) return '';
  const { long, short } = keystroke;
  const figures = ({ rows, p50, p95, worst }) => `${rows} rows p50 ${p50} ms, p95 ${p95} ms, at worst ${worst} ms`;
  return `The key for the next entry in the moderation queue, from the press to the painted picture with that entry, processor slowed 4 times, ${long.presses} presses: ${figures(long)}; `
    + `budget: p95 below ${KEYSTROKE.p95} ms, ${long.p95 < KEYSTROKE.p95 ? 'met' : 'missed'}. For comparison, ${figures(short)}.`;
}

/** From how many runs the figures are, and how fast the machine was meanwhile by Lighthouse's own measure: pages may have been measured one by one. */
function circumstances(pages) {
  const runs = [...new Set(pages.map((page) => page.runs))].sort((a, b) => a - b);
  const speed = Math.round(median(pages.flatMap(({ modes }) => Object.values(modes).map((figures) => figures.speed))));
  return `medians of ${runs.join(' or ')} runs, in brackets the fastest and slowest; the machine's own speed by Lighthouse's measure: ${speed}`;
}

/** Text for the documentation. */
export function pagesText(result) {
  const { machine, lighthouse, pages } = result;
  const head = [HEAD, HEAD.map((_, n) => (n < 2 ? '---' : '--:')), ...pages.flatMap(rowsOf)];
  return [
    `${machine.cores} cores (${machine.processor}), Node ${machine.node}, Lighthouse ${lighthouse}, ${machine.browser}; ${circumstances(pages)}.`,
    BUDGET,
    countLine(result),
    head.map((row) => `| ${row.join(' | ')} |`).join('\n'),
    keystrokeLine(result),
  ].filter(Boolean).join('\n\n');
}
