import { CombinedGraphQLErrors, type ApolloClient } from '@apollo/client';
import { keep, postOnLeaving, readKept, type PublishTextsInput, type WithholdReason, type WithholdTextInput } from '@mitgestalten/web-data';
import { sentOf } from './held-answer.js';
import type { HeldDecision, Sent } from './held-decisions.js';
import { publishTexts, withholdText } from './held-query.js';

const storeKey = 'office.held';

/** Keeps the decisions in this tab, so that a reload loses none. */
export function keepHeld(decisions: readonly HeldDecision[]): void {
  keep(storeKey, decisions.length === 0 ? null : JSON.stringify(decisions));
}

/** What this person decided in this tab and was not answered. What somebody else left behind is not for this session to send. */
export function readHeld(viewerId: string): readonly HeldDecision[] {
  try {
    const kept = JSON.parse(readKept(storeKey) ?? '[]') as readonly HeldDecision[];
    return kept.filter((decision) => decision.viewerId === viewerId);
  } catch {
    return [];
  }
}

function publishInput({ idempotencyKey, processId, textIds }: HeldDecision): PublishTextsInput {
  return { idempotencyKey, processId, textIds: [...textIds] };
}

function withholdInput({ idempotencyKey, textIds, reasonCode, reason }: HeldDecision): WithholdTextInput {
  return { idempotencyKey, textId: textIds[0]!, reasonCode: reasonCode as WithholdReason, reason: reason ?? null, alsoPublished: false };
}

/** Sends a decision and reads what became of it. */
export async function sendHeld(client: ApolloClient, decision: HeldDecision): Promise<Sent> {
  try {
    const payload = decision.kind === 'publish'
      ? (await client.mutate({ mutation: publishTexts, variables: { input: publishInput(decision) } })).data!.publishTexts
      : (await client.mutate({ mutation: withholdText, variables: { input: withholdInput(decision) } })).data!.withholdText;
    return sentOf(decision, payload.errors);
  } catch (error) {
    const fault = CombinedGraphQLErrors.is(error) ? error.errors[0] : undefined;
    const code = String(fault?.extensions?.['code'] ?? '');
    if (code === 'UNAUTHENTICATED' || code === 'SIGN_IN_NEEDED') return { unsent: 'session' };
    // The role is gone: an answer like any other refusal, and sending it again would change nothing.
    if (code === 'FORBIDDEN') return sentOf(decision, [{ code, message: fault!.message }]);
    return { unsent: 'failed' };
  }
}

/** Sends a decision while the page goes away. Its answer reaches nobody, so it stays kept; the next page sends it again under its key. */
export function sendHeldOnLeaving(decision: HeldDecision, lang: string): void {
  if (decision.kind === 'publish') postOnLeaving(publishTexts, { input: publishInput(decision) }, lang);
  else postOnLeaving(withholdText, { input: withholdInput(decision) }, lang);
}
