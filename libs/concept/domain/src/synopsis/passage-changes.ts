import { freeSentences, textChanges, type Elsewhere, type FreeSentences, type TextChange } from '../anchor/text-changes.js';
import { factTexts, type FactName, type MeasureFacts } from '../wording.js';

/** One language's text of a passage, as it is compared. */
export interface SynopsisText {
  readonly lang: string;
  readonly title: string;
  readonly plain: string;
}

/** What a passage says in one of the versions. */
export interface SynopsisWording extends MeasureFacts {
  /** The language in which it was written; `texts` has that one. */
  readonly originalLang: string;
  readonly texts: readonly SynopsisText[];
}

export interface FactChange {
  readonly fact: FactName;
  readonly before: string | null;
  readonly after: string | null;
  readonly changes: readonly TextChange[];
}

/** How a passage became what it is: `before` and `after` name the languages in which it was compared. */
export interface PassageChanges {
  readonly langBefore: string | null;
  readonly langAfter: string | null;
  readonly title: readonly TextChange[];
  readonly text: readonly TextChange[];
  /** Those that changed. */
  readonly facts: readonly FactChange[];
  /** Whether the law requires it, where that changed. */
  readonly requiredByLaw: boolean | null;
}

/** The sentences of a passage that can have gone to another one, in the language in which it is compared. */
export function freeSentencesOf(passageId: string, before: SynopsisWording | null, after: SynopsisWording | null, lang: string): FreeSentences {
  const [former, next] = comparedTexts(before, after, lang);
  const isOther = former !== null && next !== null && former.lang !== next.lang;
  return isOther ? freeSentences(passageId, '', '') : freeSentences(passageId, former?.plain ?? '', next?.plain ?? '');
}

/** The two wordings of a passage word by word; null stands for none, so that everything is added or removed. `elsewhere`: of `sentencesElsewhere`. */
export function passageChanges(before: SynopsisWording | null, after: SynopsisWording | null, lang: string, elsewhere?: Elsewhere): PassageChanges {
  const [former, next] = comparedTexts(before, after, lang);
  const requiredByLaw = after?.requiredByLaw ?? false;
  return {
    langBefore: former?.lang ?? null,
    langAfter: next?.lang ?? null,
    title: changesOf(former, next, ({ title }) => title),
    text: changesOf(former, next, ({ plain }) => plain, elsewhere),
    facts: factTexts.flatMap((fact) => factChange(fact, before?.[fact] ?? null, after?.[fact] ?? null)),
    requiredByLaw: requiredByLaw === (before?.requiredByLaw ?? false) ? null : requiredByLaw,
  };
}

/** What the changes say of the text before. */
export function textBefore(changes: readonly TextChange[]): string {
  return changes.map(({ kind, text }) => (kind === 'ADDED' || kind === 'MOVED_HERE' ? '' : text)).join('');
}

/** What the changes make of it. */
export function textAfter(changes: readonly TextChange[]): string {
  return changes.map(({ kind, text }) => (kind === 'REMOVED' || kind === 'MOVED_AWAY' ? '' : text)).join('');
}

/**
 * The texts that are held against each other: in the wanted language if both have it, else in the languages in which they were written. A translation
 * is never compared with an original: every word would seem changed.
 */
function comparedTexts(before: SynopsisWording | null, after: SynopsisWording | null, lang: string): readonly [SynopsisText | null, SynopsisText | null] {
  const there = [before, after].filter((wording) => wording !== null);
  const shared = there.every(({ texts }) => texts.some((text) => text.lang === lang));
  const textOf = (wording: SynopsisWording | null) =>
    wording?.texts.find((text) => text.lang === (shared ? lang : wording.originalLang)) ?? wording?.texts[0] ?? null;
  return [textOf(before), textOf(after)];
}

function changesOf(before: SynopsisText | null, after: SynopsisText | null, part: (text: SynopsisText) => string, elsewhere?: Elsewhere): readonly TextChange[] {
  const [former, next] = [before === null ? '' : part(before), after === null ? '' : part(after)];
  if (before !== null && after !== null && before.lang !== after.lang) return replaced(former, next);
  return textChanges(former, next, elsewhere);
}

/** Written anew in another language: no word of the one is kept in the other. */
function replaced(before: string, after: string): readonly TextChange[] {
  return [...(before === '' ? [] : [{ kind: 'REMOVED', text: before } as const]), ...(after === '' ? [] : [{ kind: 'ADDED', text: after } as const])];
}

function factChange(fact: FactName, before: string | null, after: string | null): FactChange[] {
  return before === after ? [] : [{ fact, before, after, changes: textChanges(before ?? '', after ?? '') }];
}
