import { accept, reason, refuse, unless, type Decision, type Refusal } from '@mitgestalten/kernel';

export const phaseKinds = ['INFORM', 'COLLECT', 'DRAFT', 'COMMENT', 'CONSIDER', 'VOTE', 'COUNCIL', 'MONITOR'] as const;
export type PhaseKind = (typeof phaseKinds)[number];

/** What residents can do in a phase. */
export type OpenAction = 'PROPOSE' | 'COMMENT' | 'VOTE';

export interface PhaseRules {
  readonly propose: boolean;
  readonly comment: boolean;
  readonly vote: boolean;
  /** PRE: nothing is visible before a moderator published it. POST: visible at once, checked afterwards. */
  readonly moderation: 'PRE' | 'POST';
  readonly withoutAccountByMail: boolean;
  /** With no e-mail at all. Only together with `moderation: 'PRE'`. */
  readonly withoutAccountByCode: boolean;
  /** ISO instant until which every contribution of the phase is answered, or null where nothing is promised. */
  readonly answersDueAt: string | null;
}

/** A stretch of time, half-open: it ends before `endsAt`. `closedAt` is set once its end was reached, and never unset. */
export interface Phase {
  readonly id: string;
  readonly kind: PhaseKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly closedAt: Date | null;
  readonly rules: PhaseRules;
}

export type PhaseState = 'PAST' | 'CURRENT' | 'FUTURE';

/** Where the phase stands at that instant. What was closed stays past, wherever the clock stands. */
export function phaseStateOf(phase: Pick<Phase, 'startsAt' | 'endsAt' | 'closedAt'>, now: Date): PhaseState {
  if (phase.closedAt !== null || phase.endsAt <= now) return 'PAST';
  return phase.startsAt <= now ? 'CURRENT' : 'FUTURE';
}

/** The running phase, or null between two phases and after the last. */
export function currentPhase<P extends Phase>(phases: readonly P[], now: Date): P | null {
  return phases.find((phase) => phaseStateOf(phase, now) === 'CURRENT') ?? null;
}

/** The next phase to come, or null. */
export function nextPhase<P extends Phase>(phases: readonly P[], now: Date): P | null {
  return phases.filter((phase) => phaseStateOf(phase, now) === 'FUTURE').sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0] ?? null;
}

const ruleOf = { PROPOSE: 'propose', COMMENT: 'comment', VOTE: 'vote' } as const satisfies Record<OpenAction, keyof PhaseRules>;

/** What residents can do at that instant. */
export function openActions(phases: readonly Phase[], now: Date): OpenAction[] {
  const phase = currentPhase(phases, now);
  return phase === null ? [] : (Object.keys(ruleOf) as OpenAction[]).filter((action) => phase.rules[ruleOf[action]]);
}

/** The phase that opens this action now, or a refusal. Every action of a resident asks this, on the server. */
export function phaseOpenFor<P extends Phase>(phases: readonly P[], action: OpenAction, now: Date): Decision<P> {
  const phase = currentPhase(phases, now);
  return phase !== null && phase.rules[ruleOf[action]] ? accept(phase) : refuse('NOT_OPEN');
}

export interface PhaseChange {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly rules: PhaseRules;
}

/** More steps than anybody follows on one line of the year. */
export const mostPhases = 24;
// How far ahead a phase may end: three cycles of a concept. Dates far beyond only overflow in formats and intervals.
const furthestYears = 20;
const yearMs = 31_557_600_000;

/** Whether a process may get that phase too: in the future, beside the others, with rules that hold by themselves. */
export function addPhase(plan: PhaseChange, others: readonly Phase[], now: Date): Decision<PhaseChange> {
  const faults = [...faultsOfRules(plan.rules), ...faultsOfDates(plan, plan.startsAt, others)];
  if (plan.startsAt < now) faults.push(reason('ORDER', 'startsAt'));
  if (isTooFar(plan.endsAt, now)) faults.push(reason('INVALID_DATE', 'endsAt'));
  if (others.length >= mostPhases) faults.push(reason('TOO_MANY', null, { max: mostPhases }));
  return unless(faults, plan);
}

