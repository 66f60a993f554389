import type { ReactNode } from 'react';
import { TrayList } from './tray-list.js';

/** Comments whose words have no certain place in the new text: people find it, or let them rest. */
export function Component(): ReactNode {
  return <TrayList view="WAITING" />;
}
