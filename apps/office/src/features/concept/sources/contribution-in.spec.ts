import { describe, expect, it } from '@jest/globals';
import { contributionIn } from './contribution-in.js';

const [passage, id] = ['01a21bc4-dc1f-7147-b7ab-8744c23c9c05', '01a21bc4-dcec-7208-a652-811b67b6e8bf'];

describe('an address of a contribution', () => {
  it.each(['', 'https://mitgestalten.example/konzept', '01a21bc4-dcec', `${id.slice(0, -1)}x`])('names none: %p', (address) => expect(contributionIn(address)).toBeNull());
  it.each([id, id.toUpperCase(), ` ${id} `, `https://mitgestalten.example/ideen/${id}`, `/en/stelle/${passage}?antwort=${passage}#beitrag-${id}`])('names it: %p', (address) => {
    expect(contributionIn(address)).toBe(id);
  });
});
