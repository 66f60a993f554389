import type { ReactNode } from 'react';
import { NeedsScript } from './form-needs.js';

export interface FormPageProps {
  readonly title: string;
  /** Absent where the form itself says it, because it is not true any more once the form is done. */
  readonly lead?: ReactNode;
  readonly contact: string | null | undefined;
  readonly children: ReactNode;
}

/** A page that is one form: a title, a sentence, the form. */
export function FormPage({ title, lead, contact, children }: FormPageProps) {
  return (
    <div className="pt-column">
      <h1 className="pt-title">{title}</h1>
      {lead === undefined ? null : <p className="pt-lead">{lead}</p>}
      <NeedsScript contact={contact} />
      {children}
    </div>
  );
}
