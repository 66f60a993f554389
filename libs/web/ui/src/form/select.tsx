import type { Ref, SelectHTMLAttributes } from 'react';
import { classNames } from '../class-names.js';
import { describedBy, FieldFrame, type FieldProps } from './field-frame.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** The language of the label, when it is another than that of the page. */
  readonly lang?: string;
}

export interface SelectProps extends FieldProps, Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'children'> {
  readonly options: readonly Option[];
  readonly ref?: Ref<HTMLSelectElement>;
}

/** A choice of one from a list, by the browser's own control. */
export function Select({ id, label, hint, optional, error, options, className, ...select }: SelectProps) {
  return (
    <FieldFrame {...{ id, label, hint, optional, error }}>
      <div className="kern-form-input__select-wrapper">
        <select
          {...select}
          id={id}
          aria-invalid={error != null || undefined}
          aria-describedby={describedBy(id, { hint, error })}
          className={classNames('kern-form-input__select', error != null && 'kern-form-input__select--error', className)}
        >
          {options.map((option) => (
            // Names from Intl differ between server and browser; the server's stay.
            <option key={option.value} value={option.value} lang={option.lang} suppressHydrationWarning>{option.label}</option>
          ))}
        </select>
      </div>
    </FieldFrame>
  );
}
