import { describe, expect, it } from '@jest/globals';
import { takeChoices, type BallotRules, type Choices } from './voting-paper.js';

const day = (n: number) => new Date(Date.UTC(2026, 4, n));
const ballot: BallotRules = { opensAt: day(2), closesAt: day(8), closedAt: null, maxChoices: 2, minimumAge: 16, itemIds: ['a', 'b', 'c'], areaIds: ['north'] };
const take = (changes: Partial<Choices> = {}, rules: Partial<BallotRules> = {}, now = day(5)) =>
  takeChoices({ ...ballot, ...rules }, { itemIds: ['a'], areaId: null, oldEnough: true, ...changes }, now);
const faults = (...given: Parameters<typeof take>) => {
  const decision = take(...given);
  return decision.ok ? [] : decision.refusals.map(({ code, field }) => `${code} ${field}`);
};

describe('choices', () => {
  it.each<[string, Partial<Choices>, string[]]>([
    ['none', { itemIds: [] }, ['CHOOSE_AT_LEAST itemIds']],
    ['more than k', { itemIds: ['a', 'b', 'c'] }, ['CHOOSE_AT_MOST itemIds']],
    ['k and one twice', { itemIds: ['a', 'b', 'a'] }, ['CHOOSE_AT_MOST itemIds']],
    ['one twice', { itemIds: ['a', 'a'] }, ['INVALID itemIds']],
    ['an unknown one', { itemIds: ['a', 'x'] }, ['NOT_FOUND itemIds']],
    ['an unknown area', { areaId: 'south' }, ['NOT_FOUND areaId']],
    ['no declaration of age', { oldEnough: false }, ['NOT_OLD_ENOUGH oldEnough']],
    ['several faults', { itemIds: [], areaId: 'south', oldEnough: false }, ['CHOOSE_AT_LEAST itemIds', 'NOT_FOUND areaId', 'NOT_OLD_ENOUGH oldEnough']],
  ])('are refused: %s', (_, changes, expected) => {
    expect(faults(changes)).toEqual(expected);
  });

  it('are refused before the ballot opens and from its end on, whatever they are', () => {
    expect(faults({ itemIds: [] }, {}, day(1))).toEqual(['NOT_OPEN null']);
    expect(faults({}, {}, day(8))).toEqual(['CLOSED null']);
    expect(faults({}, { closedAt: day(8) }, day(5))).toEqual(['CLOSED null']);
  });

  it('name the age in the refusal', () => {
    expect(take({ oldEnough: false })).toMatchObject({ refusals: [{ params: { age: 16 } }] });
  });

  it('are taken in the order of the ballot', () => {
    expect(take({ itemIds: ['c', 'a'], areaId: 'north' })).toEqual({ ok: true, value: ['a', 'c'] });
  });
});
