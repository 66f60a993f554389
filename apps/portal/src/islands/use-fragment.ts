import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** What stands behind the # of the address, or null. No server sees it: codes and tokens travel there. */
export function fragmentOfAddress(): string | null {
  try {
    return decodeURIComponent(location.hash.slice(1)) || null;
  } catch {
    return null;
  }
}

/** The same for rendering; null on the server and in the first render. */
export function useFragment(): string | null {
  return useSyncExternalStore(subscribe, fragmentOfAddress, () => null);
}

/** Acts once for each value that becomes known, with what the component knows by then. */
export function useWhenKnown<T extends string>(value: T | null | undefined, act: (value: T) => void): void {
  const onKnown = useEffectEvent(act);
  useEffect(() => {
    if (value != null) queueMicrotask(() => onKnown(value));
  }, [value]);
}
