/** A key and the input it was made for. */
export interface SentKey {
  readonly input: string;
  readonly key: string;
}

/** The key of an input: that of the last attempt when it is the same input and no answer came yet, else a new one. */
export function keyFor(input: unknown, last: SentKey | null, newKey: () => string): SentKey {
  const text = JSON.stringify(input);
  return last !== null && last.input === text ? last : { input: text, key: newKey() };
}
