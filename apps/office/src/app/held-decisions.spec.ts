import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { HeldDecisions, undoWindowMs, type HeldDecision, type RefusedText, type Sent } from './held-decisions.js';

const decision = (name: string): HeldDecision => ({
  idempotencyKey: `key-${name}`, viewerId: 'v', processId: 'p', kind: 'publish', textIds: [name], title: name,
});
const refusal = (of: HeldDecision): RefusedText => ({ decision: of, textId: of.textIds[0]!, code: 'ALREADY_DECIDED', message: 'schon entschieden' });

/** Decisions with a wire that answers what it is told to, and remembers what went over it and what was kept. */
function desk() {
  const sent: string[] = [];
  let kept: readonly HeldDecision[] = [];
  let online = true;
  let answer: (of: HeldDecision) => Promise<Sent> = () => Promise.resolve({ refused: [] });
  const held = new HeldDecisions({
    keep: (decisions) => {
      kept = decisions;
    },
    online: () => online,
  });
  held.sendBy((one) => {
    sent.push(one.idempotencyKey);
    return answer(one);
  });
  return {
    held, sent, kept: () => kept.map(({ title }) => title),
    goes: (on: boolean) => {
      online = on;
    },
    answers: (next: typeof answer) => {
      answer = next;
    },
  };
}

describe('decisions that are held', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('cannot be taken back once they are on their way', async () => {
    const { held, answers } = desk();
    answers(() => new Promise(() => undefined));
    held.hold(decision('a'));
    await jest.advanceTimersByTimeAsync(undoWindowMs);
    expect(held.undo()).toBeNull();
  });

  it('come back with what was refused, and are no longer held', async () => {
    const { held, answers, kept } = desk();
    const a = decision('a');
    answers((one) => Promise.resolve({ refused: [refusal(one)] }));
    held.hold(a);
    expect(await held.flush()).toBe(false);
    expect(held.snapshot()).toEqual({ items: [], refused: [refusal(a)] });
    expect(kept()).toEqual([]);
    held.dismiss(held.snapshot().refused[0]!);
    expect(held.snapshot().refused).toEqual([]);
  });

  it('stay when no answer came, and go again under the same key', async () => {
    const { held, answers, sent, kept } = desk();
    answers(() => Promise.reject(new Error('lost')));
    held.hold(decision('a'));
    await jest.advanceTimersByTimeAsync(undoWindowMs);
    expect(held.snapshot().items).toMatchObject([{ state: 'unsent', why: 'failed' }]);
    expect(kept()).toEqual(['a']);
    answers(() => Promise.resolve({ refused: [] }));
    await jest.advanceTimersByTimeAsync(15_000);
    expect(sent).toEqual(['key-a', 'key-a']);
    expect(held.snapshot().items).toEqual([]);
  });

  it('wait without a connection, can be taken back meanwhile, and go when it is there again', async () => {
    const { held, goes, sent } = desk();
    goes(false);
    held.hold(decision('a'));
    held.hold(decision('b'));
    await jest.advanceTimersByTimeAsync(undoWindowMs * 2);
    expect(sent).toEqual([]);
    expect(held.undo()?.title).toBe('b');
    goes(true);
    held.reconnected();
    await jest.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(['key-a']);
  });

  it('are not hurried by a connection that comes back within their time', () => {
    const { held, sent } = desk();
    held.hold(decision('a'));
    held.reconnected();
    expect(sent).toEqual([]);
  });

  it('send nothing when they are taken back', async () => {
    const { held, sent, kept } = desk();
    held.hold(decision('a'));
    expect(kept()).toEqual(['a']);
    expect(held.undo()).toEqual(decision('a'));
    await jest.advanceTimersByTimeAsync(undoWindowMs * 3);
    expect(sent).toEqual([]);
    expect(kept()).toEqual([]);
  });

  it('go when their time is over, and with the next decision', async () => {
    const { held, sent } = desk();
    held.hold(decision('a'));
    await jest.advanceTimersByTimeAsync(undoWindowMs - 1);
    expect(sent).toEqual([]);
    held.hold(decision('b'));
    expect(sent).toEqual(['key-a']);
    await jest.advanceTimersByTimeAsync(undoWindowMs);
    expect(sent).toEqual(['key-a', 'key-b']);
  });

  it('do not run out under the hands of somebody who is at the button', async () => {
    const { held, sent } = desk();
    held.hold(decision('a'));
    held.rest(true);
    await jest.advanceTimersByTimeAsync(undoWindowMs * 5);
    expect(sent).toEqual([]);
    held.rest(false);
    await jest.advanceTimersByTimeAsync(undoWindowMs);
    expect(sent).toEqual(['key-a']);
  });

  it('go at once after a reload, each once', async () => {
    const { held, sent } = desk();
    held.resume([decision('a')]);
    held.resume([decision('a')]);
    expect(held.snapshot().items).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(['key-a']);
  });

  it('are counted exactly once: an answer from before one went out is asked for again', async () => {
    const { held } = desk();
    held.hold(decision('a'));
    const asked = jest.fn(async () => {
      if (asked.mock.calls.length === 1) await held.flush();
      return held.textIds().size;
    });
    expect(await held.steady(asked)).toBe(0);
    expect(asked).toHaveBeenCalledTimes(2);
  });
});
