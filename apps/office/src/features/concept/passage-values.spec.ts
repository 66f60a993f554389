import { describe, expect, it } from '@jest/globals';
import { inputOf, lockToSend, valuesOf } from './passage-values.js';

const stored = {
  title: 'Sprache', doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Kurse am Tag.' }] }] },
  responsible: 'Fachamt', partners: null, cost: null, timeFrame: null, indicator: null, requiredByLaw: false, substance: true, reason: null, lockVersion: 3,
};

describe('a passage that two people write', () => {
  it('sends the lock it began with', () => {
    expect(lockToSend({ ...valuesOf(stored), title: 'Sprachen' }, stored)).toBe(3);
  });

  it('takes the new lock when the passage was only moved meanwhile', () => {
    expect(lockToSend({ ...valuesOf(stored), title: 'Sprachen' }, { ...stored, lockVersion: 4 })).toBe(4);
  });

  it('keeps the old lock when the words changed meanwhile, so that the conflict is seen', () => {
    expect(lockToSend({ ...valuesOf(stored), title: 'Sprachen' }, { ...stored, title: 'Deutsch', lockVersion: 4 })).toBe(3);
  });

  it('reads a document whose keys stand in another order as the same', () => {
    const reordered = { ...stored, doc: { content: [{ content: [{ text: 'Kurse am Tag.', type: 'text' }], type: 'paragraph' }], type: 'doc' }, lockVersion: 4 };
    expect(lockToSend(valuesOf(stored), reordered)).toBe(4);
  });

  it('sends empty facts as absent and nothing of its own bookkeeping', () => {
    const input = inputOf('p1', { ...valuesOf(stored), partners: '  ' }, 3);
    expect(input).toMatchObject({ passageId: 'p1', lockVersion: 3, responsible: 'Fachamt', partners: null, reason: null });
    expect(input).not.toHaveProperty('basis');
  });
});
