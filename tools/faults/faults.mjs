/**
 * The faults, by their names in the design. Each is a file that exports `title` and `run({ quick, runs, seed })`, which resolves with what must hold:
 * `[what, holds, value]`. It ends by itself, whatever happens.
 */
export const faults = {
  F15: () => import('./save-at-once.mjs'),
  F16: () => import('./publish-and-comment.mjs'),
  'draft-loss': () => import('./draft-loss.mjs'),
};
