import { reason, refuse, unless, type Decision, type Refusal } from '@mitgestalten/kernel';
import { ballotStateOf, type BallotDates } from './ballot.js';

/** How strong the check was that one person holds one voting paper. */
export type Assurance = 'EMAIL' | 'CODE';

/** What a ballot says about the papers it takes. */
export interface BallotRules extends BallotDates {
  readonly maxChoices: number;
  readonly minimumAge: number;
  /** In the order of the ballot. */
  readonly itemIds: readonly string[];
  readonly areaIds: readonly string[];
}

/** What a voter asks for. */
export interface Choices {
  readonly itemIds: readonly string[];
  readonly areaId: string | null;
  /** The declaration to be old enough. */
  readonly oldEnough: boolean;
}

/**
 * Whether a ballot takes these choices at that instant; gives them in the order of the ballot, so that the order of tapping
 * is kept nowhere. At least one choice: a paper without any would count as taking part and say nothing.
 */
export function takeChoices(ballot: BallotRules, choices: Choices, now: Date): Decision<readonly string[]> {
  const state = ballotStateOf(ballot, now);
  if (state === 'PLANNED') return refuse('NOT_OPEN');
  if (state === 'CLOSED') return refuse('CLOSED');
  const chosen = new Set(choices.itemIds);
  return unless(faultsOf(ballot, choices, chosen), ballot.itemIds.filter((id) => chosen.has(id)));
}

function faultsOf(ballot: BallotRules, choices: Choices, chosen: ReadonlySet<string>): Refusal[] {
  const faults: Refusal[] = [];
  if (chosen.size === 0) faults.push(reason('CHOOSE_AT_LEAST', 'itemIds', { min: 1 }));
  else if (choices.itemIds.length > ballot.maxChoices) faults.push(reason('CHOOSE_AT_MOST', 'itemIds', { max: ballot.maxChoices }));
  else if (chosen.size < choices.itemIds.length) faults.push(reason('INVALID', 'itemIds'));
  else if (![...chosen].every((id) => ballot.itemIds.includes(id))) faults.push(reason('NOT_FOUND', 'itemIds'));
  if (choices.areaId !== null && !ballot.areaIds.includes(choices.areaId)) faults.push(reason('NOT_FOUND', 'areaId'));
  if (!choices.oldEnough) faults.push(reason('NOT_OLD_ENOUGH', 'oldEnough', { age: ballot.minimumAge }));
  return faults;
}
