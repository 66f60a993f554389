import { useCallback, useEffect, useRef } from 'react';

/** A function that stays the same while what it does follows the newest render. For handlers of long lists, whose rows then need not render anew. */
export function useLatest<A extends readonly unknown[], R>(run: (...args: A) => R): (...args: A) => R {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
