import { describe, expect, it } from '@jest/globals';
import { statementName } from './preparing-client.js';

describe('statementName', () => {
  it('gives each text one name, and always the same', () => {
    expect(statementName('SELECT 1')).toMatch(/^s\d+$/);
    expect(statementName('SELECT 1')).toBe(statementName('SELECT 1'));
    expect(statementName('SELECT 2')).not.toBe(statementName('SELECT 1'));
  });

  it('gives a long text none', () => {
    expect(statementName(`SELECT '${'x'.repeat(50_000)}'`)).toBeUndefined();
  });

  it('gives texts that follow what callers ask for their own names, and to no more than some', () => {
    const named = Array.from({ length: 300 }, (_, n) => statementName(`SELECT ${n} AS asked`, true)).filter((name) => name !== undefined);
    expect(new Set(named).size).toBe(200);
    expect(statementName('SELECT 0 AS asked', true)).toBe(named[0]);
    expect(statementName('SELECT 3')).toMatch(/^s\d+$/);
  });
});
