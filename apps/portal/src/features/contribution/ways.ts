import type { ShellProcessFragment } from '@mitgestalten/web-data';
import type { GuestWays } from './entry.js';

/** How guests may take part now. A code is given in pre-moderated steps only. */
export function guestWays(process: ShellProcessFragment): GuestWays {
  const rules = process.phase?.rules;
  return {
    mail: rules?.withoutAccountByMail ?? false,
    code: (rules?.withoutAccountByCode ?? false) && rules?.moderation === 'PRE',
  };
}

/** The next step in which something will be open again, or null. */
export function nextOpening(process: ShellProcessFragment, action: 'comment' | 'propose'): string | null {
  return process.phases.find((phase) => phase.state === 'FUTURE' && phase.rules[action])?.startsAt ?? null;
}
