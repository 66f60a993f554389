import type { Actor } from '@mitgestalten/kernel';
import type { ContributionKind, ContributionState } from './contribution.js';

/** What a contribution tells about who may do what with it. */
export interface OwnedContribution {
  readonly kind: ContributionKind;
  readonly state: ContributionState;
  /** The account that wrote it, or that proved to be the writer by the same confirmed address. */
  readonly accountId: string | null;
  readonly codeId: string | null;
}

export interface ContributionRights {
  readonly edit: boolean;
  readonly withdraw: boolean;
}

/** The action of a phase that lets contributions of a kind in. */
export const actionOf = { COMMENT: 'COMMENT', PROPOSAL: 'PROPOSE', SUGGESTION: 'COMMENT' } as const satisfies Record<ContributionKind, string>;

/** True if the actor wrote it: with an account, or without one by the code of the slip. */
export function isOwn(actor: Actor, contribution: Pick<OwnedContribution, 'accountId' | 'codeId'>): boolean {
  if (actor.kind === 'ACCOUNT') return contribution.accountId === actor.accountId;
  return actor.kind === 'CODE' && contribution.codeId === actor.codeId;
}

/**
 * What the actor may do: nothing with others' contributions; withdraw an own one at any time; edit it while a phase lets
 * contributions of its kind in.
 * @param open what residents can do now
 */
export function rightsOf(actor: Actor, contribution: OwnedContribution, open: readonly string[]): ContributionRights {
  const alive = isOwn(actor, contribution) && contribution.state !== 'WITHDRAWN';
  const confirmed = contribution.state !== 'UNCONFIRMED';
  return { withdraw: alive, edit: alive && confirmed && open.includes(actionOf[contribution.kind]) };
}
