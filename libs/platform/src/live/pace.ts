/** Time as it passes, for what must be told when to go on. Tests bring their own. */
export interface Timers {
  /** Milliseconds that only grow, whatever is done to the clock on the wall. */
  now(): number;
  /** Runs it once after that many milliseconds, unless the result is called before. It keeps no process alive. */
  after(ms: number, run: () => void): () => void;
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

/**
 * Turns many wakes into few turns: at once after the first wake, then at most one in each interval. Whoever wakes is followed by a
 * turn, so the last change is never missed.
 */
export class Pace {
  #woken = false;
  #stopped = false;
  #earliest = -Infinity;
  #waiting: ((go: boolean) => void) | null = null;
  #cancel: (() => void) | null = null;

  constructor(
    private readonly everyMs: number,
    private readonly timers: Timers = systemTimers,
  ) {}

  wake(): void {
    this.#woken = true;
    this.#goOn();
  }

  /** Resolves when the next turn has come: true, or false after `stop`. One waits at a time. */
  next(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
      this.#goOn();
    });
  }

  /** Ends it; whoever waits is let go. */
  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#goOn();
  }

  #goOn(): void {
    if (this.#waiting === null) return;
    if (this.#stopped) return this.#let(false);
    if (!this.#woken || this.#cancel !== null) return;
    const wait = this.#earliest - this.timers.now();
    if (wait > 0) {
      this.#cancel = this.timers.after(wait, () => {
        this.#cancel = null;
        this.#goOn();
      });
      return;
    }
    this.#woken = false;
    this.#earliest = this.timers.now() + this.everyMs;
    this.#let(true);
  }

  #let(go: boolean): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.(go);
  }
}
