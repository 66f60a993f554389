import { accept, reason, refuse, type Decision, type Refusal } from '@mitgestalten/kernel';
import { phaseStateOf, type Phase, type PhaseChange } from '@mitgestalten/process-domain';

export type BallotState = 'PLANNED' | 'OPEN' | 'CLOSED';

/** A stretch of time, half-open like a phase. `closedAt` is set when the votes were counted, and never unset. */
export interface BallotDates {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly closedAt: Date | null;
}

/** Where the ballot stands at that instant. A counted ballot stays closed, wherever the clock stands. */
export function ballotStateOf(ballot: BallotDates, now: Date): BallotState {
  if (ballot.closedAt !== null || ballot.closesAt <= now) return 'CLOSED';
  return ballot.opensAt <= now ? 'OPEN' : 'PLANNED';
}

/** The largest k that the database has slots for: who chooses more than 20 of 40 does not choose any more. */
export const mostChoices = 20;
/** More measures than any concept of a district has; a list that long is not read on a phone. */
export const mostItems = 100;
// A single measure would be chosen by everybody who takes part: its figure is known before anyone votes.
const leastItems = 2;

/** A cell of a published tally has at least so many people unless the ballot says another number. */
export const defaultCellMinimum = 5;
/** No ballot may go below, whatever its row says. */
export const cellMinimumFloor = 3;

/** What an editor asks for. `passageIds` in the order in which residents read them. */
export interface BallotPlan {
  readonly maxChoices: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly passageIds: readonly string[];
}

/** The faults of a plan; none if it opens later than now, lies within a phase with votes, and asks for a real choice. */
export function planFaults(plan: BallotPlan, phase: Phase, now: Date): Refusal[] {
  const faults: Refusal[] = [];
  if (phaseStateOf(phase, now) === 'PAST' || !phase.rules.vote) faults.push(reason('NOT_OPEN', 'phaseId'));
  if (plan.opensAt <= now || plan.opensAt < phase.startsAt) faults.push(reason('ORDER', 'opensAt'));
  if (plan.closesAt <= plan.opensAt || plan.closesAt > phase.endsAt) faults.push(reason('ORDER', 'closesAt'));
  const items = plan.passageIds.length;
  if (items < leastItems || items > mostItems) faults.push(reason('OUT_OF_RANGE', 'passageIds', { min: leastItems, max: mostItems }));
  if (new Set(plan.passageIds).size < items) faults.push(reason('INVALID', 'passageIds'));
  const most = Math.max(1, Math.min(items, mostChoices));
  if (!Number.isInteger(plan.maxChoices) || plan.maxChoices < 1 || plan.maxChoices > most) {
    faults.push(reason('OUT_OF_RANGE', 'maxChoices', { min: 1, max: most }));
  }
  return faults;
}

/**
 * What speaks against changing the phase of these ballots: those that are planned or open must be able to take place as promised. A phase is
 * never taken out from under a ballot (a change of null).
 */
export function phaseChangeFaults(ballots: readonly BallotDates[], change: PhaseChange | null, now: Date): Refusal[] {
  if (change === null) return ballots.length > 0 ? [reason('PHASE_IN_USE', 'phaseId')] : [];
  const ahead = ballots.filter((ballot) => ballotStateOf(ballot, now) !== 'CLOSED');
  const faults: Refusal[] = [];
  if (ahead.some(({ opensAt }) => opensAt < change.startsAt)) faults.push(reason('BALLOT_IN_PHASE', 'startsAt'));
  if (ahead.some(({ closesAt }) => closesAt > change.endsAt)) faults.push(reason('BALLOT_IN_PHASE', 'endsAt'));
  if (ahead.length > 0 && !change.rules.vote) faults.push(reason('BALLOT_IN_PHASE', 'rules.vote'));
  return faults;
}

/**
 * Whether a ballot may still be changed: until it opens, and never once somebody voted (a sample clock may have been moved
 * back since).
 */
export function mayChange(ballot: BallotDates, hasPapers: boolean, now: Date): Decision<null> {
  return ballotStateOf(ballot, now) === 'PLANNED' && !hasPapers ? accept(null) : refuse('BALLOT_STARTED');
}
