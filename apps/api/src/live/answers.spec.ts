import { describe, expect, it } from '@jest/globals';
import { Pace } from '@mitgestalten/platform';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { answers, type Read } from './answers.js';

/** A subscription whose present answer is `now.n`, with how often it was read and whether it has ended. */
function subscription(read?: Read) {
  const now = { n: 0, reads: 0, ended: false };
  const pace = new Pace(0);
  const given = answers(pace, read ?? (() => Promise.resolve<ExecutionResult>({ data: { n: (now.reads++, now.n) } })), () => {
    now.ended = true;
  });
  return { now, pace, given };
}

describe('the answers of a subscription', () => {
  it('begin with what is, and go on with what is different', async () => {
    const { now, pace, given } = subscription();
    expect(await given.next()).toEqual({ done: false, value: { data: { n: 0 } } });
    const next = given.next();
    pace.wake();
    while (now.reads < 2) await Promise.resolve();
    now.n = 1;
    pace.wake();
    expect(await next).toEqual({ done: false, value: { data: { n: 1 } } });
    expect(now.reads).toBe(3);
  });

  it('are read no faster than they are taken, and then the newest is given', async () => {
    const { now, pace, given } = subscription();
    await given.next();
    for (now.n = 1; now.n < 1000; now.n++) pace.wake();
    expect(now.reads).toBe(1);
    expect(await given.next()).toMatchObject({ value: { data: { n: 1000 } } });
    expect(now.reads).toBe(2);
  });

  it('are asked for again when there was none', async () => {
    let tries = 0;
    const { given } = subscription(() => Promise.resolve(++tries < 3 ? null : { data: { n: 7 } }));
    expect(await given.next()).toMatchObject({ value: { data: { n: 7 } } });
  });

  it('end with a refusal', async () => {
    const { now, given } = subscription(() => Promise.resolve({ data: null, errors: [new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } })] }));
    await expect(given.next()).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect([await given.next(), now.ended]).toEqual([{ done: true, value: undefined }, true]);
  });

  it.each(['before the first', 'while waiting for the next'])('end when nobody wants them any more, %s', async (when) => {
    const { now, given } = subscription();
    if (when !== 'before the first') await given.next();
    const waiting = when === 'before the first' ? Promise.resolve({ done: true, value: undefined }) : given.next();
    await given.return();
    expect([await waiting, now.ended]).toEqual([{ done: true, value: undefined }, true]);
  });
});
