import { describe, expect, it } from '@jest/globals';
import { compare, merged, type Side } from './merge.js';
import { plainOf } from './editor/wording-schema.js';
import type { PassageContent } from './passage-values.js';

const text = (...paragraphs: string[]): PassageContent => ({
  title: 'Sprache', doc: { type: 'doc', content: paragraphs.map((words) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })) },
  responsible: '', partners: '', cost: '', timeFrame: '', indicator: '', requiredByLaw: false, substance: true, reason: '',
});
const base = text('Eins.', 'Zwei.', 'Drei.');

/** What comes out when each proposal is taken as it is. */
function proposed(mine: PassageContent, theirs: PassageContent, from: PassageContent | null = base): string {
  const comparison = compare(mine, theirs, from);
  const sides = new Map<unknown, Side>([...comparison.stretches.map(({ proposed: side }, at) => [at, side] as const), ...comparison.fields.map(({ field, proposed: side }) => [field, side] as const)]);
  return plainOf(merged(mine, theirs, comparison, (what) => sides.get(what)!).doc);
}

describe('two texts of one passage', () => {
  it('have nothing to choose where they are the same', () => {
    expect(compare(base, base, base)).toMatchObject({ stretches: [{ differs: false }, { differs: false }, { differs: false }], fields: [] });
  });

  it.each([
    ['each changed another paragraph', text('Eins, neu.', 'Zwei.', 'Drei.'), text('Eins.', 'Zwei.', 'Drei, neu.'), 'Eins, neu.\nZwei.\nDrei, neu.'],
    ['they struck one', base, text('Eins.', 'Drei.'), 'Eins.\nDrei.'],
    ['I struck one', text('Eins.', 'Drei.'), base, 'Eins.\nDrei.'],
    ['they added one', base, text('Eins.', 'Zwei.', 'Zweieinhalb.', 'Drei.'), 'Eins.\nZwei.\nZweieinhalb.\nDrei.'],
    ['I added one', text('Eins.', 'Zwei.', 'Drei.', 'Vier.'), base, 'Eins.\nZwei.\nDrei.\nVier.'],
    ['both changed the same one', text('Eins, meins.', 'Zwei.', 'Drei.'), text('Eins, ihres.', 'Zwei.', 'Drei.'), 'Eins, meins.\nZwei.\nDrei.'],
  ])('are proposed to be joined when %s', (_, mine, theirs, result) => {
    expect(proposed(mine, theirs)).toBe(result);
  });

  it('keep the own text where nobody knows what was before', () => {
    expect(proposed(text('Meins.'), text('Ihres.'), null)).toBe('Meins.');
  });

  it('can both stay, theirs first', () => {
    const [mine, theirs] = [text('Meins.'), text('Ihres.')];
    expect(plainOf(merged(mine, theirs, compare(mine, theirs, null), () => 'both').doc)).toBe('Ihres.\nMeins.');
  });

  it('give an empty document when an empty side is taken', () => {
    const [mine, theirs] = [text('Meins.'), { ...text(), doc: { type: 'doc', content: [{ type: 'paragraph' }] } }];
    expect(merged(mine, theirs, compare(mine, theirs, null), () => 'theirs').doc).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
  });

  it('differ in fields, too, which are taken from who changed them', () => {
    const [mine, theirs] = [{ ...base, title: 'Sprachen', cost: '' }, { ...base, cost: '10 Euro', substance: false }];
    const comparison = compare(mine, theirs, base);
    expect(comparison.fields).toEqual([{ field: 'title', proposed: 'mine' }, { field: 'cost', proposed: 'theirs' }, { field: 'substance', proposed: 'theirs' }]);
    expect(merged(mine, theirs, comparison, (what) => comparison.fields.find(({ field }) => field === what)!.proposed)).toMatchObject({ title: 'Sprachen', cost: '10 Euro', substance: false });
  });
});
