import { describe, expect, it } from '@jest/globals';
import { AnswerCache, type Answer, type KeptAnswer } from './answer-cache.js';

const answer = (body: string, more: Partial<Answer> = {}): Answer => ({ status: 200, headers: {}, body, isPublic: true, ...more });
const textOf = (given: Answer | KeptAnswer) => given.body.toString();

/** A cache with a clock that the test sets, and a source whose answers the test gives. */
function setUp() {
  const clock = { ms: 0 };
  const waiting: { give: (given: Answer) => void; fail: (error: Error) => void }[] = [];
  const cache = new AnswerCache(() => clock.ms);
  const ask = (key = 'a') => cache.get(key, () => new Promise<Answer>((give, fail) => waiting.push({ give, fail })));
  return { clock, waiting, ask };
}

describe('what is not kept', () => {
  it('is what is not public or not well, and who waited for it asks himself', async () => {
    for (const given of [answer('own', { isPublic: false }), answer('lost', { status: 404 })]) {
      const { waiting, ask } = setUp();
      const [first, second] = [ask(), ask()];
      expect(waiting).toHaveLength(1);
      waiting[0]!.give(given);
      expect(await first).toBe(given);
      expect(waiting).toHaveLength(2);
      waiting[1]!.give(answer('another'));
      expect(textOf(await second)).toBe('another');
    }
  });

  it('is a failure', async () => {
    const { waiting, ask } = setUp();
    const [first, second] = [ask(), ask()];
    waiting[0]!.fail(new Error('broken'));
    await expect(first).rejects.toThrow('broken');
    waiting[1]!.give(answer('well'));
    expect(textOf(await second)).toBe('well');
  });

  it('is an answer whose reading began a second ago, however late it came', async () => {
    const { clock, waiting, ask } = setUp();
    const first = ask();
    clock.ms = 999;
    waiting[0]!.give(answer('old'));
    expect(textOf(await first)).toBe('old');
    expect(textOf(await ask())).toBe('old');
    clock.ms = 1000;
    const next = ask();
    waiting[1]!.give(answer('new'));
    expect(textOf(await next)).toBe('new');
  });

  it('is an answer on its way that began a second ago, and it never replaces a newer one', async () => {
    const { clock, waiting, ask } = setUp();
    const slow = ask();
    clock.ms = 1000;
    const fresh = ask();
    expect(waiting).toHaveLength(2);
    waiting[1]!.give(answer('new'));
    expect(textOf(await fresh)).toBe('new');
    waiting[0]!.give(answer('old'));
    expect(textOf(await slow)).toBe('old');
    expect(textOf(await ask())).toBe('new');
  });
});

describe('what is kept', () => {
  it('is found once for a hundred who ask at once', async () => {
    const { waiting, ask } = setUp();
    const all = Array.from({ length: 100 }, () => ask());
    waiting[0]!.give(answer('one'));
    expect(new Set((await Promise.all(all)).map(textOf))).toEqual(new Set(['one']));
    expect(waiting).toHaveLength(1);
  });

  it('is bound: what was asked last stays', async () => {
    const { waiting, ask } = setUp();
    for (const key of Array.from({ length: 40 }, (_, n) => `key ${n}`)) {
      const asked = ask(key);
      waiting.at(-1)!.give(answer('x'.repeat(1024 * 1024)));
      await asked;
    }
    await ask('key 39');
    expect(waiting).toHaveLength(40);
    void ask('key 0');
    expect(waiting).toHaveLength(41);
  });
});
