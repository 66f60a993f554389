/** The budgets of the design for pages, and what a measurement says about each. */

const KB = 1000;

/** Of every page for reading, in each way of throttling. Times in ms. */
export const READING = { lcp: 1000, interactive: 1200, tbt: 50, cls: 0.01, score: 98 };
/** Of every page for reading, in bytes. */
export const WEIGHT = { beforeInteractive: 60 * KB, acting: 180 * KB };
/** Of a section with a thousand comments, on a processor four times slower: ms from its text to its first highlight, and of the longest task while somebody scrolls or opens one. */
export const VOICES = { highlight: 100, task: 50 };
/** Of the office: its first useful screen, in ms. */
export const OFFICE = { lcp: 2500 };
/** Of a key in the moderation queue with a thousand rows, in ms. */
export const KEYSTROKE = { p95: 50 };

const holds = (key, value, budget) => (key === 'score' ? value >= budget : key === 'lcp' || key === 'interactive' ? value <= budget : value < budget);

/** The faults of one page: `{ mode, key, value, budget }`; none when it keeps its budgets. */
export function faultsOf({ kind, modes, weight }) {
  const limits = kind === 'office' ? OFFICE : READING;
  const found = Object.entries(modes).flatMap(([mode, figures]) =>
    Object.entries(limits).filter(([key, budget]) => !holds(key, figures[key], budget)).map(([key, budget]) => ({ mode, key, value: figures[key], budget })));
  if (kind === 'office' || weight === undefined) return found;
  return [...found, ...Object.entries(WEIGHT).filter(([key, budget]) => weight[key] > budget).map(([key, budget]) => ({ mode: 'weight', key, value: weight[key], budget }))];
}
