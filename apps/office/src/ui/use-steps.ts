import { useEffect, useState } from 'react';

/**
 * A set that follows another: at once when few members change, else by so many for each picture, so that the page stays fluid. What goes goes first; what
 * is in it meanwhile is therefore a part of the former set or of the new one.
 */
export function useSteps(target: ReadonlySet<string>, most: number): ReadonlySet<string> {
  const [reached, reach] = useState(target);
  const next = stepTowards(reached, target, most);
  useEffect(() => {
    if (next === reached) return undefined;
    const frame = requestAnimationFrame(() => reach(next));
    return () => cancelAnimationFrame(frame);
  }, [next, reached]);
  return next;
}

/** The next step; the same set when there is none to take. */
export function stepTowards(from: ReadonlySet<string>, target: ReadonlySet<string>, most: number): ReadonlySet<string> {
  const gone = [...from].filter((id) => !target.has(id)).slice(0, most);
  const without = [...from].filter((id) => !gone.includes(id));
  const isSubset = without.every((id) => target.has(id));
  const come = isSubset ? [...target].filter((id) => !from.has(id)).slice(0, most - gone.length) : [];
  return gone.length + come.length === 0 ? from : new Set([...without, ...come]);
}
