import { describe, expect, it } from '@jest/globals';
import { statedChanges, type StatedEntry, type StatedVersion } from './substance.js';

const entry = (passageId: string, ordinal: number, hash: string, substance: boolean, reason: string | null = null): StatedEntry =>
  ({ passageId, parentId: null, kind: 'SECTION', ordinal, hash, substance, reason });

const version = (entries: readonly StatedEntry[], removals: Readonly<Record<string, string>> = {}): StatedVersion => ({ entries, removals: new Map(Object.entries(removals)) });

describe('statedChanges', () => {
  const first = version([entry('a', 1, '1', true, 'Erster Entwurf'), entry('b', 2, '1', true), entry('c', 3, '1', true)]);
  const second = version([entry('a', 1, '2', true, 'Weil es alle sagten'), entry('b', 2, '2', false, 'Tippfehler')]);
  const third = version([entry('a', 1, '3', false, 'Komma'), entry('b', 2, '2', false, 'Tippfehler')]);

  it('says of a change what its version says of it', () => {
    expect([...statedChanges([first, second])]).toEqual([
      ['a', { substance: true, reasons: ['Weil es alle sagten'] }], ['b', { substance: false, reasons: ['Tippfehler'] }], ['c', { substance: true, reasons: [] }],
    ]);
  });

  it('does not take what is carried on for a change', () => {
    expect([...statedChanges([second, third])]).toEqual([['a', { substance: false, reasons: ['Komma'] }]]);
    expect(statedChanges([third, third]).size).toBe(0);
  });

  it('adds up the versions in between', () => {
    expect(statedChanges([first, second, third]).get('a')).toEqual({ substance: true, reasons: ['Weil es alle sagten', 'Komma'] });
  });

  it('says of a removed passage what its version says of it, and of one that stays nothing of the kind', () => {
    const struck = version(second.entries, { c: 'Steht jetzt im zweiten Absatz', a: 'Nie gestrichen' });
    expect(statedChanges([first, struck]).get('c')).toEqual({ substance: true, reasons: ['Steht jetzt im zweiten Absatz'] });
    expect(statedChanges([first, struck]).get('a')?.reasons).toEqual(['Weil es alle sagten']);
  });

  it('says nothing of one version, or none', () => {
    expect(statedChanges([first]).size).toBe(0);
    expect(statedChanges([]).size).toBe(0);
  });
});
