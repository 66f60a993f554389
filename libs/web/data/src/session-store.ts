// Private windows and full disks refuse; what is typed then lives in memory only.

/** A text kept for this tab, or null. */
export function readKept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Forgets all that was kept in this tab, but for what another app keeps under that prefix. */
export function forgetAllBut(prefix: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (!key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** Keeps a text for this tab; null forgets it. */
export function keep(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Kept in memory only, by the caller.
  }
}
