import type { EntityManager } from 'typeorm';
import type { Work } from './unit-of-work.js';

/**
 * What other contexts need of identity beyond `Actor`. Identity provides these; nobody imports it.
 */

/** A code that was just made. Its text is derived from a key and stored nowhere. */
export interface IssuedCode {
  readonly codeId: string;
  readonly code: string;
}

/** A code that somebody typed. `accountId` is set when it was bound to an account. */
export interface RedeemedCode {
  readonly codeId: string;
  readonly purpose: 'CONTRIBUTION' | 'VOTE';
  readonly accountId: string | null;
}

/** Codes on slips. */
export abstract class Codes {
  /** A code for a contribution, in the same transaction. */
  abstract issueForContribution(work: Work, processId: string, idempotencyKey: string): Promise<IssuedCode>;

  /** The text of the code that `issueForContribution` gave for that key: for the answer to a repeat. */
  abstract textForContribution(processId: string, idempotencyKey: string): string;

  /** The code with that text in that process, or null. Takes about the same time for known and unknown ones. */
  abstract read(tx: EntityManager, processId: string, text: string): Promise<RedeemedCode | null>;

  /** Remembers the day on which a code was first used, and no more: how many slips of a batch came back. */
  abstract markRedeemed(work: Work, codeId: string): Promise<void>;

  /** Binds a voting code to the account that redeemed it. False when it is bound to another one already. */
  abstract bind(work: Work, codeId: string, accountId: string): Promise<boolean>;
}

/** Where an account can be reached. */
export abstract class AccountDirectory {
  abstract contactOf(tx: EntityManager, accountId: string): Promise<{ email: string; lang: string; displayName: string | null } | null>;
}
