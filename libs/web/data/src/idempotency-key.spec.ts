import { describe, expect, it } from '@jest/globals';
import { keyFor } from './idempotency-key.js';

describe('keyFor', () => {
  let count = 0;
  const newKey = () => `key-${++count}`;

  it('keeps the key while the same input is tried again', () => {
    const first = keyFor({ body: 'Kurse am Abend' }, null, newKey);
    expect(keyFor({ body: 'Kurse am Abend' }, first, newKey)).toBe(first);
  });

  it('makes a new key for another input, so that a corrected text is not answered with the first one', () => {
    const first = keyFor({ body: 'Kurse' }, null, newKey);
    expect(keyFor({ body: 'Kurse am Abend' }, first, newKey).key).not.toBe(first.key);
  });

  it('makes a new key after an answer', () => {
    const first = keyFor({ body: 'Kurse' }, null, newKey);
    expect(keyFor({ body: 'Kurse' }, null, newKey).key).not.toBe(first.key);
  });
});
