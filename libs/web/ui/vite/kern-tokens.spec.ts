import { describe, expect, it } from '@jest/globals';
import { settled } from './kern-tokens.js';

describe('the tokens in a value of KERN', () => {
  it.each([
    ['a token that our sheet gives', 'var(--kern-color-action-default, #2044aa)', 'var(--kern-color-action-default)'],
    ['one that depends on a layer', 'var(--kern-color-action-default-contextual,#2044aa)', 'var(--kern-color-action-default)'],
    ['one that is given nowhere', 'var(--kern-metric-space-small, 8px)', '8px'],
    ['one within another', 'var(--kern-none, var(--kern-nothing, calc(1px + (2px * 3)))) solid', 'calc(1px + (2px * 3)) solid'],
    ['several', '1px var(--kern-none, 2px) var(--kern-color-layout-border-contextual, #6e7597)', '1px 2px var(--kern-color-layout-border)'],
    ['one within a name that is not of KERN', 'var(--mg-measure, var(--kern-none, 0))', 'var(--mg-measure, 0)'],
    ['one without another value', 'var(--kern-none)', 'var(--kern-none)'],
    ['no token', '0 auto', '0 auto'],
  ])('%s', (_, value, expected) => {
    expect(settled(value)).toBe(expected);
  });
});
