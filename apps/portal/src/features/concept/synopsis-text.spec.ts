import { describe, expect, it } from '@jest/globals';
import { paragraphsOf, synopsisPath, viewOf, type Piece } from './synopsis-text.js';

const pieces: readonly Piece[] = [
  { kind: 'KEPT', text: 'Kurse am ' }, { kind: 'REMOVED', text: 'Abend.\nRäume' }, { kind: 'ADDED', text: 'Morgen' }, { kind: 'KEPT', text: '.\n' },
  { kind: 'MOVED_AWAY', text: 'Alle sind da.' }, { kind: 'REMOVED', text: ' ' }, { kind: 'KEPT', text: 'Ende. ' }, { kind: 'MOVED_HERE', text: 'Alle sind da.' },
];
const shown = (side: 'BEFORE' | 'AFTER' | 'BOTH') => paragraphsOf(pieces, side).map((paragraph) => paragraph.map(({ text }) => text).join('|'));

describe('paragraphsOf', () => {
  it('gives each side its own text', () => {
    expect(shown('BEFORE')).toEqual(['Kurse am |Abend.', 'Räume|.', 'Alle sind da.| |Ende. ']);
    expect(shown('AFTER')).toEqual(['Kurse am |Morgen|.', 'Ende. |Alle sind da.']);
  });

  it('gives both in one, without blanks that only one had', () => {
    expect(shown('BOTH')).toEqual(['Kurse am |Abend.', 'Räume|Morgen|.', 'Alle sind da.|Ende. |Alle sind da.']);
  });

  it('has nothing for nothing', () => {
    expect(paragraphsOf([], 'BOTH')).toEqual([]);
    expect(paragraphsOf([{ kind: 'ADDED', text: '\n' }], 'AFTER')).toEqual([]);
  });
});

describe('the address of a comparison', () => {
  const view = (search: string, numbers = [3, 2, 1]) => viewOf(new URLSearchParams(search), numbers);

  it('names the last two versions when it names none', () => {
    expect(view('')).toEqual({ from: 2, to: 3, form: 'auto', onlySubstance: false });
    expect(view('von=1')).toMatchObject({ from: 1, to: 3 });
    expect(view('bis=1')).toMatchObject({ from: 3, to: 1 });
    expect(view('', [1])).toMatchObject({ from: 1, to: 1 });
  });

  it.each(['von=0', 'von=4', 'bis=x', 'von=1.5', 'von=-1', 'bis=', 'von=1e0', 'bis=999999999999'])('leads nowhere with %s', (search) => {
    expect(view(search)).toBeNull();
  });

  it('is read as it was written', () => {
    for (const form of ['auto', 'side', 'inline'] as const) {
      for (const onlySubstance of [true, false]) {
        const wanted = { from: 1, to: 3, form, onlySubstance };
        expect(view(synopsisPath('leitbild', wanted).split('?')[1]!)).toEqual(wanted);
      }
    }
  });
});
