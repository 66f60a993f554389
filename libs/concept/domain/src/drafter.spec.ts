import { describe, expect, it } from '@jest/globals';
import { guest, system, type Actor, type Role } from '@mitgestalten/kernel';
import { dayFaults, endFaults, mayArrangeDraft, mayReadDraft, mayReadSteps, mayWritePassage, weightFaults, writeUntil, type DrafterGrant } from './drafter.js';

const end = new Date('2026-05-15T22:00:00Z');
const before = new Date(end.getTime() - 1);
const as = (...roles: Role[]): Actor => ({ kind: 'ACCOUNT', accountId: 'a', grants: roles.map((role) => ({ role, processId: 'p', bodyId: null })) });
const given = (passageIds: readonly string[] | null = ['own'], now = before): DrafterGrant => ({ passageIds, endsAt: end, now });

/** What somebody may do: read the draft, its steps at both passages, write at both, arrange. */
function rights(actor: Actor, grant: DrafterGrant | null, processId = 'p') {
  const standing = { actor, grant, processId };
  const write = (id: string) => {
    const decision = mayWritePassage(standing, id);
    return decision.ok ? 'yes' : decision.refusals[0]!.code;
  };
  return [mayReadDraft(standing), mayReadSteps(standing, 'own'), mayReadSteps(standing, 'other'), write('own'), write('other'), mayArrangeDraft(standing)];
}

describe('the draft', () => {
  it.each<[string, Actor, DrafterGrant | null, readonly unknown[]]>([
    ['a guest', guest, null, [false, false, false, 'NOT_FOUND', 'NOT_FOUND', false]],
    ['the system', system, null, [false, false, false, 'NOT_FOUND', 'NOT_FOUND', false]],
    ['somebody else', as('council', 'organiser', 'host', 'admin'), given(), [false, false, false, 'NOT_FOUND', 'NOT_FOUND', false]],
    ['a drafter of another part', as('drafter'), null, [false, false, false, 'NOT_FOUND', 'NOT_FOUND', false]],
    ['a drafter whose last day is over', as('drafter'), given(null, end), [false, false, false, 'WRITING_ENDED', 'WRITING_ENDED', false]],
    ['a drafter', as('drafter'), given(), [true, true, false, 'yes', 'PASSAGE_NOT_GIVEN', false]],
    ['a drafter of the whole part', as('drafter'), given(null), [true, true, true, 'yes', 'yes', false]],
    ['a drafter of nothing', as('drafter'), given([]), [true, false, false, 'PASSAGE_NOT_GIVEN', 'PASSAGE_NOT_GIVEN', false]],
    ['a publisher', as('publisher'), null, [true, true, true, 'NOT_FOUND', 'NOT_FOUND', false]],
    ['a publisher who drafts', as('publisher', 'drafter'), given(), [true, true, true, 'yes', 'PASSAGE_NOT_GIVEN', false]],
    ['an editor', as('editor'), null, [true, true, true, 'yes', 'yes', true]],
  ])('of %s', (_, actor, grant, expected) => {
    expect(rights(actor, grant)).toEqual(expected);
    expect(rights(actor, grant, 'elsewhere')).toEqual([false, false, false, 'NOT_FOUND', 'NOT_FOUND', false]);
  });

  it('has an end for drafters alone', () => {
    const until = (actor: Actor, grant: DrafterGrant | null) => writeUntil({ actor, grant, processId: 'p' });
    expect(until(as('drafter'), given())).toBe(end);
    for (const [actor, grant] of [[as('editor', 'drafter'), given()], [as('publisher'), null], [as('publisher', 'drafter'), given(null, end)], [as('organiser'), given()]] as const) expect(until(actor, grant)).toBeNull();
  });

  it('has its changes weighed by editors alone', () => {
    const [light, heavy] = [{ substance: false, requiredByLaw: false }, { substance: true, requiredByLaw: true }];
    const drafter = { actor: as('drafter'), processId: 'p', grant: given() };
    expect(weightFaults(drafter, light, heavy).map(({ code, field }) => `${code} ${field}`)).toEqual(['FORBIDDEN substance', 'FORBIDDEN requiredByLaw']);
    expect(weightFaults(drafter, heavy, heavy)).toEqual([]);
    expect(weightFaults({ ...drafter, actor: as('editor'), grant: null }, light, heavy)).toEqual([]);
  });
});

describe('a last day', () => {
  it.each(['', 'morgen', '2026-5-1', '2026-02-30', '2026-13-01', '2026-05-15T00:00', '0000-00-00', '2026-05-15\u0000'])('is not %p', (text) => {
    expect(dayFaults('lastDay', text)).toMatchObject([{ code: 'INVALID_DATE', field: 'lastDay' }]);
  });

  it('is one of the calendar, not over and not years away', () => {
    expect(dayFaults('lastDay', '2028-02-29')).toEqual([]);
    expect(endFaults('lastDay', { endsAt: end, now: end })).toMatchObject([{ code: 'DAY_PAST', field: 'lastDay' }]);
    expect(endFaults('lastDay', { endsAt: end, now: before })).toEqual([]);
    expect(endFaults('lastDay', { endsAt: new Date('2030-01-01'), now: before })).toMatchObject([{ code: 'INVALID_DATE' }]);
  });
});
