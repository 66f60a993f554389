import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { describedBy, FieldError, OptionalMark } from './field-frame.js';

export interface RadioOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

export interface RadioGroupProps {
  /** Also the id of the first radio button, so that an error summary can lead there. */
  readonly id: string;
  readonly name: string;
  readonly legend: ReactNode;
  readonly options: readonly RadioOption[];
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly optional?: ReactNode;
  readonly error?: ReactNode;
  readonly horizontal?: boolean;
}

/** A choice of one from a few, all of them to be seen. */
export function RadioGroup(props: RadioGroupProps) {
  const { id, name, legend, options, value, onChange, hint, optional, error, horizontal = false } = props;
  return (
    <fieldset className={classNames('kern-fieldset', error != null && 'kern-fieldset--error')} aria-describedby={describedBy(id, { hint, error })}>
      <legend className="kern-label">{legend}<OptionalMark>{optional}</OptionalMark></legend>
      {hint == null ? null : <div className="kern-hint" id={`${id}-hint`}>{hint}</div>}
      <div className={classNames('kern-fieldset__body', horizontal && 'kern-fieldset__body--horizontal')}>
        {options.map((option, index) => {
          const optionId = index === 0 ? id : `${id}-${option.value}`;
          return (
            <div key={option.value} className="kern-form-check">
              <input
                type="radio"
                id={optionId}
                name={name}
                value={option.value}
                checked={value === option.value}
                onChange={() => onChange(option.value)}
                aria-describedby={option.hint == null ? undefined : `${optionId}-option-hint`}
                className={classNames('kern-form-check__radio', error != null && 'kern-form-check__radio--error')}
              />
              <label className="kern-label" htmlFor={optionId}>{option.label}</label>
              {option.hint == null ? null : <div className="kern-hint mg-check-hint" id={`${optionId}-option-hint`}>{option.hint}</div>}
            </div>
          );
        })}
      </div>
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  );
}
