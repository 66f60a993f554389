import { useEffect, useRef } from 'react';
import { useCaseAddress } from '../../ui/use-case-address.js';
import { useLatest } from '../../ui/use-latest.js';
import type { Queue } from './use-queue.js';

/** The address follows once the desk has rested so long: the way through the router costs more than the next entry, and a browser takes only so many addresses a minute. */
const restMs = 300;

/** What of the queue is open, and whether the address names something that waits here no longer. */
interface OpenRow {
  readonly opened: boolean;
  readonly missing: boolean;
  /** Opens a row at once, or none. */
  open(id: string | null): void;
}

/**
 * Desk and address name the same row. The desk leads when somebody moves on or decides, and the address follows after it; a link, "back" and
 * "forward" lead when they change the address.
 */
export function useOpenRow(queue: Queue): OpenRow {
  const { state, dispatch, hasMore, loading, error, more } = queue;
  const { current } = state;
  const { id, show } = useCaseAddress();
  const follow = useLatest(show);
  const isHere = id !== null && state.ids.includes(id);
  // The address that the desk knows of, and the one that it has sent the browser to itself.
  const known = useRef<string | null>(null);
  const own = useRef<string | null>(null);
  useEffect(() => {
    if (id === known.current) return;
    if (id === null || id === own.current) {
      known.current = id;
      own.current = null;
    } else if (isHere) {
      known.current = id;
      dispatch({ kind: 'opened', id });
    } else if (!loading && error === null && hasMore) {
      void more();
    }
  });
  useEffect(() => {
    if (id === null || id !== known.current || current === id) return undefined;
    const lead = () => {
      own.current = current;
      follow(current);
    };
    // A row that was decided must not be named for longer: it would look like one that waits here no longer.
    if (!isHere) return lead();
    const timer = setTimeout(lead, restMs);
    return () => clearTimeout(timer);
  }, [id, current, isHere, follow]);
  const missing = id !== null && !loading && !hasMore && !isHere;
  const open = (next: string | null) => {
    if (next !== null) dispatch({ kind: 'opened', id: next });
    // Nothing was open, or nothing is to be: that is a step of its own, for "back" and for a phone, which shows list or case.
    // Nor may an address whose row is still looked for, or was not found, come after what somebody has opened instead.
    // Asked of the browser, not of the last picture: a second key may come before that, and its address after a third.
    const named = new URLSearchParams(window.location.search).get('fall');
    if (next !== null && named !== null && state.ids.includes(named)) return;
    own.current = next;
    show(next);
  };
  return { missing, opened: id !== null && !missing, open };
}
