import { useEffect, useRef, type ReactNode } from 'react';
import { officeMessages } from '@mitgestalten/web-i18n';
import { useTexts } from '../app/language.js';

// The first page of a visit leaves the focus at the top, where the skip link is; every later one takes it to its heading.
let visited = false;

/** One page: its name in the window, its heading, and the focus on it after a change of route. */
export function Page({ title, lead, kicker, wide = false, children }: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly kicker?: ReactNode;
  /** Uses the whole width: for the desk with its three columns. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const t = useTexts(officeMessages);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  useEffect(() => {
    if (visited) heading.current?.focus();
    visited = true;
  }, []);
  return (
    <div className={wide ? 'of-page of-page--wide' : 'of-page'}>
      <header className="of-page__head">
        {kicker === undefined ? null : <p className="of-kicker">{kicker}</p>}
        <h1 ref={heading} tabIndex={-1} className="of-title">{title}</h1>
        {lead === undefined ? null : <p className="of-lead">{lead}</p>}
      </header>
      {children}
    </div>
  );
}
