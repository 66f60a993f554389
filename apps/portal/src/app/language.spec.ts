import { describe, expect, it } from '@jest/globals';
import { hrefIn, languagesOf, splitLanguage } from './language.js';

describe('the language of an address', () => {
  it.each([
    ['/', 'de', '/'], ['/konzept', 'de', '/konzept'], ['/en', 'en', '/'], ['/en/', 'en', '/'], ['/en/konzept', 'en', '/konzept'], ['/english', 'de', '/english'], ['/ar-XB/ich', 'de', '/ar-XB/ich'],
  ] as const)('%s is %s and %s', (pathname, lang, path) => {
    expect(splitLanguage(pathname, false)).toEqual({ lang, path });
  });

  it.each(['/en//elsewhere.example/x', '/en/\\elsewhere.example', '/en///elsewhere.example', '/en/\\/elsewhere.example'])('%s never leads to another site', (pathname) => {
    const { path } = splitLanguage(pathname, false);
    expect(new URL(hrefIn('de', path), 'https://here.example/').origin).toBe('https://here.example');
  });
});

describe('the languages of a process', () => {
  it('are those it is shown in; the pseudo language belongs to the sample alone', () => {
    expect(languagesOf({ languages: ['de'] }, false)).toEqual(['de']);
    expect(languagesOf({ languages: ['de', 'en'] }, true)).toEqual(['de', 'en', 'ar-XB']);
    expect(languagesOf(null, false)).toEqual(['de', 'en']);
  });
});
