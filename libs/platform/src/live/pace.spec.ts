import { describe, expect, it } from '@jest/globals';
import { Pace, type Timers } from './pace.js';

/** A clock that stands until it is moved. */
class Clock implements Timers {
  #now = 0;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  move(ms: number): void {
    this.#now += ms;
    const due = this.#timers.filter(({ at }) => at <= this.#now);
    this.#timers = this.#timers.filter(({ at }) => at > this.#now);
    for (const { run } of due) run();
  }

  get waiting(): number {
    return this.#timers.length;
  }
}

/** Counts the turns of a pace of 250 ms; `settle` lets everything happen that can happen now. */
function counted() {
  const clock = new Clock();
  const pace = new Pace(250, clock);
  const seen = { turns: 0, ended: false };
  void (async () => {
    while (await pace.next()) seen.turns++;
    seen.ended = true;
  })();
  const settle = async () => {
    for (let n = 0; n < 5; n++) await Promise.resolve();
    return seen.turns;
  };
  return { clock, pace, seen, settle };
}

describe('a pace', () => {
  it('does nothing until it is woken', async () => {
    const { clock, settle } = counted();
    clock.move(10_000);
    expect(await settle()).toBe(0);
  });

  it('goes at once after the first wake', async () => {
    const { pace, settle } = counted();
    pace.wake();
    expect(await settle()).toBe(1);
  });

  it('makes one turn of many wakes within the interval, and that one comes at its end', async () => {
    const { clock, pace, settle } = counted();
    pace.wake();
    await settle();
    for (let n = 0; n < 100; n++) pace.wake();
    clock.move(249);
    expect(await settle()).toBe(1);
    clock.move(1);
    expect(await settle()).toBe(2);
    clock.move(10_000);
    expect(await settle()).toBe(2);
  });

  it('does not miss a wake that comes while nobody waits', async () => {
    const clock = new Clock();
    const pace = new Pace(250, clock);
    pace.wake();
    expect(await pace.next()).toBe(true);
    pace.wake();
    clock.move(250);
    expect(await pace.next()).toBe(true);
  });

  it('lets go of who waits when it is stopped, also between two turns, and leaves no timer', async () => {
    const { clock, pace, seen, settle } = counted();
    pace.wake();
    await settle();
    pace.wake();
    await settle();
    expect(clock.waiting).toBe(1);
    pace.stop();
    await settle();
    expect([seen.turns, seen.ended, clock.waiting]).toEqual([1, true, 0]);
  });
});
