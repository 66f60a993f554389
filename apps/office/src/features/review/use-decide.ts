import { useEffect, useRef } from 'react';
import { officeReviewMessages } from '@mitgestalten/web-i18n';
import type { HeldDecision } from '../../app/held-decisions.js';
import { useHeld, useHeldState } from '../../app/held.js';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import type { Arrival } from '../../ui/use-arrival.js';
import { useCaseAddress } from '../../ui/use-case-address.js';
import { rowTitle } from './queue-query.js';
import type { Queue } from './use-queue.js';

/** The ways to decide at the desk, and the way back. */
export interface Decide {
  publish(ids: readonly string[]): void;
  withhold(id: string, reasonCode: string, reason: string | null): void;
  /** Takes the newest decision back, if there is time left: its row is in its place again, opened. */
  undo(): void;
}

/** Decisions that leave the list at once and the browser a little later. A refused one comes back by itself. */
export function useDecide(queue: Queue, arrival: Arrival, onUndone: (decision: HeldDecision) => void): Decide {
  const t = useTexts(officeReviewMessages);
  const announce = useAnnounce();
  const { viewer, process } = useSession();
  const held = useHeld();
  const { id: named, show } = useCaseAddress();
  useReturn(queue);
  // Without going away the rest would stay unsaid: another page of the office shows what the server says.
  useEffect(() => () => void held.flush(), [held]);

  const hold = (ids: readonly string[], decision: Pick<HeldDecision, 'kind' | 'reasonCode' | 'reason'>) => {
    const entry = ids[0] === undefined ? undefined : queue.entries.get(ids[0]);
    if (entry === undefined) return;
    held.hold({ ...decision, idempotencyKey: crypto.randomUUID(), viewerId: viewer.id, processId: process.id, textIds: ids, title: rowTitle(entry) });
    queue.decided(ids);
    arrival.movedIn();
  };
  return {
    publish: (ids) => hold(ids, { kind: 'publish' }),
    withhold: (id, reasonCode, reason) => hold([id], { kind: 'withhold', reasonCode, reason }),
    undo: () => {
      const decision = held.undo();
      if (decision === null) return;
      queue.returned(decision.textIds, true);
      if (named !== null) show(decision.textIds[0]!);
      onUndone(decision);
      announce(t('undo.undone', { count: decision.textIds.length }));
      arrival.movedIn();
    },
  };
}

/** Puts the rows of refused decisions back in their places, without opening them: somebody is reading another case. */
function useReturn(queue: Queue): void {
  const { refused } = useHeldState();
  const seen = useRef(new Set<unknown>());
  useEffect(() => {
    const fresh = refused.filter((one) => !seen.current.has(one));
    if (fresh.length === 0 || !queue.ready) return;
    for (const one of fresh) seen.current.add(one);
    queue.returned(fresh.map(({ textId }) => textId), false);
  });
}
