/** What a form control of the page looks like to the restoring of what was typed; structural, so that it can be tested without a browser. */
export interface Control {
  readonly type: string;
  value: string;
  checked?: boolean;
  readonly defaultValue?: string;
  readonly defaultChecked?: boolean;
  readonly options?: ArrayLike<{ readonly value: string; readonly defaultSelected: boolean }>;
}

/** What somebody entered into one control before the page's script took over. */
export type Typed = { readonly value: string } | { readonly checked: boolean };

/** The entries that differ from what the server rendered; null for each control that is as it came. */
export function typedIn(controls: readonly Control[]): (Typed | null)[] {
  return controls.map((control) => {
    if (isTick(control)) return control.checked === control.defaultChecked ? null : { checked: control.checked ?? false };
    return control.value === renderedValue(control) ? null : { value: control.value };
  });
}

/** The later of two looks at the same controls counts, unless it shows the rendered state again: then the earlier does. */
export function latestOf(before: readonly (Typed | null)[], after: readonly (Typed | null)[]): (Typed | null)[] {
  return before.map((typed, index) => after[index] ?? typed);
}

/** What the page must do to a control so that React takes the entry over as if it were typed now. */
export interface Hands {
  /** Sets the property past React, so that React sees a difference. */
  setValue(control: Control, value: string): void;
  /** Says that the value has changed. */
  announce(control: Control): void;
  /** Presses a box or button, which turns it and says so. */
  press(control: Control): void;
}

/** Gives what was typed to the hydrated controls. A choice of one that was taken back by another choice is left alone. */
export function restore(controls: readonly Control[], typed: readonly (Typed | null)[], hands: Hands): void {
  for (const [index, entry] of typed.entries()) {
    const control = controls[index];
    if (entry === null || control === undefined) continue;
    if ('checked' in entry) {
      if (control.type === 'radio' && !entry.checked) continue;
      control.checked = !entry.checked;
      hands.press(control);
    } else {
      control.value = renderedValue(control);
      hands.setValue(control, entry.value);
      hands.announce(control);
    }
  }
}

function isTick(control: Control): boolean {
  return control.type === 'checkbox' || control.type === 'radio';
}

function renderedValue(control: Control): string {
  if (control.options === undefined) return control.defaultValue ?? '';
  const options = Array.from(control.options);
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? '';
}
