import { reason, type Refusal } from './decision.js';

export interface TextLimits {
  /** Least number of characters (code points) after trimming. */
  readonly min: number;
  readonly max: number;
  /** Line breaks and tabs are allowed. */
  readonly multiline?: boolean;
}

/** Largest length of each kind of text, in code points. */
export const limits = {
  /** About a page: what can be read on a phone and answered. DIPAS and adhocracy use 3,000 to 5,000 too. */
  contribution: { min: 3, max: 5000, multiline: true },
  contributionTitle: { min: 3, max: 200 },
  /** Words in the place of others, of which a comment may name as many. */
  replacement: { min: 1, max: 2000, multiline: true },
  name: { min: 2, max: 80 },
  reason: { min: 3, max: 2000, multiline: true },
  answer: { min: 3, max: 10_000, multiline: true },
  passageTitle: { min: 1, max: 200 },
  /** One of the facts of a measure, such as the responsible office. */
  measureField: { min: 1, max: 500 },
  setting: { min: 0, max: 20_000, multiline: true },
  label: { min: 1, max: 120 },
  search: { min: 1, max: 200 },
} as const satisfies Record<string, TextLimits>;

// NUL cannot be stored by PostgreSQL; other control characters have no meaning in prose.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/u;
const lineBreak = /[\r\n\t\u2028\u2029]/u;
// Overrides reorder what follows them and so can forge words; isolates and marks, which Arabic needs, stay allowed.
const bidiOverride = /[\u202a\u202b\u202d\u202e]/u;
// What remains visible: format characters, blanks and fillers alone are an empty text.
const invisible = /[\p{Cf}\p{Z}\s\u115f\u1160\u3164\uffa0\u2800]/gu;

/** Number of code points, the unit of all limits and stored offsets. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** The faults of a required text. Text is stored as written, so nothing is trimmed or replaced here. */
export function textFaults(field: string, text: string, limit: TextLimits): Refusal[] {
  // A string of many megabytes is refused before it is walked; a code point has at most two UTF-16 units.
  if (text.length > limit.max * 2 || lengthOf(text) > limit.max) return [reason('TOO_LONG', field, { max: limit.max })];
  if (!text.isWellFormed() || control.test(text) || bidiOverride.test(text) || (!limit.multiline && lineBreak.test(text))) {
    return [reason('FORBIDDEN_CHARACTERS', field)];
  }
  const visible = lengthOf(text.replace(invisible, ''));
  if (visible === 0 && limit.min > 0) return [reason('EMPTY', field)];
  if (visible < limit.min) return [reason('TOO_SHORT', field, { min: limit.min })];
  return [];
}

/** The same for a text that may be absent. An empty string counts as absent. */
export function optionalTextFaults(field: string, text: string | null | undefined, limit: TextLimits): Refusal[] {
  return text == null || text === '' ? [] : textFaults(field, text, limit);
}

/** An absent, empty or blank optional text becomes null. */
export function presentOrNull(text: string | null | undefined): string | null {
  return text == null || text.trim() === '' ? null : text;
}

// Deliberately loose: one @, no blanks or angle brackets (header injection), a dot in the host. The confirmation mail is the real check.
const email = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]{1,180}\.[^\s@<>()[\]\\,;:".]{2,63}$/u;

/** The address in lower case, or null when it cannot be one. */
export function normaliseEmail(text: string): string | null {
  const trimmed = text.trim().toLowerCase();
  return trimmed.length <= 254 && trimmed.isWellFormed() && !control.test(trimmed) && email.test(trimmed) ? trimmed : null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a string that PostgreSQL takes as a uuid: what comes from outside is asked before it reaches a query. */
export function isId(text: string | null | undefined): text is string {
  return text != null && uuid.test(text);
}
