import { useEffect, useRef, useState } from 'react';
import { useOnline } from '@mitgestalten/web-data';
import { useLatest } from '../../ui/use-latest.js';

// Longer than the pause between two words of somebody who types, so that a save holds a thought and not half a word.
const pauseMs = 1_500;
// Who types on and on is saved every so often: so much at most lies on this device alone.
const mostMs = 5_000;
// After a try without an answer; then twice as long each time.
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

/**
 * Calls `save` soon after a pause in typing, and every few seconds while there is none; again and again while nothing comes back. `save` resolves
 * with false when no answer came. It is never called while `busy`.
 */
export function useAutosave(values: unknown, { waiting, busy, save }: { readonly waiting: boolean; readonly busy: boolean; readonly save: () => Promise<boolean> }): void {
  const online = useOnline();
  const since = useRef<number | null>(null);
  const [failures, setFailures] = useState(0);
  const notBefore = useRef(0);
  const run = useLatest(() => {
    since.current = null;
    void save().then((answered) => {
      notBefore.current = answered ? 0 : Date.now() + Math.min(firstRetryMs * 2 ** failures, longestRetryMs);
      setFailures(answered ? 0 : failures + 1);
    });
  });
  useEffect(() => {
    if (online) notBefore.current = 0;
  }, [online]);
  useEffect(() => {
    if (!waiting || busy || !online) return;
    const now = Date.now();
    since.current ??= now;
    const timer = setTimeout(run, Math.max(Math.min(pauseMs, since.current + mostMs - now), notBefore.current - now, 0));
    return () => clearTimeout(timer);
  }, [waiting, busy, online, values, failures, run]);
}
