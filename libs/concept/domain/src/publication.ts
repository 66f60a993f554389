import { accept, refuse, type Decision } from '@mitgestalten/kernel';

export const versionStates = ['PROPOSED', 'PUBLISHED', 'RETURNED'] as const;
export type VersionState = (typeof versionStates)[number];

/** How a version comes to be published: proposed by one and approved by another, or the correction of a typing error by one person alone. */
export const versionKinds = ['PROPOSAL', 'CORRECTION'] as const;
export type VersionKind = (typeof versionKinds)[number];

/** A version that waits for a second person. */
export interface Proposal {
  readonly state: VersionState;
  /** The editor who proposed it; null for the system. */
  readonly proposedBy: string | null;
  /** Everybody who wrote, moved or struck something that it changes. */
  readonly authors: readonly string[];
}

/**
 * Whether this publisher may approve it. Whoever wrote a changed passage, or proposed the version, may not (FOUR_EYES): what is
 * published was seen by two people.
 */
export function mayApprove(proposal: Proposal, publisherId: string): Decision<null> {
  if (proposal.state !== 'PROPOSED') return refuse('ALREADY_DECIDED');
  const tookPart = proposal.proposedBy === publisherId || proposal.authors.includes(publisherId);
  return tookPart ? refuse('FOUR_EYES') : accept(null);
}

/** Whether a version can still be returned. One person is enough: returning publishes nothing. */
export function mayReturn({ state }: Pick<Proposal, 'state'>): Decision<null> {
  return state === 'PROPOSED' ? accept(null) : refuse('ALREADY_DECIDED');
}
