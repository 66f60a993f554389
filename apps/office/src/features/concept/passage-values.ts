import type { SaveDraftPassageInput } from '@mitgestalten/web-data';
import { readWording } from './editor/wording-schema.js';

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
}

type Maybe = string | null | undefined;
interface Stored {
  readonly title: string; readonly doc: unknown; readonly responsible?: Maybe; readonly partners?: Maybe; readonly cost?: Maybe; readonly timeFrame?: Maybe;
  readonly indicator?: Maybe; readonly requiredByLaw: boolean; readonly substance: boolean; readonly reason?: Maybe; readonly lockVersion: number;
}

/** The facts of a measure in the order of the form. */
export const measureFields = ['responsible', 'partners', 'cost', 'timeFrame', 'indicator'] as const;

function contentOf(stored: Stored): PassageContent {
  const { title, requiredByLaw, substance } = stored;
  const facts = Object.fromEntries([...measureFields, 'reason' as const].map((field) => [field, stored[field] ?? '']));
  return { title, doc: readWording(stored.doc).toJSON(), requiredByLaw, substance, ...(facts as Record<(typeof measureFields)[number] | 'reason', string>) };
}

/** The values a form starts with. */
export function valuesOf(stored: Stored): PassageValues {
  const content = contentOf(stored);
  return { ...content, lockVersion: stored.lockVersion, basis: JSON.stringify(content) };
}

/**
 * The lock to send. Moving or striking a passage gives it a new lock too; when its words are still those the typing began
 * with, that is no conflict and the new lock holds. Otherwise the old one is sent, and the API tells of the conflict.
 */
export function lockToSend(typed: PassageValues, stored: Stored): number {
  return JSON.stringify(contentOf(stored)) === typed.basis ? stored.lockVersion : typed.lockVersion;
}

/** The input for saving; empty facts are absent. */
export function inputOf(passageId: string, typed: PassageValues, lockVersion: number): Omit<SaveDraftPassageInput, 'idempotencyKey'> {
  const { basis: _, ...content } = typed;
  const facts = Object.fromEntries([...measureFields, 'reason' as const].map((field) => [field, typed[field].trim() === '' ? null : typed[field]]));
  return { passageId, ...content, ...facts, lockVersion };
}
