import { useEffect, useRef, type RefObject } from 'react';

/** For what takes the place of a form: it gets the focus and is seen from its beginning. */
export function useArrival(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'start' });
  }, []);
  return box;
}
