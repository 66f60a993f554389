/** What the checks of each change look at: ratios and counts, with generous limits; never an absolute time, for a machine may be slow. */
import { say } from '../../../../tools/lib/progress.mjs';

// Far below what is reached: only a mistake of another order (a statement for each row, a counter that is counted) falls through here.
const LEAST_SHARE = { R1: 0.2, R2: 0.2, R3: 0.2, W1: 0.2, W2: 0.2 };

// An answer that everybody may have comes from memory: below this share it was made anew for each request.
const LEAST_ANONYMOUS = 1;

// Statements do not depend on the machine: exactly as many as today, sign-in included.
const MOST_STATEMENTS = { R1: 2, R2: 2, R3: 2, W1: 7, W2: 10 };

/** Says what holds and what does not; the exit code. The last line is `N passed, N failed`. */
export function guard({ cases }) {
  const checks = Object.entries(cases).flatMap(([name, { ours, anonymous }]) => [
    [`${name}: at least ${LEAST_SHARE[name]} of the limit`, ours.ratio >= LEAST_SHARE[name], ours.ratio],
    [`${name}: at most ${MOST_STATEMENTS[name]} statements`, Math.round(ours.statements) <= MOST_STATEMENTS[name], ours.statements],
    ...(anonymous ? [[`${name} anonymous: at least ${LEAST_ANONYMOUS} of the limit`, anonymous.ratio >= LEAST_ANONYMOUS, anonymous.ratio]] : []),
  ]);
  for (const [what, holds, value] of checks) say(`${holds ? '✓' : '✗'} ${what} (${value})`);
  const failed = checks.filter(([, holds]) => !holds).length;
  say(`${checks.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