/** Whether a phase may be taken out: while it lies ahead, and not the last one. What people were promised in a phase that began stays visible. */
export function removePhase(phase: Phase, others: readonly Phase[], now: Date): Decision<null> {
  if (phaseStateOf(phase, now) !== 'FUTURE') return refuse('PHASE_STARTED', 'phaseId');
  return others.length === 0 ? refuse('LAST_ONE', 'phaseId') : accept(null);
}

/**
 * Whether a phase may become so. A past phase never changes. In a running one the beginning is fixed, the end only moves
 * later, and rules only become stricter: what people were promised when they took part holds.
 * @param others the other phases of the process; phases do not overlap
 */
export function changePhase(phase: Phase, change: PhaseChange, others: readonly Phase[], now: Date): Decision<PhaseChange> {
  const state = phaseStateOf(phase, now);
  if (state === 'PAST') return refuse('CLOSED');
  const faults = [...faultsOfRules(change.rules), ...faultsOfDates(change, phase.startsAt, others)];
  if (change.endsAt > phase.endsAt && isTooFar(change.endsAt, now)) faults.push(reason('INVALID_DATE', 'endsAt'));
  if (state === 'CURRENT') faults.push(...loosened(phase, change));
  else if (change.startsAt < now) faults.push(reason('ORDER', 'startsAt'));
  return unless(faults, change);
}

/**
 * Faults of the dates among those of the other phases: phases do not overlap.
 * @param place where the phase stands in the year: what comes before it collides with its beginning, what comes after with its end
 */
function faultsOfDates({ startsAt, endsAt }: PhaseChange, place: Date, others: readonly Phase[]): Refusal[] {
  const faults: Refusal[] = startsAt >= endsAt ? [reason('ORDER', 'endsAt')] : [];
  for (const other of others) {
    if (startsAt < other.endsAt && other.startsAt < endsAt) faults.push(reason('ORDER', other.startsAt < place ? 'startsAt' : 'endsAt'));
  }
  return faults;
}

function isTooFar(date: Date, now: Date): boolean {
  return date.getTime() - now.getTime() > furthestYears * yearMs;
}

/** Faults that rules have by themselves. */
export function faultsOfRules(rules: PhaseRules): Refusal[] {
  const faults: Refusal[] = [];
  if (rules.withoutAccountByCode && rules.moderation !== 'PRE') faults.push(reason('INVALID', 'rules.withoutAccountByCode'));
  if (rules.answersDueAt !== null && Number.isNaN(Date.parse(rules.answersDueAt))) faults.push(reason('INVALID_DATE', 'rules.answersDueAt'));
  return faults;
}

function loosened(phase: Phase, change: PhaseChange): Refusal[] {
  const [before, after] = [phase.rules, change.rules];
  const faults: Refusal[] = [];
  const refuseAt = (field: string) => faults.push(reason('LOOSENS_RULES', field));
  if (change.startsAt.getTime() !== phase.startsAt.getTime()) refuseAt('startsAt');
  if (change.endsAt < phase.endsAt) refuseAt('endsAt');
  for (const action of ['propose', 'comment', 'vote'] as const) if (before[action] !== after[action]) refuseAt(`rules.${action}`);
  if (before.moderation === 'PRE' && after.moderation === 'POST') refuseAt('rules.moderation');
  for (const way of ['withoutAccountByMail', 'withoutAccountByCode'] as const) if (!before[way] && after[way]) refuseAt(`rules.${way}`);
  if (before.answersDueAt !== null && (after.answersDueAt === null || Date.parse(after.answersDueAt) > Date.parse(before.answersDueAt))) {
    refuseAt('rules.answersDueAt');
  }
  return faults;
}
