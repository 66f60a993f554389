import { useCallback, useEffect, useState } from 'react';
import { keep, readKept } from './session-store.js';

export interface DraftText {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Forgets what was kept: after it was sent. */
  readonly clear: () => void;
}

/**
 * A text that survives reload, offline and errors: kept for this tab under the key until it is cleared. The first render
 * shows `initial`, as the server does; what was kept appears right after.
 */
export function useDraftText(key: string, initial = ''): DraftText {
  const storeKey = `mg-draft:${key}`;
  const [text, show] = useState(initial);

  useEffect(() => {
    const former = readKept(storeKey);
    if (former !== null) show((now) => (now === initial ? former : now));
  }, [storeKey, initial]);

  const setText = useCallback((next: string) => {
    show(next);
    keep(storeKey, next === initial ? null : next);
  }, [storeKey, initial]);
  const clear = useCallback(() => {
    show(initial);
    keep(storeKey, null);
  }, [storeKey, initial]);
  return { text, setText, clear };
}
