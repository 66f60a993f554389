import { describe, expect, it } from '@jest/globals';
import { partsOf } from './sheet-parts.js';

const rule = (body: string, ...selectors: [string, ...string[]][]) => ({ selectors: selectors.map(([text, ...classes]) => ({ text, classes })), body: `{${body}}` });

describe('a style sheet in its parts', () => {
  it.each([
    ['a selector without a class', 'main p{color:red}', [rule('color:red', ['main p'])]],
    ['classes that all must be there', '.a.b > .c-d__e:hover{margin:0}', [rule('margin:0', ['.a.b > .c-d__e:hover', 'a', 'b', 'c-d__e'])]],
    ['each selector on its own', '.a,.b{margin:0;padding:1px}', [rule('margin:0;padding:1px', ['.a', 'a'], ['.b', 'b'])]],
    ['what is excepted or to be chosen from', '.a:not(.b:is(.c, .d)) :is(.e,p){top:0}', [rule('top:0', ['.a:not(.b:is(.c, .d)) :is(.e,p)', 'a'])]],
    ['what only looks like a class', '[href$=".pdf"] .a{width:1.5em}', [rule('width:1.5em', ['[href$=".pdf"] .a', 'a'])]],
    ['a condition', '@media print{.a{top:0}@supports (x:y){p{top:0}}}', [
      { condition: '@media print', parts: [rule('top:0', ['.a', 'a']), { condition: '@supports (x:y)', parts: [rule('top:0', ['p'])] }] },
    ]],
    ['what belongs to no element', '@font-face{font-family:A}@keyframes a{to{top:0}}@page{margin:0}', ['@font-face{font-family:A}', '@keyframes a{to{top:0}}', '@page{margin:0}']],
    ['a name with escapes', '.w-1\\/2{top:0}', [rule('top:0', ['.w-1\\/2'])]],
    ['a layer, with or without rules', '@layer a{.b{top:0}}', ['@layer a{.b{top:0}}']],
    ['a statement', '@layer a, b;p{top:0}', ['@layer a, b;', rule('top:0', ['p'])]],
  ])('%s', (_, css, parts) => {
    expect(partsOf(css)).toEqual(parts);
  });
});
