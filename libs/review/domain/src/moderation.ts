import type { TextEvent } from '@mitgestalten/contribution-domain';

/** The published rules that a withheld text broke. Public bodies give reasons by rule, not by taste. */
export const withholdReasons = ['PERSONAL_DATA', 'INSULT', 'DISCRIMINATION', 'OFF_TOPIC', 'ADVERTISING', 'UNLAWFUL', 'DUPLICATE'] as const;
export type WithholdReason = (typeof withholdReasons)[number];

/** What a moderator decides about one text. */
export type ModerationDecisionKind = Extract<TextEvent['kind'], 'PUBLISH' | 'WITHHOLD' | 'RESTORE'>;

/** The most texts or answers that one decision covers: what a person can have looked through on one page. */
export const mostPerDecision = 100;

/** What a decision changes for the author, which is what the author is told by mail; null: nothing. */
export function noticeOf(kind: ModerationDecisionKind, wasVisible: boolean): 'published' | 'withheld' | null {
  if (kind === 'WITHHOLD') return 'withheld';
  // A text that was visible before it was checked: its author saw it at once.
  return wasVisible ? null : 'published';
}
