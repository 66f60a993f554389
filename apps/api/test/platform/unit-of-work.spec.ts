import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { guest, refuse, system } from '@mitgestalten/kernel';
import { done, newId, UnitOfWork, type Work } from '@mitgestalten/platform';
import { key, startApp, type TestApp } from '../support/app.js';

let app: TestApp;
let unitOfWork: UnitOfWork;
beforeAll(async () => {
  app = await startApp();
  unitOfWork = app.app.get(UnitOfWork);
});
afterAll(() => app?.close());

const limit = (work: Work, bucket: string) => work.tx.query('INSERT INTO rate_limit (bucket, window_start, hits) VALUES ($1, now(), 1)', [bucket]);
const rows = (bucket: string) => app.sql('SELECT * FROM rate_limit WHERE bucket = $1', [bucket]);
const event = { objectType: 'test', objectId: null };

describe('a unit of work', () => {
  it('leaves nothing behind when it is refused: no row, no audit entry, no job, no record', async () => {
    const decision = await unitOfWork.run({ actor: guest, action: 'test.refused', idempotencyKey: key('refused') }, async (work) => {
      await limit(work, 'refused');
      await work.enqueue('test.job', {});
      return refuse('NOT_OPEN');
    });
    expect(decision).toMatchObject({ ok: false, refusals: [{ code: 'NOT_OPEN' }] });
    expect(await rows('refused')).toEqual([]);
    expect(await app.audit('test.refused')).toEqual([]);
    expect(await app.sql(`SELECT * FROM idempotency_record WHERE action = 'test.refused'`)).toEqual([]);
    expect(await app.jobs()).not.toContain('test.job');
  });

  it('leaves nothing behind when it fails', async () => {
    const failing = unitOfWork.run({ actor: system, action: 'test.failed' }, async (work) => {
      await limit(work, 'failed');
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await rows('failed')).toEqual([]);
  });

  it('commits the deed, its audit entry and its job together', async () => {
    await unitOfWork.run({ actor: system, action: 'test.done' }, async (work) => {
      await limit(work, 'done');
      await work.enqueue('test.done-job', { a: 1 });
      return done('value', { objectType: 'test', objectId: 'x', details: { n: 1 } });
    });
    expect(await rows('done')).toHaveLength(1);
    expect(await app.audit('test.done')).toMatchObject([{ actor_kind: 'SYSTEM', object_type: 'test', object_id: 'x', details: { n: 1 } }]);
    expect(await app.jobs()).toContain('test.done-job');
  });

  it('does a deed once for one key, also when 50 ask at the same time', async () => {
    let runs = 0;
    const ask = () => unitOfWork.run({ actor: guest, action: 'test.once', idempotencyKey: key('once'), input: { a: 1 } }, async (work) => {
      runs++;
      await limit(work, `once ${runs}`);
      return done({ n: newId() }, event);
    });
    const answers = await Promise.all(Array.from({ length: 50 }, ask));
    expect(runs).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await app.audit('test.once')).toHaveLength(1);
  });

  it('refuses a key that stood for other input', async () => {
    const ask = (input: object) => unitOfWork.run({ actor: guest, action: 'test.reuse', idempotencyKey: key('reuse'), input }, () => Promise.resolve(done(1, event)));
    expect(await ask({ a: 1 })).toEqual({ ok: true, value: 1 });
    expect(await ask({ a: 2 })).toMatchObject({ ok: false, refusals: [{ code: 'KEY_REUSED' }] });
  });

  it('keeps the keys of two people apart', async () => {
    const [one, two] = [await app.person(), await app.person()];
    const ask = (accountId: string) => unitOfWork.run({ actor: { kind: 'ACCOUNT', accountId, grants: [] }, action: 'test.two', idempotencyKey: key('two') },
      () => Promise.resolve(done(accountId, event)));
    expect(await ask(one.accountId)).toEqual({ ok: true, value: one.accountId });
    expect(await ask(two.accountId)).toEqual({ ok: true, value: two.accountId });
  });
});
