import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { documentFromPlain } from '../plain-text.js';
import { noFacts } from '../wording.js';
import { linedText, lineMeasure, linesOf } from './lined-text.js';

const passage = (passageId: string, text: string, facts: object = {}) => ({ ...noFacts, passageId, title: `Titel ${passageId}`, doc: documentFromPlain(text), ...facts });
const long = 'Wir wollen, dass jede und jeder in Harburg Deutsch lernen kann, ohne lange zu warten. Kurse gibt es auch am Abend und am Wochenende.';

describe('linesOf', () => {
  it('cuts at blanks, at the measure', () => {
    expect(linesOf(long)).toEqual([
      'Wir wollen, dass jede und jeder in Harburg Deutsch lernen kann, ohne', 'lange zu warten. Kurse gibt es auch am Abend und am Wochenende.',
    ]);
    expect(linesOf(`${'x'.repeat(35)} ${'y'.repeat(36)} z`)).toEqual([`${'x'.repeat(35)} ${'y'.repeat(36)}`, 'z']);
    expect(linesOf(`${'x'.repeat(36)} ${'y'.repeat(36)}`)).toHaveLength(2);
  });

  it.each([
    ['nothing', '', []],
    ['blanks only', ' \n\t ', []],
    ['a word longer than a line', 'a'.repeat(80), ['a'.repeat(72), 'a'.repeat(8)]],
    ['signs without blanks between', '孩'.repeat(73), ['孩'.repeat(72), '孩']],
    ['words that a blank holds together', `${'x'.repeat(70)} §\u00A013`, ['x'.repeat(70), '§\u00A013']],
  ])('%s', (_name, text, expected) => {
    expect(linesOf(text)).toEqual(expected);
  });

  it('counts a letter with its marks once, and never tears them apart', () => {
    const marked = 'a\u0301\u0323'.repeat(73);
    expect(linesOf(marked)).toEqual(['a\u0301\u0323'.repeat(72), 'a\u0301\u0323']);
    expect(linesOf(`${'sil\u00ADben'.repeat(12)} x`)).toEqual(['sil\u00ADben'.repeat(12), 'x']);
  });

  it('keeps every character but blanks, in lines that fit and could not hold the next word', () => {
    const words = fc.array(fc.oneof(fc.constantFrom('und', 'Harburg', 'дом', 'بيت', '家', 'e\u0301', '👩‍👩‍👧', ' ', '\n', 'w'.repeat(90)), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 60 });
    fc.assert(fc.property(words, (all) => {
      const text = all.join(' ');
      const lines = linesOf(text);
      const blank = /[ \t\n\r\u2000-\u2006\u2008-\u200A\u3000]+/gu;
      expect(lines.join('').replace(blank, '')).toBe(text.replace(blank, ''));
      const width = (line: string) => (line.match(/[^][\p{M}\u00AD\u200B-\u200D\u2060]*/gu) ?? []).length;
      for (const [n, line] of lines.entries()) {
        expect(width(line)).toBeLessThanOrEqual(lineMeasure);
        const [word = ''] = (lines[n + 1] ?? 'x'.repeat(lineMeasure)).split(blank);
        expect(width(line) + 1 + width(word) > lineMeasure || width(line) === lineMeasure).toBe(true);
      }
    }), { numRuns: 500 });
  });
});

describe('linedText', () => {
  const version = [passage('a', `${long}\n\n- Erstens\n- Zweitens`), passage('b', long, { responsible: 'Bezirksamt Harburg', cost: '10 Euro' })];

  it('numbers the lines of a version from 1 to its end, title and facts among them', () => {
    const [a, b] = linedText(version);
    expect([a!.first, a!.last, b!.first, b!.last]).toEqual([1, 5, 6, 10]);
    expect(a!.blocks.map(({ kind, item, first, lines }) => [kind, item, first, lines.length])).toEqual([['TITLE', null, 1, 1], ['PARAGRAPH', null, 2, 2], ['ITEM', 0, 4, 1], ['ITEM', 0, 5, 1]]);
    expect(b!.blocks.map(({ kind, fact, first }) => [kind, fact, first])).toEqual([['TITLE', null, 6], ['PARAGRAPH', null, 7], ['FACT', 'responsible', 9], ['FACT', 'cost', 10]]);
  });

  it('gives line 8 the same words each time: this is what somebody may have quoted', () => {
    const lines = linedText(version).flatMap(({ blocks }) => blocks.flatMap((block) => block.lines));
    expect(lines[8 - 1]).toBe('lange zu warten. Kurse gibt es auch am Abend und am Wochenende.');
  });

  it('leaves no gap and counts none twice, whatever the text', () => {
    const text = fc.array(fc.constantFrom('Wort ', '\n\n', '- ', 'langes Satzstück ohne Ende ', 'x'.repeat(80)), { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
      let next = 1;
      for (const { first, last, blocks } of linedText(texts.map((each, n) => passage(String(n), each)))) {
        expect(first).toBe(next);
        for (const block of blocks) {
          expect(block.first).toBe(next);
          next += block.lines.length;
        }
        expect(last).toBe(next - 1);
      }
    }));
  });
});
