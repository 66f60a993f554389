import { checkDocument, emptyDoc, type Doc } from '@mitgestalten/concept-domain';
import type { SaveDraftPassageInput } from '@mitgestalten/web-data';
import { plainOf, readWording, sameWording } from './editor/wording-schema.js';
import { seatId } from './room/seat.js';

/** The words and facts of a passage, as the form holds them: no nulls, so that fields stay fields. */
export interface PassageContent {
  readonly title: string;
  readonly doc: unknown;
  readonly responsible: string;
  readonly partners: string;
  readonly cost: string;
  readonly timeFrame: string;
  readonly indicator: string;
  readonly requiredByLaw: boolean;
  readonly substance: boolean;
  readonly reason: string;
}

/** What was typed, and on what state of the passage it began. */
export interface PassageValues extends PassageContent {
  readonly lockVersion: number;
  readonly basis: string;
  /** Saving it begins a step: it was not typed on, but made of two texts or taken over. */
  readonly newStep: boolean;
}

/** Where the typed words of a person at a passage lie on the device; without a passage, how all these places begin. */
export function placeOf(accountId: string, passageId = ''): string {
  return `passage.${accountId}.${passageId}`;
}

type Maybe = string | null | undefined;
interface Stored {
  readonly title: string; readonly doc: unknown; readonly responsible?: Maybe; readonly partners?: Maybe; readonly cost?: Maybe; readonly timeFrame?: Maybe;
  readonly indicator?: Maybe; readonly requiredByLaw: boolean; readonly substance: boolean; readonly reason?: Maybe; readonly lockVersion: number;
}

/** The facts of a measure in the order of the form. */
export const measureFields = ['responsible', 'partners', 'cost', 'timeFrame', 'indicator'] as const;

/** The document of a draft; an empty one where there is none yet. */
export function docOf(doc: unknown): Doc {
  const read = checkDocument(doc);
  return read.ok ? read.value : emptyDoc;
}

/** The words and facts of what is stored. */
export function contentOf(stored: Stored): PassageContent {
  const { title, requiredByLaw, substance } = stored;
  const facts = Object.fromEntries([...measureFields, 'reason' as const].map((field) => [field, stored[field] ?? '']));
  return { title, doc: readWording(stored.doc).toJSON(), requiredByLaw, substance, ...(facts as Record<(typeof measureFields)[number] | 'reason', string>) };
}

/** All words of a passage as they are copied and put aside. */
export function wordsOf({ title, doc, responsible, partners, cost, timeFrame, indicator, reason }: PassageContent): string {
  return [title, plainOf(doc), responsible, partners, cost, timeFrame, indicator, reason].filter((words) => words !== '').join('\n\n');
}

/** The values a form starts with. */
export function valuesOf(stored: Stored): PassageValues {
  const content = contentOf(stored);
  return { ...content, lockVersion: stored.lockVersion, basis: JSON.stringify(content), newStep: false };
}

/**
 * The lock to send. Moving or striking a passage gives it a new lock too; when its words are still those the typing began
 * with, that is no conflict and the new lock holds. Otherwise the old one is sent, and the API tells of the conflict.
 */
export function lockToSend(typed: PassageValues, stored: Stored): number {
  return JSON.stringify(contentOf(stored)) === typed.basis ? Math.max(stored.lockVersion, typed.lockVersion) : typed.lockVersion;
}

/** True if nobody changed the words since this was begun. */
export function continues(typed: PassageValues, stored: Stored): boolean {
  return typed.lockVersion === stored.lockVersion || JSON.stringify(contentOf(stored)) === typed.basis;
}

/** What the typing began with. */
export function baseOf({ basis }: PassageValues): PassageContent {
  return JSON.parse(basis) as PassageContent;
}

/** True if saving `typed` would change nothing. */
export function isSaved(typed: PassageContent, stored: Stored): boolean {
  const content = contentOf(stored);
  const texts = ['title', ...measureFields, 'reason'] as const;
  return texts.every((field) => typed[field].trim() === content[field].trim()) && typed.requiredByLaw === content.requiredByLaw &&
    typed.substance === content.substance && sameWording(readWording(typed.doc), readWording(content.doc));
}

/** What the answer to saving means for what was typed meanwhile: it goes on from what was saved, not from what a colleague made of it in the same moment. */
export function savedBasis(sent: PassageValues, lockVersion: number, answered: Stored): Pick<PassageValues, 'lockVersion' | 'basis' | 'newStep'> {
  const { basis } = valuesOf(answered.lockVersion === lockVersion + 1 ? answered : { ...sent, lockVersion });
  return { lockVersion: lockVersion + 1, basis, newStep: false };
}

/** The input for saving; empty facts are absent. */
export function inputOf(passageId: string, typed: PassageValues, lockVersion: number): Omit<SaveDraftPassageInput, 'idempotencyKey'> {
  const { basis: _, ...content } = typed;
  const facts = Object.fromEntries([...measureFields, 'reason' as const].map((field) => [field, typed[field].trim() === '' ? null : typed[field]]));
  return { passageId, seatId, ...content, ...facts, lockVersion };
}
