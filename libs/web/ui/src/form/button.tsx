import type { AnchorHTMLAttributes, ButtonHTMLAttributes, MouseEvent } from 'react';
import { classNames } from '../class-names.js';

export type ButtonVariant = 'primary' | 'secondary' | 'text';

const variantClass = { primary: 'kern-btn--primary', secondary: 'kern-btn--secondary', text: 'kern-btn--tertiary' } as const;

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: ButtonVariant;
  /** While true the button keeps its focus and name, shows that it works, and ignores presses. */
  readonly busy?: boolean;
  /** A lower button, for rows and lists. */
  readonly small?: boolean;
}

/** A button. `type` is `button` unless told otherwise, so that none sends a form by accident. */
export function Button({ variant = 'secondary', busy = false, small = false, className, children, onClick, type, ...rest }: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      onClick={press}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      data-busy={busy || undefined}
      className={classNames('kern-btn', variantClass[variant], small && 'kern-btn--x-small', className)}
    >
      <span className="kern-label">{children}</span>
    </button>
  );
}

export interface ButtonLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string;
  readonly variant?: ButtonVariant;
  readonly small?: boolean;
}

/** A link that looks like a button: it leads somewhere and works without JavaScript. */
export function ButtonLink({ variant = 'secondary', small = false, className, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={classNames('kern-btn', variantClass[variant], small && 'kern-btn--x-small', className)}>
      <span className="kern-label">{children}</span>
    </a>
  );
}
