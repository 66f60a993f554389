/** What the checks of each change look at: bytes, requests, shifts and one ratio, with generous limits; never a time alone, for a machine may be slow. */
import { say } from '../../../../tools/lib/progress.mjs';

// Above what is reached, below what a mistake brings: a style sheet or a font that is linked for nothing, a library in the first script.
const READING = { beforeInteractive: 25_000, requests: 4, scriptBeforePaint: 4_000, acting: 220_000 };
const OFFICE = { scripts: 320_000 };
// Ten times the budget: what jumps at all jumps by more.
const MOST_SHIFT = 0.1;
// What a key in a queue of a thousand rows may cost more than in one of twenty: a list that is rendered or laid out whole costs many times as much.
const MOST_FOR_LENGTH = 3;

const keystrokeChecks = ({ long, short }) => {
  const times = Number((long.p50 / short.p50).toFixed(2));
  return [[`key in the queue: at most ${MOST_FOR_LENGTH}x as long with ${long.rows} rows as with ${short.rows}`, times <= MOST_FOR_LENGTH, times]];
};

/** Says what holds and what does not; the exit code. The last line is `N passed, N failed`. */
export function guard({ pages, keystroke }) {
  const ofPages = pages.flatMap(({ name, kind, modes, weight }) => [
    ...Object.entries(kind === 'office' ? OFFICE : READING).map(([key, most]) => [`${name}: ${key} at most ${most}`, weight[key] <= most, weight[key]]),
    ...Object.entries(modes).map(([mode, { cls }]) => [`${name}: shifts at most ${MOST_SHIFT} (${mode})`, cls <= MOST_SHIFT, cls]),
  ]);
  const checks = [...ofPages, ...(keystroke ? keystrokeChecks(keystroke) : [])];
  for (const [what, holds, value] of checks) say(`${holds ? '✓' : '✗'} ${what} (${value})`);
  const failed = checks.filter(([, holds]) => !holds).length;
  say(`${checks.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
