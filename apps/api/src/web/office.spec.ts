import { describe, expect, it } from '@jest/globals';
import { asData } from './office.js';

describe('answers in the page of the office', () => {
  it('cannot end their place, whatever somebody calls themselves', () => {
    const answers = [{ sha256Hash: 'c0ffee', variables: {}, data: { viewer: { displayName: '</script><script>alert(1)</script><!--' } } }];
    expect(asData(answers)).not.toContain('<');
    expect(JSON.parse(asData(answers))).toEqual(answers);
  });
});
