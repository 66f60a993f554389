import { lockSql, type AdvisoryLock } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';

/**
 * Holds the ballot until the end of the transaction: shared by everybody who votes, exclusively by whoever changes or closes it.
 * A closing waits for all votes that were let in, and each vote looks at the clock only after it was let in.
 */
export function ballotLock(ballotId: string, mode: AdvisoryLock['mode']): AdvisoryLock {
  return { name: `ballot ${ballotId}`, mode };
}

/** Takes that lock. */
export async function lockBallot(tx: EntityManager, ballotId: string, mode: AdvisoryLock['mode']): Promise<void> {
  const values: unknown[] = [];
  await tx.query(`SELECT ${lockSql(ballotLock(ballotId, mode), values)}`, values);
}
