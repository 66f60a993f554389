import { limits, reason, type Decision, type Refusal, type TextLimits } from '@mitgestalten/kernel';
import { currentMeasures, type CurrentPassage } from '@mitgestalten/concept-api';
import { localTextFaults, newId } from '@mitgestalten/platform';
import type { Phase } from '@mitgestalten/process-domain';
import { planFaults } from '@mitgestalten/voting-domain';
import type { EntityManager } from 'typeorm';
import type { BallotItemEntity } from './voting.entities.js';
import type { BallotPlanInput } from './voting.graphql.js';

/** One sentence: who decides, and when. */
const decidesLimit: TextLimits = { min: 3, max: 300 };

/**
 * The wordings that will be voted on, in the order of the input, or every fault of the plan. Only measures and fields of the
 * current version; what the law requires is not put to a vote.
 */
export async function checkPlan(tx: EntityManager, partId: string, input: BallotPlanInput, phase: Phase, now: Date): Promise<Decision<CurrentPassage[]>> {
  const passageIds = input.passageIds.map((id) => id.toLowerCase());
  const plan = { maxChoices: input.maxChoices, opensAt: new Date(input.opensAt), closesAt: new Date(input.closesAt), passageIds };
  const faults: Refusal[] = [
    ...localTextFaults('title', input.title, limits.label, true),
    ...localTextFaults('decides', input.decides, decidesLimit, true),
    ...planFaults(plan, phase, now),
  ];
  const current = await currentMeasures(tx, partId, passageIds);
  const votable = passageIds.flatMap((id) => current.find(({ passageId, kind, requiredByLaw }) => passageId === id && (kind === 'MEASURE' || kind === 'FIELD') && !requiredByLaw) ?? []);
  if (votable.length < passageIds.length) faults.push(reason('NOT_FOUND', 'passageIds'));
  return faults.length > 0 ? { ok: false, refusals: faults } : { ok: true, value: votable };
}

/** The rows of the items of a ballot. */
export function itemsOf(ballot: { readonly id: string; readonly processId: string }, passages: readonly CurrentPassage[]): BallotItemEntity[] {
  return passages.map(({ passageId, revisionId }, index) => ({ id: newId(), processId: ballot.processId, ballotId: ballot.id, passageId, revisionId, ordinal: index + 1 }));
}
