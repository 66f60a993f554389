/** Every reason why something can be refused. Each has a sentence in every language (`refusal.CODE`). */
export const refusalCodes = [
  'EMPTY', 'TOO_LONG', 'TOO_SHORT', 'FORBIDDEN_CHARACTERS', 'INVALID', 'NOT_FOUND', 'FORBIDDEN', 'SIGN_IN_NEEDED',
  'NOT_OPEN', 'CLOSED', 'CONFLICT', 'CONTRIBUTION_CHANGED', 'KEY_REUSED', 'TOO_MANY', 'OUT_OF_RANGE', 'ORDER', 'LOOSENS_RULES', 'NOT_SAMPLE',
  'INVALID_EMAIL', 'INVALID_DATE', 'UNKNOWN_LANGUAGE', 'NAME_RESERVED', 'CODE_UNKNOWN', 'CODE_WRONG_PURPOSE', 'TOKEN_INVALID',
  'SIGN_IN_FAILED', 'PASSWORD_COMMON', 'WAY_CLOSED', 'NOT_PUBLISHED', 'ALREADY_DECIDED', 'ALREADY_DONE', 'REASON_NEEDED',
  'FOUR_EYES', 'NOTHING_CHANGED', 'ALREADY_PROPOSED', 'BALLOT_STARTED', 'CHOOSE_AT_LEAST', 'CHOOSE_AT_MOST', 'NOT_OLD_ENOUGH',
  'TEXT_OUTDATED', 'HAS_CHILDREN', 'LAST_ADMIN', 'RATE_LIMITED', 'DOCUMENT_INVALID', 'FIRST_STEPS', 'BALLOT_IN_PHASE',
  'PHASE_STARTED', 'PHASE_IN_USE', 'AREAS_FIXED', 'BODY_IN_USE', 'LAST_ONE', 'GERMAN_NEEDED', 'ANCHOR_NOT_FOUND', 'NO_SUCH_PLACE', 'STILL_CARRIED', 'SOURCES_FIXED', 'ONE_PARAGRAPH',
  'OWN_CONTRIBUTION', 'ORIGINAL_ONLY', 'PASSAGE_HELD', 'PASSAGE_NOT_GIVEN', 'WRITING_ENDED', 'PASSAGE_NEEDED', 'DAY_PAST', 'ALREADY_INVITED',
  'TYPO_NOT_FOUND', 'TYPO_AMBIGUOUS', 'TYPO_ONE_WORD', 'TYPO_TOO_FAR', 'TYPO_WEIGHT', 'TYPO_LANGUAGE', 'TYPO_KNOWN_WORD', 'TYPO_NEW_WORD',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** One reason, at the field it belongs to (a path in the input such as `body`), with figures for its sentence. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly field: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a rule says: accepted with a value, or refused with at least one reason. Never thrown. */
export type Decision<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export type Refused = Extract<Decision<never>, { ok: false }>;

export function accept<T>(value: T): Decision<T> {
  return { ok: true, value };
}

export function reason(
  code: RefusalCode, field: string | null = null, params: Readonly<Record<string, string | number>> = {},
): Refusal {
  return { code, field, params };
}

export function refuse(
  code: RefusalCode, field: string | null = null, params: Readonly<Record<string, string | number>> = {},
): Refused {
  return { ok: false, refusals: [reason(code, field, params)] };
}

/** Refused if any reason is given, else accepted. For collecting the faults of all fields of a form. */
export function unless<T>(refusals: readonly Refusal[], value: T): Decision<T> {
  return refusals.length > 0 ? { ok: false, refusals } : accept(value);
}
