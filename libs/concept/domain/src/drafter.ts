import { accept, holds, reason, refuse, type Actor, type Decision, type Refusal } from '@mitgestalten/kernel';

/** Who reads what is not published yet: drafts and versions that wait. */
export const officeRoles = ['moderator', 'editor', 'publisher'] as const;

/** What somebody of the Arbeitsgruppe was given of a part, as the process knew it at a moment. */
export interface DrafterGrant {
  /** Null: all passages of the part, also those that are added later. */
  readonly passageIds: readonly string[] | null;
  /** Half-open: at that instant it is over. */
  readonly endsAt: Date;
  /** The time of the process when it was read. */
  readonly now: Date;
}

/** How somebody stands to the draft of a part. */
export interface Standing {
  readonly actor: Actor;
  readonly processId: string;
  /** What was given to the actor there; null: nothing. */
  readonly grant: DrafterGrant | null;
}

/** Whether the draft may be read: by the office of its process, and by its drafters until their last day is over. */
export function mayReadDraft(standing: Standing): boolean {
  const { grant } = standing;
  return holds(standing.actor, standing.processId, ...officeRoles) || (isDrafter(standing) && grant !== null && !isOver(grant));
}

/** Whether passages may be added, moved and struck, and it may be said what their change means: whether it is one of substance, and rests on a law. */
export function mayArrangeDraft({ actor, processId }: Standing): boolean {
  return holds(actor, processId, 'editor');
}

/**
 * Whether the actor may write at the passage. NOT_FOUND for whom nothing of the part was given to; WRITING_ENDED after the last day, and
 * PASSAGE_NOT_GIVEN at the other passages.
 */
export function mayWritePassage(standing: Standing, passageId: string): Decision<null> {
  if (mayArrangeDraft(standing)) return accept(null);
  const { grant } = standing;
  if (!isDrafter(standing) || grant === null) return refuse('NOT_FOUND', 'passageId');
  if (isOver(grant)) return refuse('WRITING_ENDED', 'passageId');
  return grant.passageIds === null || grant.passageIds.includes(passageId) ? accept(null) : refuse('PASSAGE_NOT_GIVEN', 'passageId');
}

/** When a drafter must have written; null for editors, who have no end, and for who writes nowhere in the part. */
export function writeUntil(standing: Standing): Date | null {
  const { grant } = standing;
  return mayArrangeDraft(standing) || !isDrafter(standing) || grant === null || isOver(grant) ? null : grant.endsAt;
}

/** Whether the actor may read what the passage said before: who reads the draft for the office, and who may write there. */
export function mayReadSteps(standing: Standing, passageId: string): boolean {
  return holds(standing.actor, standing.processId, ...officeRoles) || mayWritePassage(standing, passageId).ok;
}

/** What a change means. */
export interface Weight {
  readonly substance: boolean;
  readonly requiredByLaw: boolean;
}

/** FORBIDDEN where somebody says what a change means who only gives the words. */
export function weightFaults(standing: Standing, before: Weight, after: Weight): Refusal[] {
  if (mayArrangeDraft(standing)) return [];
  return (['substance', 'requiredByLaw'] as const).filter((field) => before[field] !== after[field]).map((field) => reason('FORBIDDEN', field));
}

function isDrafter({ actor, processId }: Standing): boolean {
  return holds(actor, processId, 'drafter');
}

function isOver({ endsAt, now }: Pick<DrafterGrant, 'endsAt' | 'now'>): boolean {
  return now >= endsAt;
}

const day = /^\d{4}-\d\d-\d\d$/;
// A working group writes for one cycle; whoever types 2062 meant another year.
const longestYears = 3;

/** Whether a text is a day of the calendar, as `2026-05-15`. INVALID_DATE at the field otherwise. */
export function dayFaults(field: string, text: string): Refusal[] {
  const date = day.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  const isDay = date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return isDay ? [] : [reason('INVALID_DATE', field)];
}

/** Whether somebody can be given passages until then: DAY_PAST when that is over already, INVALID_DATE when it is more than three years away. */
export function endFaults(field: string, { endsAt, now }: Pick<DrafterGrant, 'endsAt' | 'now'>): Refusal[] {
  if (isOver({ endsAt, now })) return [reason('DAY_PAST', field)];
  return endsAt.getTime() - now.getTime() > longestYears * 366 * 86_400_000 ? [reason('INVALID_DATE', field)] : [];
}
