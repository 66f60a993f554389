import { limits, optionalTextFaults, presentOrNull, reason, textFaults, type Refusal } from '@mitgestalten/kernel';
import { canonicalJson } from './canonical-json.js';
import type { Doc } from './document.js';
import type { PassageKind } from './outline.js';

/** What a measure says of itself beside its text. Its state after adoption is not part of its wording. */
export interface MeasureFacts {
  readonly responsible: string | null;
  readonly partners: string | null;
  readonly cost: string | null;
  readonly timeFrame: string | null;
  readonly indicator: string | null;
  /** What the law requires is not put to a vote. */
  readonly requiredByLaw: boolean;
}

export const noFacts: MeasureFacts = { responsible: null, partners: null, cost: null, timeFrame: null, indicator: null, requiredByLaw: false };

/** The facts that are texts, in the order in which they are read. */
export const factTexts = ['responsible', 'partners', 'cost', 'timeFrame', 'indicator'] as const;
export type FactName = (typeof factTexts)[number];

/** One language's text of a passage. */
export interface WordingText {
  readonly lang: string;
  readonly title: string;
  readonly doc: Doc;
}

/** Everything that a revision fixes. Facts count for measures only. */
export interface Wording extends WordingText, MeasureFacts {
  readonly kind: PassageKind;
}

/** One entry of a version as its hash covers it, in the order of the version. */
export interface CanonicalEntry {
  readonly passageId: string;
  readonly parentId: string | null;
  readonly kind: PassageKind;
  /** The hash of the entry's revision. */
  readonly hash: string;
}

/** What the hash of a revision is computed from. Two wordings give the same text exactly if they are equal. */
export function canonicalRevision({ kind, lang, title, doc, ...rest }: Wording): string {
  return canonicalJson({ type: 'revision/1', kind, lang, title, doc, ...(kind === 'MEASURE' ? { measure: factsOf(rest) } : {}) });
}

/** What the hash of one language's text is computed from. */
export function canonicalText({ lang, title, doc }: WordingText): string {
  return canonicalJson({ type: 'text/1', lang, title, doc });
}

/** What the hash of a version is computed from: its entries in their order. */
export function canonicalVersion(entries: readonly CanonicalEntry[]): string {
  return canonicalJson({
    type: 'version/1', entries: entries.map(({ passageId, parentId, kind, hash }) => ({ passageId, parentId, kind, hash })),
  });
}

/** A wording as somebody hands it in, apart from its document. */
export interface WordingInput {
  readonly title: string;
  readonly responsible?: string | null | undefined;
  readonly partners?: string | null | undefined;
  readonly cost?: string | null | undefined;
  readonly timeFrame?: string | null | undefined;
  readonly indicator?: string | null | undefined;
  readonly requiredByLaw: boolean;
  readonly reason?: string | null | undefined;
}

/** The faults of title, facts and reason, whatever the kind. A blank fact or reason counts as absent. */
export function wordingFaults(input: WordingInput): Refusal[] {
  return [
    ...textFaults('title', input.title, limits.passageTitle),
    ...factTexts.flatMap((name) => optionalTextFaults(name, presentOrNull(input[name]), limits.measureField)),
    ...optionalTextFaults('reason', presentOrNull(input.reason), limits.reason),
  ];
}

/** The faults of facts that stand where no measure is. */
export function factFaults(kind: PassageKind, input: WordingInput): Refusal[] {
  if (kind === 'MEASURE') return [];
  const named = factTexts.filter((name) => presentOrNull(input[name]) !== null);
  return [...named, ...(input.requiredByLaw ? ['requiredByLaw'] : [])].map((name) => reason('INVALID', name));
}

/** The facts in their normal form: a blank one is absent. */
export function factsOf(input: Omit<WordingInput, 'title' | 'reason'>): MeasureFacts {
  const [responsible, partners, cost, timeFrame, indicator] = factTexts.map((name) => presentOrNull(input[name]));
  return {
    responsible: responsible!, partners: partners!, cost: cost!, timeFrame: timeFrame!, indicator: indicator!, requiredByLaw: input.requiredByLaw,
  };
}
