import type { Role } from '@mitgestalten/kernel';
import type { EntityManager } from 'typeorm';
import type { MailParams } from './mail/mail-queue.js';
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

/** Somebody who gets a role. */
export interface Invitation {
  readonly processId: string;
  readonly email: string;
  /** For who has no name yet. */
  readonly displayName: string | null;
  readonly role: Role;
  readonly bodyId?: string | null;
  /** The language of whom it is unknown which one they read. */
  readonly lang: string;
  /** The account that invites; null: the system. */
  readonly by: string | null;
}

/** Who was invited. */
export interface Invited {
  readonly accountId: string;
  readonly email: string;
  readonly lang: string;
  /** The grant of the role; nobody takes it away until the transaction ends. */
  readonly roleGrantId: string;
  /** False: the person held the role before. */
  readonly isNew: boolean;
}

/** Roles that another context gives with what is its own, and takes away with it. */
export abstract class Invitations {
  /** Gives the role. The account is made when the address has none. */
  abstract invite(work: Work, invitation: Invitation): Promise<Invited>;

  /** A link that signs in once, and how many days it does; former invitations of that person become void. */
  abstract linkFor(work: Work, invited: Invited, returnTo: string): Promise<Required<Pick<MailParams, 'link'>> & { readonly days: number }>;

  /** Holds the grant of a role until the transaction ends: nobody is invited into it or put out meanwhile. */
  abstract hold(work: Work, roleGrantId: string): Promise<void>;

  /** Takes the role away. */
  abstract revoke(work: Work, roleGrantId: string): Promise<void>;
}
