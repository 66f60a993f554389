import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { Icon } from '../icon.js';

export interface FieldFault {
  /** The id of the field it leads to; absent for a fault of the whole form. */
  readonly fieldId?: string | null;
  readonly message: ReactNode;
}

export interface ErrorSummaryProps {
  readonly title: ReactNode;
  readonly errors: readonly FieldFault[];
  /** The level of the title in the outline of the page. */
  readonly level?: 2 | 3 | 4;
}

/** All faults of a form, on top of it. Takes the focus each time the faults change; shows nothing when there are none. */
export function ErrorSummary({ title, errors, level = 2 }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  const Heading = `h${level}` as const;
  return (
    <div ref={box} tabIndex={-1} role="group" aria-labelledby="error-summary-title" className="kern-alert kern-alert--danger mg-error-summary">
      <div className="kern-alert__header">
        <Icon name="danger" />
        <Heading className="kern-title" id="error-summary-title">{title}</Heading>
      </div>
      <ul className="kern-alert__body">
        {errors.map((error, index) => (
          <li key={index}>
            {error.fieldId ? <a href={`#${error.fieldId}`} onClick={(event) => leadTo(event, error.fieldId!)}>{error.message}</a> : error.message}
          </li>
        ))}
      </ul>
    </div>
  );
}

// The address stays as it is: a fragment may carry a token.
function leadTo(event: MouseEvent, fieldId: string): void {
  const field = document.getElementById(fieldId);
  if (field === null) return;
  event.preventDefault();
  field.scrollIntoView({ block: 'center' });
  field.focus();
}
