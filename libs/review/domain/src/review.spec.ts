import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@mitgestalten/kernel';
import { answerRightsOf, approveAnswer, returnAnswer, saveAnswer, type AnswerStanding, type AnswerState } from './answer.js';
import { noticeOf } from './moderation.js';

const person = (accountId: string): Actor => ({ kind: 'ACCOUNT', accountId, grants: [] });
const answer = (state: AnswerState, lockVersion = 3): AnswerStanding => ({ state, lockVersion, textChanged: false, authorIds: ['editor', 'both'] });
const said = (decision: { ok: true; value: unknown } | { ok: false; refusals: readonly { code: string }[] }) => (decision.ok ? decision.value : decision.refusals[0]!.code);

describe('saving an answer', () => {
  it.each<[string, AnswerStanding | null, number, boolean, string]>([
    ['a published one never changes', answer('PUBLISHED'), 3, true, 'ALREADY_DECIDED'],
    ['somebody saved since', answer('DRAFT'), 2, false, 'CONFLICT'],
    ['somebody began since', answer('DRAFT'), 0, false, 'CONFLICT'],
    ['it was never there', null, 1, false, 'CONFLICT'],
    ['a new draft', null, 0, false, 'DRAFT'],
    ['a new one, handed over at once', null, 0, true, 'PROPOSED'],
    ['a draft', answer('DRAFT'), 3, false, 'DRAFT'],
    ['handing over', answer('DRAFT'), 3, true, 'PROPOSED'],
    ['taking back', answer('PROPOSED'), 3, false, 'DRAFT'],
  ])('%s', (_, before, lockVersion, propose, expected) => {
    expect(said(saveAnswer(before, lockVersion, propose))).toBe(expected);
  });
});

describe('approving and returning an answer', () => {
  it.each<[string, string, AnswerState, number, string, string]>([
    ['by its author', 'both', 'PROPOSED', 3, 'FOUR_EYES', 'DRAFT'],
    ['of a draft', 'publisher', 'DRAFT', 3, 'CONFLICT', 'CONFLICT'],
    ['of a published one', 'publisher', 'PUBLISHED', 3, 'ALREADY_DECIDED', 'ALREADY_DECIDED'],
    ['that was changed since it was read', 'publisher', 'PROPOSED', 2, 'CONFLICT', 'CONFLICT'],
    ['by somebody else', 'publisher', 'PROPOSED', 3, 'PUBLISHED', 'DRAFT'],
  ])('%s', (_, who, state, lockVersion, approved, returned) => {
    expect(said(approveAnswer(person(who), answer(state), lockVersion))).toBe(approved);
    expect(said(returnAnswer(answer(state), lockVersion))).toBe(returned);
  });

  it('of another text than stands there now is returned, not approved', () => {
    const outdated = { ...answer('PROPOSED'), textChanged: true };
    expect(said(approveAnswer(person('publisher'), outdated, 3))).toBe('CONTRIBUTION_CHANGED');
    expect(said(returnAnswer(outdated, 3))).toBe('DRAFT');
  });
});

describe('rights to an answer', () => {
  const both = { editor: true, publisher: true };
  it('an author with both roles edits but never approves', () => {
    expect(answerRightsOf(person('both'), both, answer('PROPOSED'))).toEqual({ edit: true, approve: false });
  });
  it('a publisher approves what is proposed, nothing else', () => {
    expect(answerRightsOf(person('publisher'), { editor: false, publisher: true }, answer('PROPOSED'))).toEqual({ edit: false, approve: true });
    expect(answerRightsOf(person('publisher'), both, answer('DRAFT')).approve).toBe(false);
  });
  it('nobody does anything with a published one', () => {
    expect(answerRightsOf(person('publisher'), both, answer('PUBLISHED'))).toEqual({ edit: false, approve: false });
  });
});

describe('what an author is told', () => {
  it.each([
    ['PUBLISH', false, 'published'], ['PUBLISH', true, null], ['RESTORE', false, 'published'], ['WITHHOLD', false, 'withheld'], ['WITHHOLD', true, 'withheld'],
  ] as const)('%s, visible before: %s', (kind, wasVisible, expected) => {
    expect(noticeOf(kind, wasVisible)).toBe(expected);
  });
});
