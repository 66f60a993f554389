import type { ReactNode } from 'react';

/** Text for who listens. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="kern-sr-only">{children}</span>;
}

/** The first link of a page; to be seen once it has the focus. */
export function SkipLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return <a className="mg-skip" href={href}>{children}</a>;
}
