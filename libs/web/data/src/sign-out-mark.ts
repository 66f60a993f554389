const key = 'mg-signed-out';

/** How often somebody signed out in this browser; null where the browser keeps nothing. */
function signOuts(): string | null {
  try {
    return localStorage.getItem(key) ?? '0';
  } catch {
    return null;
  }
}

/** Told by whoever signs out, in either app: pages that were left before must not be seen again as they were. */
export function markSignedOut(): void {
  try {
    localStorage.setItem(key, String(Number(signOuts()) + 1));
  } catch {
    // Then every page that comes back is loaded anew.
  }
}

/**
 * Lets back and forward show this page as it was left, but for one case: when somebody has signed out since, in whichever tab, what it shows
 * and what was typed into it may be theirs. It is emptied, so that nothing of it can be restored, and loaded anew.
 */
export function emptyAfterSignOut(): void {
  const before = signOuts();
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted || (before !== null && signOuts() === before)) return;
    document.body.replaceChildren();
    location.reload();
  });
}
