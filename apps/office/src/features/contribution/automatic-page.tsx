import type { ReactNode } from 'react';
import { TrayList } from './tray-list.js';

/** Comments that the machine placed, or whose words it found struck: people may see that it erred. */
export function Component(): ReactNode {
  return <TrayList view="AUTOMATIC" />;
}
