import type { InputHTMLAttributes, Ref } from 'react';
import { classNames } from '../class-names.js';
import { describedBy, FieldFrame, type FieldProps } from './field-frame.js';

export interface TextFieldProps extends FieldProps, Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> {
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line of text with label, hint and fault. */
export function TextField({ id, label, hint, optional, error, className, ...input }: TextFieldProps) {
  return (
    <FieldFrame {...{ id, label, hint, optional, error }}>
      <input
        type="text"
        {...input}
        id={id}
        aria-invalid={error != null || undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={classNames('kern-form-input__input', error != null && 'kern-form-input__input--error', className)}
      />
    </FieldFrame>
  );
}
