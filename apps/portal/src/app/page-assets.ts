import { createContext, use } from 'react';
import type { PortalAssets } from './request.js';

/** What a part to act in brings along: the script that wakes it, and the whole style sheet where the page has only what its own HTML can use. */
export type ActingAssets = Pick<PortalAssets, 'scripts' | 'actingStyles'>;

const ActingAssetsContext = createContext<ActingAssets>({ scripts: [], actingStyles: [] });

export const ActingAssetsProvider = ActingAssetsContext.Provider;

/** The same, where it is linked. */
export function useActingAssets(): ActingAssets {
  return use(ActingAssetsContext);
}
