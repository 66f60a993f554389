/** A refusal of the API, as every payload carries it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly field?: string | null | undefined;
}

/** Refusals sorted to where they are read: at a field of the form, or above it. */
export interface Faults {
  readonly all: readonly Refusal[];
  /** The sentence at one field. */
  at(field: string): string | undefined;
  has(code: string): boolean;
}

/** `input.body` and `body` are the same field: the API may name the path from the argument on. */
function pathOf(field: string | null | undefined): string | null {
  return field == null ? null : field.replace(/^input\./, '');
}

/** Sorts the refusals of a payload. */
export function faultsOf(refusals: readonly Refusal[]): Faults {
  return {
    all: refusals,
    at: (field) => refusals.find((refusal) => pathOf(refusal.field) === field)?.message,
    has: (code) => refusals.some((refusal) => refusal.code === code),
  };
}

export const noFaults: Faults = faultsOf([]);

/** The id of the element that a fault belongs to, so that the summary can lead there. */
export function fieldId(form: string, field: string): string {
  return `${form}-${field.replaceAll('.', '-')}`;
}
