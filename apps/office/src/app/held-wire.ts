import { CombinedGraphQLErrors, type ApolloClient } from '@apollo/client';
import { keep, postOnLeaving, readKept, type PublishTextsInput, type WithholdReason, type WithholdTextInput } from '@mitgestalten/web-data';
import { typedStore } from '../ui/typed-store.js';
import { sentOf } from './held-answer.js';
import type { HeldDecision, Sent } from './held-decisions.js';
import { publishTexts, withholdText } from './held-query.js';

const storeKey = 'office.held';

interface Kept {
  readonly writer: string;
  readonly decisions: readonly HeldDecision[];
}

/** Where this page keeps its decisions: in its tab, so that a reload loses none. */
export class HeldStore {
  readonly #writer = crypto.randomUUID();
  #here = false;
  #leave: (() => void) | null = null;

  keep(decisions: readonly HeldDecision[]): void {
    // An answer that comes when the page is gone must not bring it to life again: the next page would never send what is left.
    if (this.#here && decisions.length > 0) this.#leave ??= typedStore.live(this.#writer);
    else this.#release();
    keep(storeKey, decisions.length === 0 ? null : JSON.stringify({ writer: this.#writer, decisions } satisfies Kept));
  }

  /** The page with these decisions is gone. */
  leave(): void {
    this.#here = false;
    this.#release();
  }

  /**
   * What this person decided in this tab and was not answered. What somebody else left behind is not for this session to send; and of a tab that was
   * duplicated, the first one still holds the decisions and may take them back.
   */
  async read(viewerId: string): Promise<readonly HeldDecision[]> {
    this.#here = true;
    const kept = parsed(readKept(storeKey));
    if (kept === null || (kept.writer !== this.#writer && await typedStore.isLiving(kept.writer))) return [];
    return kept.decisions.filter((decision) => decision.viewerId === viewerId);
  }

  #release(): void {
    this.#leave?.();
    this.#leave = null;
  }
}

function parsed(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Kept | null;
    return Array.isArray(kept?.decisions) ? kept : null;
  } catch {
    return null;
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
