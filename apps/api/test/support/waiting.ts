import type { TestApp } from './app.js';

/**
 * Resolves once so many statements of the test's database wait for a lock, whatever the tests of other databases on the same server do; fails if that
 * which should wait ends instead.
 */
export async function untilWaiting(app: TestApp, task: Promise<unknown>, statements = 1): Promise<void> {
  let outcome: unknown;
  task.then((result) => (outcome = result ?? 'done'), (error: unknown) => (outcome = error));
  // Not pg_stat_activity: in an open transaction it stays as it was when it was first asked. Whoever waits for a row has no database, but a table in one.
  const waiting = () => app.sql(`SELECT DISTINCT pid FROM pg_locks WHERE NOT granted AND pid IN
    (SELECT l.pid FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = current_database())`);
  while ((await waiting()).length < statements) {
    if (outcome !== undefined) throw new Error(`It did not wait: ${JSON.stringify(outcome)}`, { cause: outcome });
  }
}
