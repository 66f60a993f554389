import type { ReactNode } from 'react';
import { Alert } from './alert.js';

/** Something is on its way. The label is read out; the ring stands still for who wants less motion. */
export function Loader({ label }: { readonly label: string }) {
  return (
    <div className="mg-loader" role="status">
      <span className="mg-loader__ring" aria-hidden="true" />
      <span>{label}</span>
    </div>
  );
}

export interface EmptyStateProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** What can be done now: one button or link. */
  readonly action?: ReactNode;
}

/** There is nothing here, why, and what can be done. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="mg-empty">
      <p className="mg-empty__title">{title}</p>
      {children == null ? null : <div className="mg-empty__text">{children}</div>}
      {action == null ? null : <div className="mg-empty__action">{action}</div>}
    </div>
  );
}

export interface OfflineNoticeProps {
  readonly online: boolean;
  readonly title: string;
  readonly children?: ReactNode;
}

/** Says that there is no connection while there is none. Its place in the page is a live region all the time. */
export function OfflineNotice({ online, title, children }: OfflineNoticeProps) {
  return <div role="status" className="mg-offline">{online ? null : <Alert tone="warning" title={title}>{children}</Alert>}</div>;
}
