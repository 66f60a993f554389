import { useState, type ReactNode } from 'react';

/** Something to unfold that is made only when it is: comparing long texts costs more than anybody should wait for what they do not look at. */
export function Folded({ summary, children }: { readonly summary: ReactNode; readonly children: () => ReactNode }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <details className="of-putaside" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open ? children() : null}
    </details>
  );
}
