import { expect, it } from '@jest/globals';
import { stepTowards } from './use-steps.js';

const step = (from: string, target: string, most = 2) => [...stepTowards(new Set(from), new Set(target), most)].sort().join('');

it.each([
  ['few members change', 'ab', 'bc', 'bc'],
  ['many come', '', 'abcde', 'ab'],
  ['many go', 'abcde', '', 'cde'],
  ['many go and others come: never both kinds at once', 'abc', 'xyz', 'c'],
  ['one goes, many come', 'a', 'xyz', 'x'],
])('when %s', (_, from, target, expected) => expect(step(from, target)).toBe(expected));

it('ends with the set that is wanted, and then stays the same', () => {
  const [from, target] = [new Set('abcdefg'), new Set('efghijk')];
  let at: ReadonlySet<string> = from;
  for (let n = 0; n < 4; n++) at = stepTowards(at, target, 2);
  expect([...at].sort().join('')).toBe('efghijk');
  expect(stepTowards(at, target, 2)).toBe(at);
});
