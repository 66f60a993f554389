import { describe, expect, it } from '@jest/globals';
import type { Phase } from '@mitgestalten/process-domain';
import { ballotStateOf, mayChange, phaseChangeFaults, planFaults, type BallotPlan } from './ballot.js';

const day = (n: number) => new Date(Date.UTC(2026, 4, n));
const dates = { opensAt: day(2), closesAt: day(8), closedAt: null };
const phase: Phase = {
  id: 'p', kind: 'VOTE', startsAt: day(1), endsAt: day(10), closedAt: null,
  rules: { propose: false, comment: false, vote: true, moderation: 'PRE', withoutAccountByMail: true, withoutAccountByCode: true, answersDueAt: null },
};

describe('a ballot', () => {
  it('is half-open: at the instant of its end it is closed', () => {
    expect(ballotStateOf(dates, new Date(day(2).getTime() - 1))).toBe('PLANNED');
    expect(ballotStateOf(dates, day(2))).toBe('OPEN');
    expect(ballotStateOf(dates, new Date(day(8).getTime() - 1))).toBe('OPEN');
    expect(ballotStateOf(dates, day(8))).toBe('CLOSED');
  });

  it('stays closed once counted, also when the clock is moved back', () => {
    const counted = { ...dates, closedAt: day(8) };
    expect(ballotStateOf(counted, day(5))).toBe('CLOSED');
    expect(mayChange(counted, false, day(1))).toMatchObject({ ok: false, refusals: [{ code: 'BALLOT_STARTED' }] });
  });

  it('can be changed until it opens, never once somebody voted', () => {
    expect(mayChange(dates, false, day(1)).ok).toBe(true);
    expect(mayChange(dates, true, day(1)).ok).toBe(false);
    expect(mayChange(dates, false, day(2)).ok).toBe(false);
    expect(mayChange(dates, false, day(9)).ok).toBe(false);
  });
});

describe('changing the phase of ballots', () => {
  const counted = { opensAt: day(2), closesAt: day(4), closedAt: day(4) };
  const same = { startsAt: day(1), endsAt: day(10), rules: phase.rules };
  const without = { rules: { ...phase.rules, vote: false } };

  it.each<[string, object, number, string[]]>([
    ['planned, and the phase begins after it', { startsAt: day(3) }, 1, ['BALLOT_IN_PHASE startsAt']],
    ['planned, and the phase ends before it', { endsAt: day(7) }, 1, ['BALLOT_IN_PHASE endsAt']],
    ['planned, without votes', without, 1, ['BALLOT_IN_PHASE rules.vote']],
    ['open, with all of that', { startsAt: day(3), endsAt: day(7), ...without }, 5, ['BALLOT_IN_PHASE startsAt', 'BALLOT_IN_PHASE endsAt', 'BALLOT_IN_PHASE rules.vote']],
    ['exactly as long as the phase', { startsAt: day(2), endsAt: day(8) }, 1, []],
    ['over', { endsAt: day(7), ...without }, 8, []],
  ])('while one is %s', (_, change, now, expected) => {
    expect(phaseChangeFaults([counted, dates], { ...same, ...change }, day(now)).map(({ code, field }) => `${code} ${field}`)).toEqual(expected);
  });

  it('is free once all are counted, wherever the clock stands', () => {
    expect(phaseChangeFaults([counted], { ...same, startsAt: day(3), ...without }, day(1))).toEqual([]);
  });

  it('never takes the phase away, counted or not', () => {
    for (const ballot of [counted, dates]) expect(phaseChangeFaults([ballot], null, day(1))).toMatchObject([{ code: 'PHASE_IN_USE', field: 'phaseId' }]);
    expect(phaseChangeFaults([], null, day(1))).toEqual([]);
  });
});

describe('the plan of a ballot', () => {
  const plan: BallotPlan = { maxChoices: 2, opensAt: day(2), closesAt: day(8), passageIds: ['a', 'b', 'c'] };
  const faults = (changes: Partial<BallotPlan>, phaseChanges: Partial<Phase> = {}, now = day(1)) =>
    planFaults({ ...plan, ...changes }, { ...phase, ...phaseChanges }, now).map(({ code, field }) => `${code} ${field}`);

  it.each<[string, Partial<BallotPlan>, Partial<Phase>, string[]]>([
    ['a phase without votes', {}, { rules: { ...phase.rules, vote: false } }, ['NOT_OPEN phaseId']],
    ['a past phase', {}, { closedAt: day(1) }, ['NOT_OPEN phaseId']],
    ['a beginning that is not later than now', { opensAt: day(1) }, {}, ['ORDER opensAt']],
    ['a beginning before the phase', {}, { startsAt: day(3) }, ['ORDER opensAt']],
    ['an end that is not later than the beginning', { closesAt: day(2) }, {}, ['ORDER closesAt']],
    ['an end after the phase', { closesAt: day(11) }, {}, ['ORDER closesAt']],
    ['one item', { passageIds: ['a'], maxChoices: 1 }, {}, ['OUT_OF_RANGE passageIds']],
    ['no item', { passageIds: [], maxChoices: 1 }, {}, ['OUT_OF_RANGE passageIds']],
    ['101 items', { passageIds: Array.from({ length: 101 }, (_, n) => String(n)) }, {}, ['OUT_OF_RANGE passageIds']],
    ['an item twice', { passageIds: ['a', 'b', 'a'] }, {}, ['INVALID passageIds']],
    ['no choice', { maxChoices: 0 }, {}, ['OUT_OF_RANGE maxChoices']],
    ['more choices than items', { maxChoices: 4 }, {}, ['OUT_OF_RANGE maxChoices']],
    ['half a choice', { maxChoices: 1.5 }, {}, ['OUT_OF_RANGE maxChoices']],
    ['21 choices', { maxChoices: 21, passageIds: Array.from({ length: 30 }, (_, n) => String(n)) }, {}, ['OUT_OF_RANGE maxChoices']],
    ['everything at once', { maxChoices: 9, opensAt: day(1), closesAt: day(1) }, { rules: { ...phase.rules, vote: false } },
      ['NOT_OPEN phaseId', 'ORDER opensAt', 'ORDER closesAt', 'OUT_OF_RANGE maxChoices']],
  ])('is refused with %s', (_, changes, phaseChanges, expected) => {
    expect(faults(changes, phaseChanges)).toEqual(expected);
  });

  it('may fill its phase', () => {
    expect(faults({ opensAt: phase.startsAt, closesAt: phase.endsAt, maxChoices: 3 }, {}, day(0))).toEqual([]);
  });
});
