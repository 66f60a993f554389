import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { Icon } from '../icon.js';

/** What every field has. `id` is given by the form, so that its error summary can lead to the field. */
export interface FieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** A word such as "optional", behind the label. */
  readonly optional?: ReactNode;
  readonly error?: ReactNode;
}

/** The ids of hint, fault and counter that describe a field, or undefined when there are none. */
export function describedBy(id: string, parts: { hint?: ReactNode; error?: ReactNode; counter?: ReactNode }): string | undefined {
  const ids = [parts.hint != null && `${id}-hint`, parts.counter != null && `${id}-counter`, parts.error != null && `${id}-error`];
  return classNames(...ids) || undefined;
}

/** The fault at a field. */
export function FieldError({ id, children }: { readonly id: string; readonly children?: ReactNode }) {
  if (children == null) return null;
  return (
    <p className="kern-error" id={`${id}-error`}>
      <Icon name="danger" />
      <span className="kern-body">{children}</span>
    </p>
  );
}

/** What stands behind a label, such as "optional". */
export function OptionalMark({ children }: { readonly children?: ReactNode }) {
  return children == null ? null : <span className="kern-label__optional"> {children}</span>;
}

/** Label, hint and fault around a control. */
export function FieldFrame({ id, label, hint, optional, error, children }: FieldProps & { readonly children: ReactNode }) {
  return (
    <div className={classNames('kern-form-input', error != null && 'kern-form-input--error')}>
      <label className="kern-label" htmlFor={id}>{label}<OptionalMark>{optional}</OptionalMark></label>
      {hint == null ? null : <div className="kern-hint" id={`${id}-hint`}>{hint}</div>}
      {children}
      <FieldError id={id}>{error}</FieldError>
    </div>
  );
}
