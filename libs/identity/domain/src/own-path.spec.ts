import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOwnPath, signInPage } from './own-path.js';

describe('a path to return to', () => {
  it.each([
    '', 'x', 'https://evil.example', '//evil.example', '/\\evil.example', '\\/evil.example', '/\t/evil.example', '/\n/evil.example', ' /x', 'javascript:alert(1)',
    '/a\u0000b', '/a\ud800b', '/' + 'x'.repeat(500), '/a\r\nSet-Cookie: x=y', '/a b',
  ])('is not %j', (text) => {
    expect(isOwnPath(text)).toBe(false);
  });

  it.each(['/', '/stelle/0190a', '/office/', '/en/ideen?q=%20x#anker', '/konzept/straße'])('is %s', (text) => {
    expect(isOwnPath(text)).toBe(true);
  });

  it('never leaves this origin', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'/\\:.?#@ae\t\n%2f5c') }), (rest) => {
      fc.pre(isOwnPath(`/${rest}`));
      expect(new URL(`/${rest}`, 'https://own.example').origin).toBe('https://own.example');
    }));
  });
});

describe('the page behind a sign-in link', () => {
  it.each([
    [null, '/anmelden/link'], ['/', '/anmelden/link'], ['/officer', '/anmelden/link'], ['/office', '/office/anmelden/link'], ['/office/pruefen', '/office/anmelden/link'],
    ['/office?verfahren=x', '/office/anmelden/link'],
  ])('of somebody who returns to %s is %s', (returnTo, page) => {
    expect(signInPage(returnTo)).toBe(page);
  });
});
