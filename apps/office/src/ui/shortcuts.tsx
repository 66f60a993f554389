import { memo, useEffect, useRef, useState, type ReactNode } from 'react';
import { officeMessages } from '@mitgestalten/web-i18n';
import { useTexts } from '../app/language.js';

/** One key of a desk, with what it does and how that is called. */
export interface Shortcut {
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
}

const remembered = 'office.keys';

/** Single keys on a desk. They rest while somebody types, and can be switched off altogether (WCAG 2.1.4). */
export function useShortcuts(shortcuts: readonly Shortcut[]): ShortcutState {
  const [enabled, setEnabled] = useState(() => sessionStorage.getItem(remembered) !== 'off');
  const [shown, setShown] = useState(false);
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      // Another desk of this page may have put the keys to rest since.
      if (sessionStorage.getItem(remembered) === 'off') return;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typesText(event.target)) return;
      if (event.key === '?') {
        setShown((was) => !was);
        event.preventDefault();
        return;
      }
      const hit = latest.current.find((shortcut) => shortcut.key === event.key.toLowerCase());
      if (hit === undefined) return;
      event.preventDefault();
      hit.run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled]);
  const toggle = (on: boolean) => {
    sessionStorage.setItem(remembered, on ? 'on' : 'off');
    setEnabled(on);
  };
  return { shortcuts, enabled, shown, toggle, show: setShown };
}

/** What the help needs to know. */
export interface ShortcutState {
  readonly shortcuts: readonly Shortcut[];
  readonly enabled: boolean;
  readonly shown: boolean;
  readonly toggle: (on: boolean) => void;
  readonly show: (on: boolean) => void;
}

function typesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** The keys, shown when asked for, with the switch that puts them to rest. A key of the desk does not render them anew. */
export const ShortcutHelp = memo(function ShortcutHelp({ state }: { readonly state: ShortcutState }): ReactNode {
  const t = useTexts(officeMessages);
  return (
    <details className="of-keys" open={state.shown} onToggle={(event) => state.show(event.currentTarget.open)}>
      <summary>{t('keys.title')} <kbd>?</kbd></summary>
      <dl>
        {state.shortcuts.map((shortcut) => (
          <div key={shortcut.key}><dt><kbd>{shortcut.key.toUpperCase()}</kbd></dt><dd>{shortcut.label}</dd></div>
        ))}
      </dl>
      <label className="of-tick">
        <input type="checkbox" checked={state.enabled} onChange={(event) => state.toggle(event.target.checked)} />
        <span>{t('keys.enabled')}</span>
      </label>
    </details>
  );
}, (before, after) => looksOf(before.state) === looksOf(after.state));

function looksOf({ enabled, shown, shortcuts }: ShortcutState): string {
  return JSON.stringify([enabled, shown, shortcuts.map(({ key, label }) => [key, label])]);
}
