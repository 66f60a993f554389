import { useMemo, type ChangeEvent, type ReactNode } from 'react';
import { Alert, Button, ErrorSummary, TextField } from '@mitgestalten/web-ui';
import { officeMessages } from '@mitgestalten/web-i18n';
import { Link, useLocation } from 'react-router';
import { useTexts } from '../app/language.js';
import { fieldId, type Faults } from './faults.js';
import type { DraftValues } from './use-draft-values.js';

type Typing = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;
type Keys<T, V> = { [K in keyof T]: T[K] extends V ? K : never }[keyof T] & string;

/** The properties that tie a field of the form to its value and its fault. */
export interface Binder<T> {
  text(field: Keys<T, string>, path?: string): { id: string; name: string; value: string; onChange: (event: Typing) => void; error: string | undefined };
  tick(field: Keys<T, boolean>, path?: string): { id: string; name: string; checked: boolean; onChange: (event: ChangeEvent<HTMLInputElement>) => void; error: string | undefined };
  choice(field: Keys<T, string>, path?: string): { id: string; name: string; value: string; onChange: (value: string) => void; error: string | undefined };
}

/** Ties the fields of a form to its draft values; `path` names the field of the input when it is called otherwise. */
export function bind<T extends object>(form: string, draft: DraftValues<T>, faults: Faults): Binder<T> {
  const put = (field: string, value: unknown) => draft.set({ [field]: value } as Partial<T>);
  const base = (field: string, path: string) => ({ id: fieldId(form, path), name: field, error: faults.at(path) });
  return {
    text: (field, path = field) => ({ ...base(field, path), value: draft.values[field] as string, onChange: (event) => put(field, event.target.value) }),
    tick: (field, path = field) => ({ ...base(field, path), checked: draft.values[field] as boolean, onChange: (event) => put(field, event.target.checked) }),
    choice: (field, path = field) => ({ ...base(field, path), name: fieldId(form, path), value: draft.values[field] as string, onChange: (value) => put(field, value) }),
  };
}

/**
 * How a field is called on the page. Faults come after sending, when the form stands there, so its own words are asked: a
 * list that says "Please fill in this field" three times would help nobody.
 */
function labelOf(id: string): string {
  const field = document.getElementById(id);
  const named = field instanceof HTMLInputElement && field.type === 'radio' ? field.closest('fieldset')?.querySelector('legend') : document.querySelector(`label[for="${CSS.escape(id)}"]`);
  return named?.firstChild?.textContent ?? '';
}

/** What a form shows of the action behind it. */
export interface ActState {
  readonly faults: Faults;
  readonly failure: 'offline' | 'failed' | null;
}

/** All that went wrong, above the form: reasons that lead to their fields, or that nothing was sent. */
export function FormFaults({ form, act, fields = [] }: {
  readonly form: string;
  readonly act: ActState;
  /** The fields that this form shows, with all below them; a fault elsewhere is said without a link. */
  readonly fields?: readonly string[];
}): ReactNode {
  const t = useTexts(officeMessages);
  const shown = fields.join(' ');
  const errors = useMemo(() => act.faults.all.map((fault) => {
    const field = fault.field?.replace(/^input\./, '') ?? '';
    const here = field !== '' && shown.split(' ').some((one) => one !== '' && (field === one || field.startsWith(`${one}.`)));
    const id = here ? fieldId(form, field) : null;
    const label = id === null ? '' : labelOf(id);
    return { message: label === '' ? fault.message : `${label}: ${fault.message}`, fieldId: id };
  }), [act.faults, form, shown]);
  if (act.faults.has('SIGN_IN_NEEDED')) return <SessionOver />;
  return (
    <>
      {act.failure === null ? null : <Alert tone="warning" role="alert" title={t(act.failure === 'offline' ? 'form.offline' : 'form.failed')} />}
      <ErrorSummary title={t('form.faults')} errors={errors} />
    </>
  );
}

/** The session ended while somebody was writing: the way to a new one, and back to this page. */
function SessionOver(): ReactNode {
  const t = useTexts(officeMessages);
  const { pathname, search } = useLocation();
  return (
    <Alert tone="warning" role="alert" title={t('state.session')}>
      <p>{t('state.session-why')}</p>
      <p><Link className="of-link" to={`/anmelden?weiter=${encodeURIComponent(pathname + search)}`}>{t('state.sign-in')}</Link></p>
    </Alert>
  );
}

/** Tells that unsent text came back, with the way to drop it. */
export function RestoredNotice({ draft }: { readonly draft: { readonly restored: boolean; reset(): void } }): ReactNode {
  const t = useTexts(officeMessages);
  if (!draft.restored) return null;
  return (
    <p className="of-restored">
      {t('form.restored')}{' '}
      <Button variant="text" small onClick={() => draft.reset()}>{t('form.discard')}</Button>
    </p>
  );
}

/** A day and time as the clock in Hamburg shows it. */
export function DateTimeField({ label, hint, ...field }: {
  readonly id: string; readonly name: string; readonly value: string; readonly label: string; readonly hint?: string;
  readonly onChange: (event: Typing) => void; readonly error?: string | undefined; readonly disabled?: boolean;
}): ReactNode {
  const t = useTexts(officeMessages);
  return <TextField {...field} label={label} hint={hint ?? t('form.time-zone')} type="datetime-local" step={60} />;
}
