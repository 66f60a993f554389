/** Where the platform listens for sockets. */
export const livePath = '/graphql/live';

/** How much one process bears, and how much of it one person or place may take. */
export const limits = {
  // 2,000 idle sockets are what one process is meant to bear; the rest is for a second process that went away.
  sockets: 4_000,
  // A person has a handful of tabs in one or two browsers.
  perAccount: 20,
  // A district office may stand behind one address.
  perAddress: 200,
  // The office uses two.
  subscriptions: 8,
  // The office's longest message has about 1,200 bytes.
  messageBytes: 16 * 1024,
  // A page that is opened sends three, then one every 25 seconds.
  messagesPerMinute: 120,
  // How many subscriptions read at the same time: of ten connections to the database most are kept for who asks.
  readingAtOnce: 3,
  // How often one subscription says something, however much changes.
  deliverEveryMs: 500,
} as const;

/** Places that are taken and given back, counted in all and by key, such as an account. */
export class Places {
  readonly #taken = new Map<string, number>();

  /** Takes a place under that key; false when all are taken. */
  take(key: string, most: number): boolean {
    const taken = this.#taken.get(key) ?? 0;
    if (taken >= most) return false;
    this.#taken.set(key, taken + 1);
    return true;
  }

  giveBack(key: string): void {
    const taken = this.#taken.get(key) ?? 0;
    if (taken > 1) this.#taken.set(key, taken - 1);
    else this.#taken.delete(key);
  }
}

/** Lets only so many do something at the same time; the others wait in their order. */
export class Gate {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#free = most;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next();
    }
  }
}
