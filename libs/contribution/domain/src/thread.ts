import { accept, refuse, type Decision } from '@mitgestalten/kernel';
import type { ContributionState } from './contribution.js';

/** The comment that somebody wants to reply to. */
export interface Parent {
  /** The passage at which it was made. */
  readonly passageId: string | null;
  /** The passage in which its words stand now; null for a comment on a whole passage, and for words that are gone. */
  readonly standsIn: string | null;
  readonly parentId: string | null;
  readonly state: ContributionState;
}

/**
 * Whether a comment on that passage may reply to it. NOT_FOUND for what is not published, or neither was made there
 * nor stands there now; INVALID for a reply: threads are one level deep, so that they can be read on a phone.
 */
export function mayReply(parent: Parent | null, passageId: string): Decision<Parent> {
  if (parent === null || parent.state !== 'PUBLISHED' || ![parent.passageId, parent.standsIn].includes(passageId)) return refuse('NOT_FOUND', 'parentId');
  return parent.parentId === null ? accept(parent) : refuse('INVALID', 'parentId');
}
