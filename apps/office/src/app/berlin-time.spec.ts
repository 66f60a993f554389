import { describe, expect, it } from '@jest/globals';
import { fromBerlinInput, toBerlinInput } from './berlin-time.js';

describe('the clock of Hamburg', () => {
  it.each([
    ['2026-05-15T23:59', '2026-05-15T21:59:00.000Z'],
    ['2026-01-01T00:00', '2025-12-31T23:00:00.000Z'],
    // The hour that exists twice in October: the first of the two.
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    // The hour that does not exist in March is read as the one after it.
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ])('%s is %s', (reading, instant) => {
    expect(fromBerlinInput(reading)).toBe(instant);
  });

  it('comes back as it was typed', () => {
    for (let day = 1; day <= 365; day += 7) {
      const instant = new Date(Date.UTC(2026, 0, day, 10, 15)).toISOString();
      expect(fromBerlinInput(toBerlinInput(instant))).toBe(instant);
    }
  });

  it('refuses what is not a date', () => {
    expect(fromBerlinInput('')).toBeNull();
    expect(fromBerlinInput('2026-13-45T99:99')).toBeNull();
  });
});
