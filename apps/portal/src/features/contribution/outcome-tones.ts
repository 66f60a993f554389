import type { PublicAnswerFragment } from '@mitgestalten/web-data';
import type { BadgeProps } from '@mitgestalten/web-ui';

/** The tone in which each outcome of an answer is shown; its words say the same. */
export const outcomeTones = {
  ADOPTED: 'success', PARTLY_ADOPTED: 'success', NOT_ADOPTED: 'warning', NOTED: 'info', ALREADY_DONE: 'success',
} as const satisfies Record<PublicAnswerFragment['outcome'], BadgeProps['tone']>;
