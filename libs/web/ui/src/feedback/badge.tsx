import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { Icon } from '../icon.js';
import type { Tone } from './alert.js';

export interface BadgeProps {
  /** `neutral` has no icon. */
  readonly tone: Tone | 'neutral';
  readonly children: ReactNode;
}

/** A short state, such as "übernommen". */
export function Badge({ tone, children }: BadgeProps) {
  return (
    <span className={classNames('kern-badge', 'kern-badge--small', tone === 'neutral' ? 'mg-badge--neutral' : `kern-badge--${tone}`)}>
      {tone === 'neutral' ? null : <Icon name={tone} />}
      <span className="kern-label">{children}</span>
    </span>
  );
}
