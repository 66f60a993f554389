import type { InputHTMLAttributes, ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { describedBy, FieldError } from './field-frame.js';

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type'> {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

/** One box to tick. */
export function Checkbox({ id, label, hint, error, className, ...input }: CheckboxProps) {
  return (
    <div className={classNames('kern-form-check', error != null && 'kern-form-check--error', className)}>
      <input
        {...input}
        id={id}
        type="checkbox"
        aria-invalid={error != null || undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={classNames('kern-form-check__checkbox', error != null && 'kern-form-check__checkbox--error')}
      />
      <label className="kern-label" htmlFor={id}>{label}</label>
      {hint == null ? null : <div className="kern-hint mg-check-hint" id={`${id}-hint`}>{hint}</div>}
      <FieldError id={id}>{error}</FieldError>
    </div>
  );
}
