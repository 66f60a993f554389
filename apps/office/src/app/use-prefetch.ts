import type { Role } from '@mitgestalten/web-data';
import { useEffect } from 'react';
import { mayEnter, roomAt } from './access.js';
import { pages } from './pages.js';

/** Loads the pages that the roles open once the first one stands, so that a lost connection does not stop the work. */
export function usePrefetch(roles: ReadonlySet<Role>): void {
  useEffect(() => {
    const timer = setTimeout(() => void prefetch(roles), 3000);
    return () => clearTimeout(timer);
  }, [roles]);
}

async function prefetch(roles: ReadonlySet<Role>): Promise<void> {
  for (const { path, load } of pages) {
    const room = roomAt(`/${path}`);
    // One after another: what the person does meanwhile comes first. Without a connection the rest waits until it is needed.
    if (!navigator.onLine) return;
    if (room === null || mayEnter(room, roles)) await load().catch(() => undefined);
  }
}
