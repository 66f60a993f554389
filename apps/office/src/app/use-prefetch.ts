import type { Role } from '@mitgestalten/web-data';
import { useEffect } from 'react';
import { mayEnter, roomAt } from './access.js';
import { pageOf, pages } from './pages.js';

const afterMs = 3_000;
/** Nobody presses anything for so long: a script that is run, or a style sheet that is put in, would else stand before the next key. */
const restMs = 1_000;

/** Loads the pages that the roles open once the first one stands, in the pauses of whoever works, so that a lost connection does not stop the work. */
export function usePrefetch(roles: ReadonlySet<Role>): void {
  useEffect(() => {
    const pressed = { at: -Infinity };
    const note = ({ timeStamp }: Event) => {
      pressed.at = timeStamp;
    };
    const kinds = ['keydown', 'pointerdown'] as const;
    for (const kind of kinds) addEventListener(kind, note, { capture: true, passive: true });
    const timer = setTimeout(() => void prefetch(roles, pressed), afterMs);
    return () => {
      clearTimeout(timer);
      for (const kind of kinds) removeEventListener(kind, note, { capture: true });
    };
  }, [roles]);
}

async function prefetch(roles: ReadonlySet<Role>, pressed: { readonly at: number }): Promise<void> {
  for (const { path, load } of pages) {
    while (performance.now() - pressed.at < restMs) await new Promise((resolve) => setTimeout(resolve, restMs));
    const room = roomAt(`/${path}`);
    // One after another: what the person does meanwhile comes first. Without a connection the rest waits until it is needed.
    if (!navigator.onLine) return;
    if (room === null || mayEnter(room, roles)) await pageOf(load).catch(() => undefined);
  }
}
