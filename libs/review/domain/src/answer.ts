import { accept, accountOf, refuse, type Actor, type Decision } from '@mitgestalten/kernel';

export const outcomes = ['ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED', 'NOTED', 'ALREADY_DONE'] as const;
export type AnswerOutcome = (typeof outcomes)[number];

/** DRAFT: being written. PROPOSED: waits for the publisher. PUBLISHED: told to everybody, never changed again. */
export type AnswerState = 'DRAFT' | 'PROPOSED' | 'PUBLISHED';

/** An answer as far as its rules look at it. */
export interface AnswerStanding {
  readonly state: AnswerState;
  /** Rises with each save; who saves or approves names the state that was read. */
  readonly lockVersion: number;
  /** Its author has changed the contribution since. */
  readonly textChanged: boolean;
  /** Everybody who ever saved a text of it. */
  readonly authorIds: readonly string[];
}

/** Roles of the actor in the process of the answer. */
export interface AnswerRoles {
  readonly editor: boolean;
  readonly publisher: boolean;
}

export interface AnswerRights {
  readonly edit: boolean;
  readonly approve: boolean;
}

/** What the actor may do with an answer. Whoever wrote at it never approves it (four eyes). */
export function answerRightsOf(actor: Actor, roles: AnswerRoles, answer: Pick<AnswerStanding, 'state' | 'authorIds'>): AnswerRights {
  return {
    edit: roles.editor && answer.state !== 'PUBLISHED',
    approve: roles.publisher && answer.state === 'PROPOSED' && !isAuthor(actor, answer),
  };
}

/**
 * The state after a save. `null` stands for "there is none yet", whose lock is 0.
 * ALREADY_DECIDED once published; CONFLICT when somebody saved since the text was read.
 */
export function saveAnswer(before: AnswerStanding | null, lockVersion: number, propose: boolean): Decision<AnswerState> {
  if (before?.state === 'PUBLISHED') return refuse('ALREADY_DECIDED');
  if ((before?.lockVersion ?? 0) !== lockVersion) return refuse('CONFLICT', 'lockVersion');
  return accept(propose ? 'PROPOSED' : 'DRAFT');
}

/**
 * Whether a publisher may approve it. ALREADY_DECIDED once published; CONFLICT when it was taken back or changed since it was read; FOUR_EYES for
 * its authors; CONTRIBUTION_CHANGED when it was written for another text than stands there now.
 */
export function approveAnswer(actor: Actor, before: AnswerStanding, lockVersion: number): Decision<'PUBLISHED'> {
  if (before.state === 'PUBLISHED') return refuse('ALREADY_DECIDED');
  if (before.state === 'DRAFT' || before.lockVersion !== lockVersion) return refuse('CONFLICT');
  if (isAuthor(actor, before)) return refuse('FOUR_EYES');
  return before.textChanged ? refuse('CONTRIBUTION_CHANGED') : accept('PUBLISHED');
}

/** Whether a publisher may give it back to its authors. Refusals as of `approveAnswer`. */
export function returnAnswer(before: Pick<AnswerStanding, 'state' | 'lockVersion'>, lockVersion: number): Decision<'DRAFT'> {
  if (before.state === 'PUBLISHED') return refuse('ALREADY_DECIDED');
  return before.state === 'DRAFT' || before.lockVersion !== lockVersion ? refuse('CONFLICT') : accept('DRAFT');
}

function isAuthor(actor: Actor, answer: Pick<AnswerStanding, 'authorIds'>): boolean {
  const accountId = accountOf(actor);
  return accountId !== null && answer.authorIds.includes(accountId);
}
