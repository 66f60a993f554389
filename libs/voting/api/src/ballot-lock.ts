import type { EntityManager } from 'typeorm';

/**
 * Holds the ballot until the end of the transaction: shared by everybody who votes, exclusively by whoever changes or closes it.
 * A closing waits for all votes that were let in, and each vote looks at the clock only after it was let in.
 */
export async function lockBallot(tx: EntityManager, ballotId: string, mode: 'shared' | 'exclusive'): Promise<void> {
  const lock = mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await tx.query(`SELECT ${lock}(hashtextextended($1, 0))`, [`ballot ${ballotId}`]);
}
