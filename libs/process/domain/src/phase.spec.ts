import { describe, expect, it } from '@jest/globals';
import { changePhase, openActions, phaseOpenFor, phaseStateOf, type Phase, type PhaseRules } from './phase.js';

const day = (n: number) => new Date(Date.UTC(2026, 4, n));
const rules: PhaseRules = {
  propose: false, comment: true, vote: false, moderation: 'PRE', withoutAccountByMail: true, withoutAccountByCode: true, answersDueAt: null,
};
const aPhase = (changes: Partial<Phase> = {}): Phase => ({
  id: 'p', kind: 'COMMENT', startsAt: day(1), endsAt: day(10), closedAt: null, rules, ...changes,
});

describe('a phase', () => {
  it('is half-open: the instant of its end is past', () => {
    expect(phaseStateOf(aPhase(), new Date(day(1).getTime() - 1))).toBe('FUTURE');
    expect(phaseStateOf(aPhase(), day(1))).toBe('CURRENT');
    expect(phaseStateOf(aPhase(), new Date(day(10).getTime() - 1))).toBe('CURRENT');
    expect(phaseStateOf(aPhase(), day(10))).toBe('PAST');
  });

  it('stays past once closed, also when the clock is moved back', () => {
    const closed = aPhase({ closedAt: day(10) });
    expect(phaseStateOf(closed, day(5))).toBe('PAST');
    expect(openActions([closed], day(5))).toEqual([]);
    expect(phaseOpenFor([closed], 'COMMENT', day(5))).toMatchObject({ ok: false, refusals: [{ code: 'NOT_OPEN' }] });
  });

  it('opens only what its rules say', () => {
    expect(openActions([aPhase()], day(5))).toEqual(['COMMENT']);
    expect(phaseOpenFor([aPhase()], 'VOTE', day(5)).ok).toBe(false);
  });
});

describe('changing a phase', () => {
  const codesOf = (decision: ReturnType<typeof changePhase>) => (decision.ok ? [] : decision.refusals.map((r) => `${r.code} ${r.field}`));
  const change = (changes: Partial<Phase>, now: Date, others: Phase[] = []) =>
    codesOf(changePhase(aPhase(), { startsAt: day(1), endsAt: day(10), rules, ...changes }, others, now));

  it('is refused once it is past', () => {
    expect(change({ endsAt: day(20) }, day(11))).toEqual(['CLOSED null']);
  });

  it('may extend a running phase but not shorten it or move its beginning', () => {
    expect(change({ endsAt: day(12) }, day(5))).toEqual([]);
    expect(change({ endsAt: day(9) }, day(5))).toEqual(['LOOSENS_RULES endsAt']);
    expect(change({ startsAt: day(2) }, day(5))).toEqual(['LOOSENS_RULES startsAt']);
  });

  it('may tighten the rules of a running phase, never loosen them', () => {
    expect(change({ rules: { ...rules, withoutAccountByCode: false } }, day(5))).toEqual([]);
    expect(change({ rules: { ...rules, moderation: 'POST', withoutAccountByCode: false } }, day(5))).toEqual(['LOOSENS_RULES rules.moderation']);
    expect(change({ rules: { ...rules, comment: false } }, day(5))).toEqual(['LOOSENS_RULES rules.comment']);
  });

  it('is free before the phase begins, except for what can never be', () => {
    expect(change({ rules: { ...rules, moderation: 'POST', withoutAccountByCode: false } }, new Date(0))).toEqual([]);
    expect(change({ rules: { ...rules, moderation: 'POST' } }, new Date(0))).toEqual(['INVALID rules.withoutAccountByCode']);
    expect(change({ startsAt: day(10), endsAt: day(10) }, new Date(0))).toContain('ORDER endsAt');
  });

  it('never lets two phases overlap', () => {
    const next = aPhase({ id: 'n', startsAt: day(10), endsAt: day(20) });
    expect(change({ endsAt: day(11) }, day(5), [next])).toEqual(['ORDER endsAt']);
    expect(change({ endsAt: day(10) }, day(5), [next])).toEqual([]);
  });
});
