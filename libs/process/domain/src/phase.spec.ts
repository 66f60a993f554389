import { describe, expect, it } from '@jest/globals';
import { addPhase, changePhase, mostPhases, openActions, phaseOpenFor, phaseStateOf, removePhase, type Phase, type PhaseRules } from './phase.js';

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

const codesOf = (decision: ReturnType<typeof changePhase> | ReturnType<typeof removePhase>) => (decision.ok ? [] : decision.refusals.map((r) => `${r.code} ${r.field}`));

describe('changing a phase', () => {
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

describe('adding a phase', () => {
  const add = (changes: Partial<Phase>, others: Phase[] = [], now = day(1)) => codesOf(addPhase({ startsAt: day(12), endsAt: day(20), rules, ...changes }, others, now));

  it('is refused in the past, turned round, too far ahead, or with rules that cannot be', () => {
    expect(add({}, [], day(13))).toEqual(['ORDER startsAt']);
    expect(add({ endsAt: day(12) })).toEqual(['ORDER endsAt']);
    expect(add({ endsAt: new Date('9999-12-31T23:59:59Z') })).toEqual(['INVALID_DATE endsAt']);
    expect(add({ rules: { ...rules, moderation: 'POST' } })).toEqual(['INVALID rules.withoutAccountByCode']);
  });

  it('is refused where it would overlap another, at the end that collides', () => {
    expect(add({ startsAt: day(9) }, [aPhase()])).toEqual(['ORDER startsAt']);
    expect(add({ startsAt: day(1), endsAt: day(10) }, [aPhase()])).toEqual(['ORDER endsAt']);
    expect(add({}, [aPhase({ startsAt: day(19), endsAt: day(30) })])).toEqual(['ORDER endsAt']);
    expect(add({}, [aPhase({ endsAt: day(12) }), aPhase({ startsAt: day(20), endsAt: day(30) })])).toEqual([]);
  });

  it('ends at so many', () => {
    const others = Array.from({ length: mostPhases }, (_, n) => aPhase({ startsAt: day(100 + n), endsAt: day(101 + n) }));
    expect(add({}, others)).toEqual(['TOO_MANY null']);
    expect(add({}, others.slice(1))).toEqual([]);
  });
});

describe('removing a phase', () => {
  it('is refused once it has begun, is over or was closed, and for the last one', () => {
    const other = aPhase({ id: 'o', startsAt: day(10), endsAt: day(20) });
    expect(codesOf(removePhase(aPhase(), [other], day(1)))).toEqual(['PHASE_STARTED phaseId']);
    expect(codesOf(removePhase(aPhase(), [other], day(11)))).toEqual(['PHASE_STARTED phaseId']);
    expect(codesOf(removePhase(aPhase({ closedAt: day(10) }), [other], new Date(0)))).toEqual(['PHASE_STARTED phaseId']);
    expect(codesOf(removePhase(aPhase(), [], new Date(0)))).toEqual(['LAST_ONE phaseId']);
    expect(codesOf(removePhase(aPhase(), [other], new Date(0)))).toEqual([]);
  });
});
