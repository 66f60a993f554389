/** What the checks of each change look at: bytes, requests and shifts, with generous limits; never a time, for a machine may be slow. */
import { say } from '../../../../tools/lib/progress.mjs';

// Above what is reached, below what a mistake brings: a style sheet or a font that is linked for nothing, a library in the first script.
const READING = { beforeInteractive: 75_000, requests: 8, scriptBeforePaint: 4_000, acting: 220_000 };
const OFFICE = { scripts: 320_000 };
// Ten times the budget: what jumps at all jumps by more.
const MOST_SHIFT = 0.1;

/** Says what holds and what does not; the exit code. The last line is `N passed, N failed`. */
export function guard({ pages }) {
  const checks = pages.flatMap(({ name, kind, modes, weight }) => [
    ...Object.entries(kind === 'office' ? OFFICE : READING).map(([key, most]) => [`${name}: ${key} at most ${most}`, weight[key] <= most, weight[key]]),
    ...Object.entries(modes).map(([mode, { cls }]) => [`${name}: shifts at most ${MOST_SHIFT} (${mode})`, cls <= MOST_SHIFT, cls]),
  ]);
  for (const [what, holds, value] of checks) say(`${holds ? '✓' : '✗'} ${what} (${value})`);
  const failed = checks.filter(([, holds]) => !holds).length;
  say(`${checks.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
