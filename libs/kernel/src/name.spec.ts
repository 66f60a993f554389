import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { authorNameFaults, isReservedName, skeletonOf } from './name.js';

describe('a name that looks like the district office', () => {
  it.each([
    ['plain', 'Bezirksamt Harburg'],
    ['in the middle', 'Ihr Bezirksamt'],
    ['with blanks and signs', 'Bezirks - Amt'],
    ['with invisible signs between the letters', 'Bezirks\u200Bamt'],
    ['with a soft hyphen', 'Bezirks\u00ADamt'],
    ['with Cyrillic letters', 'Веzirksаmt'],
    ['with Greek letters', 'Βεzιrksαmτ'],
    ['in full width', 'Ｂｅｚｉｒｋｓａｍｔ'],
    ['in mathematical letters', '𝐁𝐞𝐳𝐢𝐫𝐤𝐬𝐚𝐦𝐭'],
    ['in small capitals', 'ʙᴇᴢɪʀᴋꜱᴀᴍᴛ'],
    ['with figures', 'Bez1rksamt'],
    ['with rn for m', 'Bezirksarnt'],
    ['with accents', 'Bézírksämt'],
    ['with stacked marks', 'B\u0336ezirksamt'],
    ['a body', 'Harburger Integrationsrat'],
    ['the assembly', 'Bezirksversammlung'],
    ['the district itself', 'Bezirk Harburg'],
    ['the moderators', 'Redaktion!'],
    ['the moderators, quoted', '„Moderation“'],
    ['the product', 'Mitgestalten-Team'],
    ['with l for I', 'lntegrationsrat'],
  ])('is refused %s', (_, name) => {
    expect(authorNameFaults('authorName', name)).toEqual([{ code: 'NAME_RESERVED', field: 'authorName', params: {} }]);
  });

  it.each([
    'Fatma', 'Jörg Ämtmann', 'Владимир', 'Ελένη', 'أمل', '李雷', 'Bezirkselternausschuss', 'Frauen im Bezirk', 'Tanja Admin-Schulz', 'Amt-Mann', 'Hirsch',
  ])('is not %s', (name) => {
    expect(authorNameFaults('authorName', name)).toEqual([]);
  });

  it('is no fault when absent or empty', () => {
    expect([null, undefined, ''].flatMap((name) => authorNameFaults('authorName', name))).toEqual([]);
  });

  it('says first that a name is too long or has forbidden characters', () => {
    expect(authorNameFaults('authorName', 'Bezirksamt'.repeat(20))[0]?.code).toBe('TOO_LONG');
    expect(authorNameFaults('authorName', 'Bezirksamt\u0000')[0]?.code).toBe('FORBIDDEN_CHARACTERS');
  });

  it('does not depend on case, and never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (name) => {
      expect(skeletonOf(skeletonOf(name))).toBe(skeletonOf(name));
      expect(isReservedName(`${name}Bezirksamt`)).toBe(true);
    }));
  });
});
