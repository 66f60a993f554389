import { createContext, use } from 'react';
import type { PortalAssets } from './request.js';

/** What a part to act in brings along: the script that wakes it, and the rules of forms where the page has not got them yet. */
export type ActingAssets = Pick<PortalAssets, 'scripts' | 'formStyles'>;

const ActingAssetsContext = createContext<ActingAssets>({ scripts: [], formStyles: [] });

export const ActingAssetsProvider = ActingAssetsContext.Provider;

/** The same, where it is linked. */
export function useActingAssets(): ActingAssets {
  return use(ActingAssetsContext);
}
