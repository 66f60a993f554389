/** `npm run bench [-- api]`: the server against its limit. */
import { PlainError } from '../../../../tools/lib/processes.mjs';

/** Runs the benchmark of the API. */
export function run() {
  throw new PlainError('The benchmark of the API is not there yet.');
}
