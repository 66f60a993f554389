import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldPassword, isCommon, passwordFaults } from './password.js';

const codes = (password: string, own: readonly string[] = []) => passwordFaults('password', password, own).map(({ code }) => code);

describe('a new password', () => {
  it.each([
    ['empty', '', 'TOO_SHORT'], ['of eleven characters', 'kW7-tapir-x', 'TOO_SHORT'], ['of 201 characters', 'xy'.repeat(100) + 'z', 'TOO_LONG'],
    ['of a megabyte', 'x'.repeat(1_000_000), 'TOO_LONG'], ['with NUL', 'gute Tapire\u0000laufen', 'FORBIDDEN_CHARACTERS'],
    ['with a lone surrogate', 'gute Tapire \ud800 laufen', 'FORBIDDEN_CHARACTERS'],
  ])('is refused %s', (_, password, code) => {
    expect(codes(password)).toEqual([code]);
  });

  it.each([
    'aaaaaaaaaaaa', 'abababababab', 'abcdabcdabcd', '123123123123', '123456789012', '012345678901', 'qwertzuiopü+', 'qwertyuiop12', 'asdfghjklöä#', '1qaz2wsx3edc',
    'yxcvbnm,.-12', 'Passwort1234', 'passwort2026', 'P@ssw0rt2026!', 'PasswortPasswort', 'password!!!!!', 'Willkommen2026', 'Hamburg-Harburg1', 'Mitgestalten1!',
    'mitgestalten', 'Integrationskonzept', 'Bezirksamt-2026', 'SommerWinter22', 'changeme1234', 'Geheim123456', 'abcdefghijkl', 'zyxwvutsrqpo', 'hallo hallo 12',
    'ichliebedich7',
  ])('is refused as common: %s', (password) => {
    expect(codes(password)).toEqual(['PASSWORD_COMMON']);
  });

  it.each([
    ['erika.mustermann@example.org', 'erika.mustermann@example.org'], ['erika.mustermann@example.org', 'Mustermann1967'], ['erika.mustermann@example.org', 'ErikaMustermann!'],
    ['Özlem Yıldırım', 'özlem-yıldırım'],
  ])('is refused when it is made of what others know: %s, %s', (own, password) => {
    expect(codes(password, [own])).toEqual(['PASSWORD_COMMON']);
  });

  it.each([
    'drei Tapire laufen', 'correct horse battery', 'kW7-tapir-x9', '839201748265', 'gxwtqbzvkmpd', 'Meine Oma isst gern Passwort-Suppe', 'Şarkı söyleyen kuş', 'пятьдесятпять',
    'xy'.repeat(50) + 'abcqk'.repeat(20),
  ])('is accepted: %s', (password) => {
    expect(codes(password, ['erika@example.org'])).toEqual([]);
  });

  it('is never judged by its composition: letters alone are enough, once they are many', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...'bdfghjkmprstvwxz'), { minLength: 24, maxLength: 60 }), (letters) => {
      fc.pre(new Set(letters).size > 8);
      expect(isCommon(letters.join(''), [])).toBe(false);
    }));
  });

  it('is the same however the keyboard composes its letters', () => {
    expect(foldPassword('u\u0308ber')).toBe(foldPassword('über'));
  });
});
