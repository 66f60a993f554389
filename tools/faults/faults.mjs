/**
 * The faults, by their names in the design. Each is a file that exports `title` and `run({ quick })`, which resolves with what must hold:
 * `[what, holds, value]`. It ends by itself, whatever happens.
 */
export const faults = {
  F16: () => import('./publish-and-comment.mjs'),
};
