import { useEffect, useState } from 'react';

/** The value once it has stayed the same for so many milliseconds; until then the former one. For what must not flicker. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
