import { useApolloClient } from '@apollo/client/react';
import { officeMessages } from '@mitgestalten/web-i18n';
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useAnnounce } from '../ui/announcer.js';
import { forgetDraft } from '../ui/use-draft-values.js';
import { requestLanguage } from './choices.js';
import { HeldDecisions, type HeldDecision, type HeldState, type Sent } from './held-decisions.js';
import { HeldStore, sendHeld, sendHeldOnLeaving } from './held-wire.js';
import { useLanguage, useTexts } from './language.js';
import { useSession } from './session.js';
import { todayQuery } from './session-query.js';

const HeldContext = createContext<HeldDecisions | null>(null);

/** Keeps the decisions that can still be taken back, on every page behind the sign-in, and sees that each of them gets out. */
export function HeldProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { viewer } = useSession();
  const { lang } = useLanguage();
  const send = useSend();
  const [store] = useState(() => new HeldStore());
  const [held] = useState(() => new HeldDecisions({ keep: (decisions) => store.keep(decisions), online: () => navigator.onLine }));
  useEffect(() => held.sendBy(send));
  useEffect(() => {
    let here = true;
    void store.read(viewer.id).then((decisions) => here && held.resume(decisions));
    return () => {
      here = false;
      held.stop();
      store.leave();
    };
  }, [held, store, viewer.id]);
  useEffect(() => {
    const reconnected = () => held.reconnected();
    const leave = () => held.snapshot().items.forEach(({ decision }) => sendHeldOnLeaving(decision, requestLanguage(lang)));
    addEventListener('online', reconnected);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('online', reconnected);
      removeEventListener('pagehide', leave);
    };
  }, [held, lang]);
  return <HeldContext value={held}>{children}</HeldContext>;
}

/** Sends a decision, says what was refused, and brings the figures up to date before the decision is no longer held. */
function useSend(): (decision: HeldDecision) => Promise<Sent> {
  const t = useTexts(officeMessages);
  const client = useApolloClient();
  const announce = useAnnounce();
  return async (decision) => {
    const sent = await sendHeld(client, decision);
    if ('unsent' in sent) return sent;
    const refused = new Set(sent.refused.map(({ textId }) => textId));
    for (const textId of decision.textIds) if (!refused.has(textId)) forgetDraft(`withhold.${textId}`);
    const [first] = sent.refused;
    if (first !== undefined) announce(`${t(`refused.${decision.kind}`, { title: decision.title })} ${first.message}`);
    const variables = { processId: decision.processId };
    const today = await client.query({ query: todayQuery, variables, fetchPolicy: 'no-cache' }).catch(() => null);
    if (today?.data) client.cache.writeQuery({ query: todayQuery, variables, data: today.data });
    return sent;
  };
}

/** The held decisions themselves; only below the gate. */
export function useHeld(): HeldDecisions {
  const held = useContext(HeldContext);
  if (held === null) throw new Error('useHeld stands outside of HeldProvider');
  return held;
}

/** What is held at the moment. */
export function useHeldState(): HeldState {
  const held = useHeld();
  return useSyncExternalStore(held.subscribe, held.snapshot, held.snapshot);
}

/** How many texts are decided here while the server still counts them as waiting. */
export function useHeldCount(): number {
  return useHeldState().items.reduce((count, { decision }) => count + decision.textIds.length, 0);
}
