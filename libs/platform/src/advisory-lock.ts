/** A lock on a name, of whatever it is, until the end of the transaction: shared by many, or held by one alone. */
export interface AdvisoryLock {
  readonly name: string;
  readonly mode: 'shared' | 'exclusive';
}

/** The expression that takes the lock; its value is added to `values`. What is to be seen under the lock is read by a LATER statement: one sees what was there when it began. */
export function lockSql({ name, mode }: AdvisoryLock, values: unknown[]): string {
  return `${mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock'}(hashtextextended($${values.push(name)}, 0))`;
}
