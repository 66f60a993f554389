import type { ReactNode } from 'react';
import { NavLink } from 'react-router';

/** Views of one room, each with an address of its own: links, not tabs in the sense of ARIA. */
export function Tabs({ label, items }: {
  readonly label: string;
  readonly items: readonly { readonly to: string; readonly label: string }[];
}): ReactNode {
  return (
    <nav className="of-tabs" aria-label={label}>
      <ul>{items.map((item) => <li key={item.to}><NavLink to={item.to} end>{item.label}</NavLink></li>)}</ul>
    </nav>
  );
}
