import { describe, expect, it } from '@jest/globals';
import { equalText, Keys, newId } from './keys.js';

describe('keys', () => {
  const keys = new Keys('one secret');

  it('give the same bytes for the same purpose and parts, and others for anything else', () => {
    const hex = (...parts: string[]) => keys.hmac('voter', ...parts).toString('hex');
    expect(hex('a', 'b')).toBe(hex('a', 'b'));
    expect(hex('a', 'b')).not.toBe(hex('ab', ''));
    expect(hex('a', 'b')).not.toBe(keys.hmac('receipt', 'a', 'b').toString('hex'));
    expect(hex('a', 'b')).not.toBe(new Keys('another').hmac('voter', 'a', 'b').toString('hex'));
  });

  it('give the bytes that are stored already', () => {
    expect(keys.hmac('voter', 'a', 'b').toString('hex')).toBe('cb42d501027a82dfd574355387d03cb1a4eaadd5f75e014717155f24926488db');
  });

  it('read only tokens that they made, for the same kind', () => {
    const id = newId();
    const token = keys.token('sign-in', id);
    expect(keys.readToken('sign-in', token)).toBe(id);
    expect(keys.readToken('confirm', token)).toBeNull();
    expect(keys.readToken('sign-in', `${token}x`)).toBeNull();
    expect(keys.readToken('sign-in', token.replace(id, newId()))).toBeNull();
    expect(keys.readToken('sign-in', '')).toBeNull();
    expect(new Keys('another').readToken('sign-in', token)).toBeNull();
  });

  it('compare texts', () => {
    expect(equalText('abc', 'abc')).toBe(true);
    expect(equalText('abc', 'abd')).toBe(false);
    expect(equalText('', 'abc')).toBe(false);
  });
});

describe('a new id', () => {
  it('is a UUIDv7 whose order is that of creation', () => {
    const first = newId();
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newId().slice(0, 13) >= first.slice(0, 13)).toBe(true);
  });
});
