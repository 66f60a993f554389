import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, merged, wordsOf, type Side } from './merge.js';
import { plainOf } from './editor/wording-schema.js';
import type { PassageContent } from './passage-values.js';

const text = (...paragraphs: string[]): PassageContent => ({
  title: 'Sprache', doc: { type: 'doc', content: paragraphs.map((words) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })) },
  responsible: '', partners: '', cost: '', timeFrame: '', indicator: '', requiredByLaw: false, substance: true, reason: '',
});
const base = text('Eins.', 'Zwei.', 'Drei.');

/** What comes out when each proposal is taken as it is. */
function proposed(mine: PassageContent, theirs: PassageContent, from = base): string {
  const comparison = compare(mine, theirs, from);
  const sides = new Map<unknown, Side>([...comparison.stretches.map(({ proposed: side }, at) => [at, side] as const), ...comparison.fields.map(({ field, proposed: side }) => [field, side] as const)]);
  return plainOf(merged(mine, theirs, comparison, (what) => sides.get(what)!).doc);
}

describe('two texts of one passage', () => {
  it('have nothing to choose where they are the same', () => {
    expect(compare(base, base, base)).toMatchObject({ stretches: [{ differs: false }, { differs: false }, { differs: false }], fields: [] });
    const [mine, theirs] = [text('Eins, neu.', 'Zwei.'), text('Eins, neu.', 'Zwei.')];
    expect(compare(mine, theirs, base).stretches.some(({ differs }) => differs)).toBe(false);
  });

  it.each([
    ['each changed another paragraph', text('Eins, neu.', 'Zwei.', 'Drei.'), text('Eins.', 'Zwei.', 'Drei, neu.'), 'Eins, neu.\nZwei.\nDrei, neu.'],
    ['they struck one', base, text('Eins.', 'Drei.'), 'Eins.\nDrei.'],
    ['I struck one', text('Eins.', 'Drei.'), base, 'Eins.\nDrei.'],
    ['they added one', base, text('Eins.', 'Zwei.', 'Zweieinhalb.', 'Drei.'), 'Eins.\nZwei.\nZweieinhalb.\nDrei.'],
    ['I added one', text('Eins.', 'Zwei.', 'Drei.', 'Vier.'), base, 'Eins.\nZwei.\nDrei.\nVier.'],
    ['I changed one, and they wrote one right after it', text('Eins, meins.', 'Zwei.', 'Drei.'), text('Eins.', 'Neu von ihr.', 'Zwei.', 'Drei.'), 'Eins, meins.\nNeu von ihr.\nZwei.\nDrei.'],
    ['I changed one, and they wrote one right before it', text('Eins.', 'Zwei, meins.', 'Drei.'), text('Eins.', 'Neu von ihr.', 'Zwei.', 'Drei.'), 'Eins.\nNeu von ihr.\nZwei, meins.\nDrei.'],
    ['we changed neighbours', text('Eins, meins.', 'Zwei.', 'Drei.'), text('Eins.', 'Zwei, ihres.', 'Drei.'), 'Eins, meins.\nZwei, ihres.\nDrei.'],
    ['both wrote one at the same place', text('Eins.', 'Zwei.', 'Drei.', 'Von mir.'), text('Eins.', 'Zwei.', 'Drei.', 'Von ihr.'), 'Eins.\nZwei.\nDrei.\nVon ihr.\nVon mir.'],
    ['both changed the same one, and they wrote one after it', text('Eins, meins.', 'Zwei.', 'Drei.'), text('Eins, ihres.', 'Neu von ihr.', 'Zwei.', 'Drei.'), 'Eins, meins.\nNeu von ihr.\nZwei.\nDrei.'],
    ['both changed the same one', text('Eins, meins.', 'Zwei.', 'Drei.'), text('Eins, ihres.', 'Zwei.', 'Drei.'), 'Eins, meins.\nZwei.\nDrei.'],
  ])('are proposed to be joined when %s', (_, mine, theirs, result) => {
    expect(proposed(mine, theirs)).toBe(result);
  });

  it('clash only where both changed the same words', () => {
    const clashes = (mine: PassageContent, theirs: PassageContent) => compare(mine, theirs, base).stretches.filter((each) => each.clashes).map((each) => [wordsOf(each.mine), wordsOf(each.theirs)]);
    expect(clashes(text('Eins, meins.', 'Zwei.', 'Drei.'), text('Eins.', 'Neu.', 'Zwei.', 'Drei, ihres.'))).toEqual([]);
    expect(clashes(text('Eins, meins.', 'Zwei, meins.', 'Drei.'), text('Eins.', 'Zwei, ihres.', 'Drei.'))).toEqual([['Zwei, meins.', 'Zwei, ihres.']]);
    expect(clashes(text('Zwei.', 'Drei.'), text('Eins, ihres.', 'Zwei.', 'Drei.'))).toEqual([['', 'Eins, ihres.']]);
  });

  describe('whatever was changed', () => {
    // A block of the base is left, struck or rewritten, by one side or the other; before each, either may have written something new.
    const blocks = fc.array(fc.record({ who: fc.constantFrom('mine', 'theirs'), deed: fc.constantFrom('left', 'struck', 'rewritten', 'replaced'), mine: fc.nat(2), theirs: fc.nat(2) }), { minLength: 1, maxLength: 9 });
    const sides = (plan: readonly { readonly who: string; readonly deed: string; readonly mine: number; readonly theirs: number }[]) => {
      const of = (side: 'mine' | 'theirs') => plan.flatMap(({ who, deed, [side]: count }, n) => [
        ...Array.from({ length: count }, (_, k) => `Dazu ${side} ${n} ${k}.`),
        ...(who !== side || deed === 'left' ? [`Absatz ${n} von allen.`] : deed === 'struck' ? [] : [deed === 'rewritten' ? `Absatz ${n} von ${side}.` : `Ersatz ${side} ${n}!`]),
      ]);
      return { from: text(...plan.map((_, n) => `Absatz ${n} von allen.`)), mine: of('mine'), theirs: of('theirs') };
    };

    it('changes at different blocks all survive, and nothing else does', () => {
      fc.assert(fc.property(blocks, (plan) => {
        const { from, mine, theirs } = sides(plan);
        const result = proposed(text(...mine), text(...theirs), from).split('\n').filter((line) => line !== '');
        const struck = new Set(plan.flatMap(({ deed }, n) => (deed === 'left' ? [] : [`Absatz ${n} von allen.`])));
        expect([...result].sort()).toEqual([...new Set([...mine, ...theirs])].filter((line) => !struck.has(line)).sort());
        for (const side of [mine, theirs]) expect(result.filter((line) => side.includes(line))).toEqual(side.filter((line) => !struck.has(line)));
      }), { numRuns: 500 });
    });

    it('every word of both is in the result, or shown as a difference', () => {
      const lines = fc.array(fc.constantFrom('Eins.', 'Zwei.', 'Drei.', 'Eins, anders.', 'Zwei.', 'Neu.'), { maxLength: 8 });
      fc.assert(fc.property(lines, lines, lines, (from, mine, theirs) => {
        const { stretches } = compare(text(...mine), text(...theirs), text(...from));
        const all = (side: 'mine' | 'theirs') => stretches.flatMap((stretch) => stretch[side].map((block) => wordsOf([block])));
        expect([all('mine'), all('theirs')]).toEqual([mine, theirs]);
        for (const stretch of stretches) if (!stretch.differs) expect(stretch.mine).toEqual(stretch.theirs);
      }), { numRuns: 500 });
    });
  });

  it('can both stay, theirs first', () => {
    const [mine, theirs] = [text('Meins.'), text('Ihres.')];
    expect(plainOf(merged(mine, theirs, compare(mine, theirs, text('Anderes.')), () => 'both').doc)).toBe('Ihres.\nMeins.');
  });

  it('give an empty document when an empty side is taken', () => {
    const [mine, theirs] = [text('Meins.'), { ...text(), doc: { type: 'doc', content: [{ type: 'paragraph' }] } }];
    expect(merged(mine, theirs, compare(mine, theirs, text('Anderes.')), () => 'theirs').doc).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
  });

  it('differ in fields, too, which are taken from who changed them', () => {
    const [mine, theirs] = [{ ...base, title: 'Sprachen', cost: '' }, { ...base, cost: '10 Euro', substance: false }];
    const comparison = compare(mine, theirs, base);
    expect(comparison.fields).toEqual([{ field: 'title', proposed: 'mine', clashes: false }, { field: 'cost', proposed: 'theirs', clashes: false }, { field: 'substance', proposed: 'theirs', clashes: false }]);
    expect(merged(mine, theirs, comparison, (what) => comparison.fields.find(({ field }) => field === what)!.proposed)).toMatchObject({ title: 'Sprachen', cost: '10 Euro', substance: false });
  });
});
