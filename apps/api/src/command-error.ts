/** A fault of the person at the keyboard: shown as one sentence. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
