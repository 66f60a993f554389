// Longer than a healthy read takes under load, so short that nobody notices: whoever waits behind a connection that died goes on by then.
const patienceMs = 20;

/**
 * Reads rows by their keys, one read at a time: who asks while a read is on its way shares the next one. Nobody gets what was read before they
 * asked. A server with little to do reads at once; the busier it is, the more keys one statement has.
 */
export class GatheredReads<K, V> {
  #next: { readonly keys: Set<K>; readonly rows: Promise<ReadonlyMap<K, V>> } | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly read: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>) {}

  /** The row of that key, undefined when there is none. Fails as the read in which it was asked for. */
  async get(key: K): Promise<V | undefined> {
    this.#next ??= this.gather();
    this.#next.keys.add(key);
    return (await this.#next.rows).get(key);
  }

  private gather(): { readonly keys: Set<K>; readonly rows: Promise<ReadonlyMap<K, V>> } {
    const keys = new Set<K>();
    const rows = this.#running.then(() => {
      this.#next = undefined;
      return this.read([...keys]);
    });
    this.#running = this.#running.then(() => settled(rows, patienceMs));
    return { keys, rows };
  }
}

/** Resolves when the promise is settled in one way or the other, or after so many milliseconds. */
function settled(promise: Promise<unknown>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    promise.then(end, end);
  });
}
