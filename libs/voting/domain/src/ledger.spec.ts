import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalLine, type LedgerLine } from './ledger.js';
import { canonicalReceipt, receiptText } from './receipt.js';

const line: LedgerLine = { ballotId: 'b', paperId: 'p', change: 1, itemIds: ['x', 'y'], areaId: null, channel: 'ONLINE', salt: '00ff' };

describe('the canonical line of a vote', () => {
  it('is this text', () => {
    expect(canonicalLine(line)).toBe('mitgestalten vote 1\nb\np\n1\nx y\n\nONLINE\n00ff');
  });

  it('does not depend on the order of the choices', () => {
    expect(canonicalLine({ ...line, itemIds: ['y', 'x'] })).toBe(canonicalLine(line));
  });

  it('differs in every part', () => {
    const others: Partial<LedgerLine>[] = [{ ballotId: 'c' }, { paperId: 'q' }, { change: 2 }, { itemIds: ['x'] }, { itemIds: [] }, { areaId: 'a' }, { channel: 'PAPER' }, { salt: '00fe' }];
    const texts = [line, ...others.map((changes) => ({ ...line, ...changes }))].map(canonicalLine);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('a receipt', () => {
  it.each([
    [new Uint8Array(32), '0000-0000-0000-0000-0000'],
    [new Uint8Array(32).fill(255), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
    [Uint8Array.from({ length: 13 }, (_, n) => n + 1), '0410-6105-0R3G-G28A-1C60'],
  ])('of %j is %s', (bytes, text) => {
    expect(receiptText(bytes)).toBe(text);
  });

  it('keeps 100 bit: other bytes give another receipt', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), fc.uint8Array({ minLength: 12, maxLength: 12 }), (a, b) => {
      const same = a.every((byte, n) => byte === b[n]);
      expect(receiptText(Uint8Array.from([...a, 0])) === receiptText(Uint8Array.from([...b, 0]))).toBe(same);
    }));
  });

  it.each([['7kq2 - abcd', '7KQ2ABCD'], ['OIL0-1lio', '01101110']])('typed as %j counts as %s', (typed, canonical) => {
    expect(canonicalReceipt(typed)).toBe(canonical);
  });
});
