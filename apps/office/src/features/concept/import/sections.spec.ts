import { describe, expect, it } from '@jest/globals';
import { documentFromPlain, emptyDoc, plainText, type PartKind } from '@mitgestalten/concept-domain';
import { chosenOf, faultsOfRows, proposedRows, type Becomes, type Row } from './sections.js';

const sections = (...given: [number | null, string][]) => given.map(([level, text]) => ({ level, title: level === null ? '' : `T ${text}`, doc: text === '' ? emptyDoc : documentFromPlain(text) }));
const becomes = (part: PartKind, inField: boolean, ...given: [number | null, string][]) => proposedRows(part, sections(...given), inField).map((row) => row.becomes).join(' ');
const rows = (...kinds: Becomes[]): Row[] => kinds.map((kind, index) => ({ title: `T${index}`, level: 1, doc: documentFromPlain(`Text ${index}`), becomes: kind }));
const faultsOf = (part: PartKind, parent: 'FIELD' | null, given: readonly Row[]) => faultsOfRows(part, given, parent).map(({ code, field }) => `${code} ${field}`);

describe('rows of a preview cannot be taken over', () => {
  it.each<[string, PartKind, 'FIELD' | null, Row[], string[]]>([
    ['without a title', 'LEITBILD', null, rows('SECTION').map((row) => ({ ...row, title: ' ' })), ['EMPTY rows.0.title']],
    ['with too long a text', 'LEITBILD', null, rows('SECTION').map((row) => ({ ...row, doc: documentFromPlain('x'.repeat(20_001)) })), ['TOO_LONG rows.0.becomes']],
    ['when a text has nothing to stand in', 'LEITBILD', null, rows('NOTHING', 'INSIDE', 'SECTION'), ['INVALID rows.1.becomes']],
    ['as measures with nothing above them', 'MEASURES', null, rows('MEASURE', 'FIELD', 'MEASURE'), ['INVALID rows.0.becomes']],
    ['as a field inside of a field', 'MEASURES', 'FIELD', rows('MEASURE', 'FIELD'), ['INVALID rows.1.becomes']],
  ])('%s', (_, part, parent, given, faults) => {
    expect(faultsOf(part, parent, given)).toEqual(faults);
  });
});

describe('what headings become if nobody says otherwise', () => {
  it.each<[string, string]>([
    ['two levels of sections, deeper ones inside', becomes('LEITBILD', false, [1, 'a'], [2, 'b'], [3, 'c'], [1, 'd'])],
    ['a title alone is left out', becomes('LEITBILD', false, [0, ''], [1, 'a'])],
    ['words before the first heading are kept', becomes('LEITBILD', false, [null, 'a'], [1, 'b'])],
    ['fields and measures', becomes('MEASURES', false, [1, 'a'], [2, 'b'])],
    ['fields, goals and measures', becomes('MEASURES', false, [2, 'a'], [3, 'b'], [4, 'c'], [5, 'd'])],
    ['measures in a field', becomes('MEASURES', true, [1, 'a'])],
  ])('%s', (what, found) => {
    expect(found).toBe(({
      'two levels of sections, deeper ones inside': 'SECTION SECTION INSIDE SECTION', 'a title alone is left out': 'NOTHING SECTION', 'words before the first heading are kept': 'SECTION SECTION',
      'fields and measures': 'FIELD MEASURE', 'fields, goals and measures': 'FIELD GOAL MEASURE INSIDE', 'measures in a field': 'MEASURE',
    })[what]);
  });
});

describe('what is taken over', () => {
  it('are passages in their order, with subheadings in the text before them and without what is left out', () => {
    const chosen = chosenOf(rows('SECTION', 'INSIDE', 'NOTHING', 'SECTION'));
    expect(chosen.map(({ row, title, doc }) => [row, title, plainText(doc)])).toEqual([[0, 'T0', 'Text 0\nT1\nText 1'], [3, 'T3', 'Text 3']]);
    expect(chosen[0]!.doc.content[1]).toMatchObject({ type: 'heading' });
    expect(faultsOf('LEITBILD', null, rows('SECTION', 'INSIDE', 'NOTHING', 'SECTION'))).toEqual([]);
  });
});
