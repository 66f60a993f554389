import { dress } from './dress.js';

/**
 * Makes the interactive parts of a page ready: at once where the page is only a form, else when somebody turns to them. Until
 * then no script but this one runs. What was pressed or sent before is done once the part is ready; what was typed stays.
 */
export function armIslands(root: ParentNode): void {
  for (const island of root.querySelectorAll<HTMLElement>('[data-island]')) arm(island);
}

const signsOfInterest = ['focusin', 'pointerover', 'touchstart', 'keydown'] as const;
// A finger that scrolls, or a pointer on its way, touches many of these.
const signsOfPress = ['focusin', 'keydown'] as const;

function arm(island: HTMLElement): void {
  let state: 'asleep' | 'waking' | 'ready' = 'asleep';
  let pending: (() => void) | null = null;
  let failed = false;

  const wake = async () => {
    if (state !== 'asleep') return;
    state = 'waking';
    try {
      const part = island.closest<HTMLElement>('[data-styles]');
      const [{ hydrateIsland }] = await Promise.all([import('./hydrate.js'), part === null ? null : dress(part)]);
      await hydrateIsland(island);
      state = 'ready';
      showFailure(island, false);
      pending?.();
    } catch {
      state = 'asleep';
      failed = true;
      showFailure(island, true);
    }
  };
  const keepForLater = (event: Event, act: () => void) => {
    if (state === 'ready') return;
    event.preventDefault();
    pending = act;
    void wake();
  };

  for (const sign of island.dataset['when'] === 'press' ? signsOfPress : signsOfInterest) island.addEventListener(sign, () => void wake(), { passive: true });
  island.addEventListener('submit', (event) => keepForLater(event, () => island.querySelector('form')?.requestSubmit()));
  island.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[type=button]');
    if (button !== null) keepForLater(event, () => button.click());
  });
  addEventListener('online', () => {
    if (failed) void wake();
  });
  if (island.dataset['when'] === 'load' || isKept(island.dataset['draft'])) whenIdle(wake);
  else if (island.contains(document.activeElement)) void wake();
}

/** Whether words of that draft, or something else of that name, are kept in this tab, under the keys that `useDraftText` gives them. */
function isKept(draftKey: string | undefined): boolean {
  try {
    return draftKey !== undefined && [draftKey, `${draftKey}:body`].some((key) => sessionStorage.getItem(`mg-draft:${key}`) !== null);
  } catch {
    return false;
  }
}

function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 500 });
  else setTimeout(act, 50);
}

function showFailure(island: HTMLElement, failed: boolean): void {
  const message = island.parentElement?.querySelector<HTMLElement>('[data-island-failure]');
  if (message) message.hidden = !failed;
}
