import { accept, normaliseEmail, reason, refuse, type Actor, type Decision, type Refusal } from '@mitgestalten/kernel';

/** What a phase says about taking part without an account. */
export interface WayRules {
  readonly moderation: 'PRE' | 'POST';
  readonly withoutAccountByMail: boolean;
  readonly withoutAccountByCode: boolean;
}

/** How somebody answers for a contribution: with an account, by a confirmed address, or by the code of a slip. */
export type Way =
  | { readonly kind: 'ACCOUNT'; readonly accountId: string }
  | { readonly kind: 'MAIL'; readonly email: string }
  | { readonly kind: 'CODE' };

/**
 * The way that is open for this writer. With an account, an address is not needed and not kept.
 * WAY_CLOSED for an address where mail is closed; FIRST_STEPS where an address is needed; SIGN_IN_NEEDED where only accounts
 * may write.
 */
export function wayOf(actor: Actor, email: string | null | undefined, rules: WayRules): Decision<Way> {
  if (actor.kind === 'ACCOUNT') return accept({ kind: 'ACCOUNT', accountId: actor.accountId });
  // A blank address is one that was forgotten: whoever chose the mail must not get a code instead.
  if (email != null) {
    const address = normaliseEmail(email);
    if (address === null) return refuse('INVALID_EMAIL', 'email');
    return rules.withoutAccountByMail ? accept({ kind: 'MAIL', email: address }) : refuse('WAY_CLOSED', 'email');
  }
  // Nobody can be asked back on this way, so nothing of it may be visible unchecked, whatever the phase says.
  if (rules.withoutAccountByCode && rules.moderation === 'PRE') return accept({ kind: 'CODE' });
  return rules.withoutAccountByMail ? refuse('FIRST_STEPS', 'email') : refuse('SIGN_IN_NEEDED');
}

/** The faults of the address that a writer gives, also where it is not needed. */
export function emailFaults(email: string | null | undefined): Refusal[] {
  return email != null && normaliseEmail(email) === null ? [reason('INVALID_EMAIL', 'email')] : [];
}
