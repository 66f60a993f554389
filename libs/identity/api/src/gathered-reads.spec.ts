import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { GatheredReads } from './gathered-reads.js';

/** Reads that end when they are told to. */
function slowReads() {
  const begun: { keys: readonly string[]; end: (error?: Error) => void }[] = [];
  const reads = new GatheredReads<string, string>((keys) => new Promise((resolve, reject) => {
    const rows = new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, `${key} in read ${begun.length + 1}`]));
    begun.push({ keys, end: (error) => (error === undefined ? resolve(rows) : reject(error)) });
  }));
  return { reads, begun };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

// Time stands still unless a test moves it: on a busy machine the patience of a read is over between two turns.
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('gathered reads', () => {
  it('give everybody a row that was read after they asked, with one statement for all who came meanwhile', async () => {
    const { reads, begun } = slowReads();
    const first = reads.get('a');
    await turn();
    const others = [reads.get('a'), reads.get('b'), reads.get('nobody')];
    await turn();
    expect(begun.map(({ keys }) => keys)).toEqual([['a']]);
    begun[0]!.end();
    expect(await first).toBe('a in read 1');
    await turn();
    expect(begun[1]!.keys).toEqual(['a', 'b', 'nobody']);
    begun[1]!.end();
    expect(await Promise.all(others)).toEqual(['a in read 2', 'b in read 2', undefined]);
  });

  it('fail for those alone who asked for them', async () => {
    const { reads, begun } = slowReads();
    const first = reads.get('a');
    await turn();
    const second = reads.get('b');
    begun[0]!.end(new Error('the connection is gone'));
    await expect(first).rejects.toThrow('the connection is gone');
    await turn();
    begun[1]!.end();
    expect(await second).toBe('b in read 2');
  });

  it('do not wait for one that never ends', async () => {
    const { reads, begun } = slowReads();
    void reads.get('a');
    await turn();
    const second = reads.get('b');
    await turn();
    expect(begun).toHaveLength(1);
    jest.advanceTimersByTime(20);
    await turn();
    begun[1]!.end();
    expect(await second).toBe('b in read 2');
  });
});
