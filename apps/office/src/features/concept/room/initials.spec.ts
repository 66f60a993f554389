import { describe, expect, it } from '@jest/globals';
import { initialsOf } from './initials.js';

describe('the initials of a name', () => {
  it.each([
    ['Ben Bearbeitung', 'BB'], ['Aydın', 'A'], ['Anna Maria von der Aue', 'AA'], ['Ayşe Öztürk-Şahin', 'AŞ'], ['أمل حداد', 'أح'], ['çiğdem', 'Ç'], ['𝒜nna', '𝒜'],
    ['Eva (Fachamt)', 'E'], ['', '•'], ['!!', '•'], [null, '•'],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
