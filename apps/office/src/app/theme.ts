import { useSyncExternalStore } from 'react';
import { chosenTheme, showTheme, type Theme } from './choices.js';

const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Light, dark, or as the device has it; kept for this tab. The first script of the page has shown it already (main.ts). */
export function useTheme(): [Theme, (theme: Theme) => void] {
  // The server draws the choice as it is for most; whoever chose sees their own as soon as the app is there.
  const theme = useSyncExternalStore(subscribe, chosenTheme, () => 'system' as const);
  const choose = (chosen: Theme) => {
    showTheme(chosen);
    for (const listener of listeners) listener();
  };
  return [theme, choose];
}
