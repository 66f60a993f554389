/** The folders that the tools work with, all derived from where this file lies. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path below the root of the checkout. */
export const fromRoot = (...parts) => join(root, ...parts);
