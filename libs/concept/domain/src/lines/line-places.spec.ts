import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { documentFromPlain, plainText } from '../plain-text.js';
import { noFacts } from '../wording.js';
import { placeInLines } from './line-places.js';
import { linedText } from './lined-text.js';

const lined = (text: string) => {
  const doc = documentFromPlain(text);
  const [passage] = linedText([{ ...noFacts, passageId: 'a', title: 'Ein Titel', doc, cost: '10 Euro' }]);
  return { passage: passage!, plain: plainText(doc), lineAt: (line: number) => passage!.blocks.flatMap((block) => block.lines)[line - 1]! };
};

describe('a place in numbered lines', () => {
  const { passage, plain, lineAt } = lined('Wir wollen, dass jede und jeder in Harburg Deutsch lernen kann, ohne lange zu warten. 👩‍👩‍👧 ok.\n\n- Erstens\n- Zweitens');
  const before = (at: number) => {
    const { line, after } = placeInLines(passage, plain, at)!;
    return [line, lineAt(line).slice(0, after)];
  };

  it('is behind the word before it, in the line where that ends', () => {
    expect(before([...plain].length)).toEqual([5, 'Zweitens']);
    expect(before(plain.indexOf(' lange'))).toEqual([2, 'Wir wollen, dass jede und jeder in Harburg Deutsch lernen kann, ohne']);
    expect(before(plain.indexOf(' zu warten'))).toEqual([3, 'lange']);
    expect(before([...plain.slice(0, plain.indexOf(' ok.'))].length)).toEqual([3, 'lange zu warten. 👩‍👩‍👧']);
    expect(before(0)).toEqual([2, '']);
    expect(before(10_000)).toEqual([5, 'Zweitens']);
  });

  it('is nowhere in a passage without words', () => expect(placeInLines(lined('').passage, '', 0)).toBeNull());

  it('has as many letters before it as in the text, whatever the text', () => {
    const text = fc.array(fc.constantFrom('Wort ', '\n\n', '- ', 'langes Satzstück ohne Ende ', 'x'.repeat(80), 'дом ', '家', '👩‍👩‍👧 ', 'e\u0301'), { minLength: 1, maxLength: 30 }).map((all) => `A${all.join('')}`);
    fc.assert(fc.property(text, fc.nat(400), (each, at) => {
      const one = lined(each);
      const { line, after } = placeInLines(one.passage, one.plain, at)!;
      const lines = one.passage.blocks.filter(({ kind }) => kind !== 'TITLE' && kind !== 'FACT').flatMap((block) => block.lines.map((words, n) => [block.first + n, words] as const));
      const read = lines.filter(([n]) => n <= line).map(([n, words]) => (n === line ? words.slice(0, after) : words)).join('').replace(/\s/gu, '');
      expect(read).toBe([...one.plain].slice(0, at).join('').replace(/\s/gu, ''));
    }), { numRuns: 300 });
  });
});
