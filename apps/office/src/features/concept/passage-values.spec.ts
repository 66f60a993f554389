import { describe, expect, it } from '@jest/globals';
import { continues, inputOf, isSaved, lockToSend, savedBasis, valuesOf } from './passage-values.js';

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

describe('what was typed', () => {
  const doc = (...paragraphs: string[]) => ({ type: 'doc', content: paragraphs.map((text) => (text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] })) });

  it('keeps the newer lock when its own save changed no word', () => {
    expect(lockToSend({ ...valuesOf(stored), title: 'Sprachen', lockVersion: 5 }, stored)).toBe(5);
  });

  it('is saved when the server only took away what says nothing', () => {
    expect(isSaved({ ...valuesOf(stored), doc: doc('Kurse am Tag.', ''), partners: ' ' }, stored)).toBe(true);
    expect(isSaved({ ...valuesOf(stored), doc: doc('Kurse am Tag.', 'Neu.') }, stored)).toBe(false);
    expect(isSaved({ ...valuesOf(stored), substance: false }, stored)).toBe(false);
  });

  it('can be gone on with while the words are those it began with, and not after', () => {
    const left = { ...valuesOf(stored), title: 'Sprachen' };
    expect(continues(left, { ...stored, lockVersion: 7 })).toBe(true);
    expect(continues(left, { ...stored, lockVersion: 7, title: 'Deutsch' })).toBe(false);
  });

  it('cannot simply be gone on with when its change was published meanwhile', () => {
    const weighed = { ...stored, substance: false, reason: 'Nur klarer gesagt.' };
    const left = { ...valuesOf(weighed), title: 'Sprachen' };
    const published = { ...weighed, substance: true, reason: null, lockVersion: 4 };
    expect(continues(left, published)).toBe(false);
    expect(lockToSend(left, published)).toBe(3);
  });

  it('begins a step where it was made of two texts, until that is saved', () => {
    const made = { ...valuesOf(stored), title: 'Sprachen', newStep: true };
    expect(inputOf('p1', made, 3)).toMatchObject({ newStep: true });
    expect({ ...made, ...savedBasis(made, 3, { ...stored, title: 'Sprachen', lockVersion: 4 }) }).toMatchObject({ newStep: false });
  });

  it('goes on from what was saved, not from what a colleague saved before the answer came', () => {
    const sent = { ...valuesOf(stored), title: 'Sprachen' };
    const colleague = { ...stored, title: 'Deutsch', lockVersion: 5 };
    const { lockVersion, basis } = savedBasis(sent, 3, colleague);
    expect(lockVersion).toBe(4);
    expect(JSON.parse(basis)).toMatchObject({ title: 'Sprachen' });
    expect(lockToSend({ ...sent, title: 'Sprachen hier', lockVersion, basis }, colleague)).toBe(4);
  });
});
