import { describe, expect, it } from '@jest/globals';
import { partsOf } from '@mitgestalten/web-ui/vite/sheet-parts';
import { usedBy } from './used-rules.js';

describe('the rules that a page can use', () => {
  const used = (css: string, ...classes: string[]) => usedBy(new Set(classes), partsOf(css));

  it.each([
    ['a class that is nowhere', '.a{top:0}', [], ''],
    ['one of two that both must be there', '.a .b{top:0}', ['a'], ''],
    ['a condition in which nothing is left', '@media print{@supports (x:y){.a{top:0}}}', ['b'], ''],
  ])('leaves out: %s', (_, css, classes, expected) => {
    expect(used(css, ...classes)).toBe(expected);
  });

  it.each([
    ['what needs no class', 'main,[hidden]{top:0}', [], 'main,[hidden]{top:0}'],
    ['both of two that must be there', '.a .b{top:0}', ['a', 'b'], '.a .b{top:0}'],
    ['of several selectors those that can match', '.a,.b,p{top:0}', ['b'], '.b,p{top:0}'],
    ['what holds without an exception or with any of a choice', '.a:not(.b):is(.c,.d){top:0}', ['a'], '.a:not(.b):is(.c,.d){top:0}'],
    ['what belongs to no element, in its place', '@page{margin:0}.a{top:0}@media print{.b{top:0}p{top:1px}}', ['c'], '@page{margin:0}@media print{p{top:1px}}'],
  ])('keeps: %s', (_, css, classes, expected) => {
    expect(used(css, ...classes)).toBe(expected);
  });
});
