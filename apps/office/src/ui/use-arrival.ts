import { useEffect, useState } from 'react';

/** As long as this a tap that was meant for the case before does nothing to the one that moved in. */
const pause = 600;

/** What a desk knows of the case that moved in after a decision. */
export interface Arrival {
  /** The case has only just moved in: its decisions are still barred. */
  readonly barred: boolean;
  /** Call it with the change of state that lets the next case in. */
  movedIn(): void;
}

/** After a decision takes eye and focus to the heading of the next case, and bars its decisions for a moment. */
export function useArrival(headingId: string): Arrival {
  const [moves, setMoves] = useState(0);
  const [settled, setSettled] = useState(0);
  useEffect(() => {
    if (moves === 0) return;
    const heading = document.getElementById(headingId);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
    const timer = setTimeout(() => setSettled(moves), pause);
    return () => clearTimeout(timer);
  }, [moves, headingId]);
  return { barred: moves !== settled, movedIn: () => setMoves((before) => before + 1) };
}
