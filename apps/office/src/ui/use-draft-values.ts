import { keep, readKept } from '@mitgestalten/web-data';
import { useState } from 'react';

/** Values of a form, with the ways to change and to drop them. */
export interface DraftValues<T> {
  readonly values: T;
  /** True when the values come from an earlier, unsent form. */
  readonly restored: boolean;
  readonly dirty: boolean;
  set(change: Partial<T>): void;
  /** Forgets what was kept and shows these values, or again what is saved. */
  reset(values?: T): void;
  /** These values were saved. What was typed meanwhile stays, with the change put into it. */
  sent(values: T, change: Partial<T>): void;
}

interface Held<T> {
  readonly key: string | null;
  /** Null: what is saved is shown, also when it changes. */
  readonly values: T | null;
  readonly restored: boolean;
  readonly dirty: boolean;
}

/**
 * The values of a form, kept in this tab until they were sent: a reload, an expired session or a wrong click loses nothing.
 * `key` names the form and its object; null keeps nothing. What was kept wins over `initial`, what is saved now.
 */
export function useDraftValues<T extends object>(key: string | null, initial: T): DraftValues<T> {
  const [state, setState] = useState<Held<T>>(() => restore(key, initial));
  // Another object in the same form: its own kept values at once, not those of the former one for a moment.
  const held = state.key === key ? state : restore(key, initial);
  const change = (next: (before: Held<T>) => Held<T>) => setState((before) => {
    const after = next(before.key === key ? before : restore(key, initial));
    if (key !== null && after.dirty) keep(storeKey(key), JSON.stringify(after.values));
    return after;
  });
  // At once and not in the update of the state: the form often leaves the page in the same breath.
  const forget = () => {
    if (key !== null) keep(storeKey(key), null);
  };
  return {
    values: held.values ?? initial, restored: held.restored, dirty: held.dirty,
    set: (part) => change((before) => ({ ...before, values: { ...(before.values ?? initial), ...part }, dirty: true })),
    reset: (values) => {
      forget();
      change(() => ({ key, values: values ?? null, restored: false, dirty: false }));
    },
    sent: (values, part) => {
      forget();
      change((before) =>
        before.values === null || JSON.stringify(before.values) === JSON.stringify(values)
          ? { key, values: null, restored: false, dirty: false }
          : { ...before, values: { ...before.values, ...part } });
    },
  };
}

/** Forgets what a form kept under this name, when another place has seen to it that it was sent. */
export function forgetDraft(key: string): void {
  keep(storeKey(key), null);
}

function storeKey(key: string): string {
  return `office.draft.${key}`;
}

function restore<T extends object>(key: string | null, initial: T): Held<T> {
  const nothing = { key, values: null, restored: false, dirty: false };
  const stored = key === null ? null : readKept(storeKey(key));
  if (stored === null) return nothing;
  try {
    return { key, values: { ...initial, ...(JSON.parse(stored) as Partial<T>) }, restored: true, dirty: true };
  } catch {
    return nothing;
  }
}
