import type { ReactNode, Ref, TextareaHTMLAttributes } from 'react';
import { classNames } from '../class-names.js';
import { describedBy, FieldFrame, type FieldProps } from './field-frame.js';

export interface TextAreaProps extends FieldProps, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'> {
  readonly ref?: Ref<HTMLTextAreaElement>;
  /** The limit in code points. Typing on is possible beyond it, so that pasted text is not cut off unseen. */
  readonly limit?: number;
  /** The words of the counter for what is left; negative when the text is too long. */
  readonly counter?: (left: number) => ReactNode;
}

function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** Several lines of text that grow with what is written, with a counter near the limit. */
export function TextArea({ id, label, hint, optional, error, className, limit, counter, ...input }: TextAreaProps) {
  const left = limit === undefined ? undefined : limit - lengthOf(String(input.value ?? ''));
  const words = left === undefined || limit === undefined ? null : (counter?.(left) ?? null);
  const near = left !== undefined && limit !== undefined && left < limit * 0.2;
  return (
    <FieldFrame {...{ id, label, hint, optional, error }}>
      <textarea
        rows={6}
        {...input}
        id={id}
        aria-invalid={error != null || undefined}
        aria-describedby={describedBy(id, { hint, error, counter: words })}
        className={classNames('kern-form-input__input', error != null && 'kern-form-input__input--error', className)}
      />
      {words === null ? null : (
        <div id={`${id}-counter`} className={classNames('mg-counter', left! < 0 && 'mg-counter--over')} aria-live={near ? 'polite' : 'off'}>{words}</div>
      )}
    </FieldFrame>
  );
}
