import type { Refusal } from '../ui/faults.js';
import type { HeldDecision, Sent } from './held-decisions.js';

/** What a payload says about a decision. A refusal without a place is about all its texts. */
export function sentOf(decision: HeldDecision, errors: readonly Refusal[]): Sent {
  if (errors.some(({ code }) => code === 'SIGN_IN_NEEDED')) return { unsent: 'session' };
  return {
    refused: errors.flatMap(({ code, message, field }) => {
      const at = /textIds\.(\d+)$/.exec(field ?? '')?.[1];
      const textIds = at === undefined ? decision.textIds : decision.textIds.slice(Number(at), Number(at) + 1);
      return textIds.map((textId) => ({ decision, textId, code, message }));
    }),
  };
}
