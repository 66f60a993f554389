import { describe, expect, it } from '@jest/globals';
import { ownPath } from './own-path.js';

describe('where to go after signing in', () => {
  it.each([
    ['/antworten?stand=PROPOSED', '/antworten?stand=PROPOSED'],
    ['/office/codes', '/codes'],
    ['/office', '/'],
    [null, '/'],
    ['//boese.example', '/'],
    ['/\\boese.example', '/'],
    ['https://boese.example', '/'],
    ['/anmelden?weiter=/anmelden', '/'],
  ])('%s leads to %s', (asked, path) => {
    expect(ownPath(asked)).toBe(path);
  });
});
