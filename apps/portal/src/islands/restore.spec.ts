import { describe, expect, it } from '@jest/globals';
import { latestOf, restore, typedIn, type Control, type Hands } from './restore.js';

const text = (value: string, defaultValue = ''): Control => ({ type: 'textarea', value, defaultValue });
const box = (checked: boolean, defaultChecked = false, type = 'checkbox'): Control => ({ type, value: 'on', checked, defaultChecked });
const select = (value: string): Control => ({
  type: 'select-one', value, options: [{ value: 'de', defaultSelected: true }, { value: 'tr', defaultSelected: false }],
});

/** Hands that note what they did, and behave like a browser otherwise. */
function handsOf(log: string[]): Hands {
  return {
    setValue: (control, value) => { control.value = value; },
    announce: (control) => log.push(`changed to ${control.value}`),
    press: (control) => { control.checked = !control.checked; log.push(`turned ${control.checked ? 'on' : 'off'}`); },
  };
}

describe('what was typed before the script took over', () => {
  it('finds only what differs from the page as it was rendered', () => {
    expect(typedIn([text('Kurse am Abend'), text('', ''), text('Ayşe', 'Ayşe'), box(true), box(true, true), select('tr'), select('de')]))
      .toEqual([{ value: 'Kurse am Abend' }, null, null, { checked: true }, null, { value: 'tr' }, null]);
  });

  it('gives texts, choices and ticks to the controls and says that they changed', () => {
    const log: string[] = [];
    const controls = [text('', ''), select('de'), box(false)];
    restore(controls, [{ value: 'Kurse\nam Abend' }, { value: 'tr' }, { checked: true }], handsOf(log));
    expect(controls.map((control) => control.value)).toEqual(['Kurse\nam Abend', 'tr', 'on']);
    expect(controls[2]!.checked).toBe(true);
    expect(log).toEqual(['changed to Kurse\nam Abend', 'changed to tr', 'turned on']);
  });

  it('takes a tick back that the server had set', () => {
    const controls = [box(true, true)];
    restore(controls, [{ checked: false }], handsOf([]));
    expect(controls[0]!.checked).toBe(false);
  });

  it('presses the chosen radio button only, not the one that lost the choice', () => {
    const log: string[] = [];
    restore([box(false, true, 'radio'), box(false, false, 'radio')], [{ checked: false }, { checked: true }], handsOf(log));
    expect(log).toEqual(['turned on']);
  });

  it('prefers what was typed while the script took over', () => {
    expect(latestOf([{ value: 'Kur' }, { value: 'x' }, null], [{ value: 'Kurse' }, null, { value: 'y' }]))
      .toEqual([{ value: 'Kurse' }, { value: 'x' }, { value: 'y' }]);
  });

  it('leaves alone what is no longer there', () => {
    expect(() => restore([], [{ value: 'Kurse' }], handsOf([]))).not.toThrow();
  });
});
