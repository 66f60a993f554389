import { accept, refuse, type Decision } from '@mitgestalten/kernel';
import type { ContributionState } from './contribution.js';

/** The comment that somebody wants to reply to. */
export interface Parent {
  readonly passageId: string | null;
  readonly parentId: string | null;
  readonly state: ContributionState;
}

/**
 * Whether a comment on that passage may reply to it. NOT_FOUND for what is not published there; INVALID for a reply: threads
 * are one level deep, so that they can be read on a phone.
 */
export function mayReply(parent: Parent | null, passageId: string): Decision<Parent> {
  if (parent === null || parent.state !== 'PUBLISHED' || parent.passageId !== passageId) return refuse('NOT_FOUND', 'parentId');
  return parent.parentId === null ? accept(parent) : refuse('INVALID', 'parentId');
}
