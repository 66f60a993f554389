import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { Icon, type IconName } from '../icon.js';

export type Tone = IconName;

export interface AlertProps {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** The title as a heading of that level; a plain line without. */
  readonly level?: 2 | 3 | 4;
  /** `status` (polite) or `alert` (at once) when it appears after an action; none for what stands there from the start. */
  readonly role?: 'status' | 'alert';
}

/** A message with a tone, told by icon and words as well as by colour. */
export function Alert({ tone, title, children, level, role }: AlertProps) {
  const Heading = level === undefined ? 'p' : (`h${level}` as const);
  return (
    <div className={classNames('kern-alert', `kern-alert--${tone}`)} role={role}>
      <div className="kern-alert__header">
        <Icon name={tone} />
        <Heading className="kern-title">{title}</Heading>
      </div>
      {children == null ? null : <div className="kern-alert__body">{children}</div>}
    </div>
  );
}
