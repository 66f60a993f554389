import type { ReactNode } from 'react';
import { TrayList } from './tray-list.js';

/** Comments that people placed, or let rest, and may place elsewhere. */
export function Component(): ReactNode {
  return <TrayList view="PLACED" />;
}
