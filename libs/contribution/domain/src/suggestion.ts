import { folded, overlap, textChanges, type Span } from '@mitgestalten/concept-domain';
import { limits, optionalTextFaults, presentOrNull, reason as because, textFaults, type Refusal } from '@mitgestalten/kernel';

/** The words that somebody would put in the place of others. */
export interface Rewording {
  /** What stands there. */
  readonly quote: string;
  /** What should stand there instead; empty: nothing, the words are to be struck. */
  readonly replacement: string;
}

/** What was typed as a replacement, as it is kept: a stretch of one paragraph, without white space at its ends. */
export function replacementOf(typed: string): string {
  return folded(typed);
}

/**
 * The faults of a replacement and of why it is offered. ONE_PARAGRAPH where the words stand in several; NOTHING_CHANGED where they would stay as they
 * are; REASON_NEEDED for striking words: there is nothing else that people could talk about.
 */
export function rewordingFaults({ quote, replacement }: Rewording, why: string | null | undefined): Refusal[] {
  return [
    ...(quote.includes('\n') ? [because('ONE_PARAGRAPH', 'anchor')] : []),
    ...(folded(replacement) === '' ? [] : textFaults('body', replacement, limits.replacement)),
    ...(folded(replacement) === folded(quote) ? [because('NOTHING_CHANGED', 'body')] : []),
    ...(folded(replacement) === '' && presentOrNull(why) === null ? [because('REASON_NEEDED', 'reason')] : []),
    ...optionalTextFaults('reason', presentOrNull(why), limits.reason),
  ];
}

/** What a text of a contribution says, in brief: for a suggestion to strike words, why. */
export function gistOf({ body, reason }: { readonly body: string; readonly reason: string | null }): string {
  return body === '' ? (reason ?? '') : body;
}

/** One place where a rewording changes something: what goes, and what comes. */
export interface Change {
  readonly removed: string;
  readonly added: string;
}

/** A rewording as a tracked change: words that stay, and in turn what changes between them. */
export type Tracked = { readonly kept: string } | Change;

/** The way from the old words to the new ones. */
export function trackedChange({ quote, replacement }: Rewording): readonly Tracked[] {
  const tracked: Tracked[] = [];
  for (const { kind, text } of textChanges(quote, replacement)) {
    const last = tracked.at(-1);
    if (kind === 'KEPT') tracked.push({ kept: text });
    else {
      const change: Change = last === undefined || 'kept' in last ? { removed: '', added: '' } : last;
      const next = kind === 'REMOVED' || kind === 'MOVED_AWAY' ? { ...change, removed: change.removed + text } : { ...change, added: change.added + text };
      if (change === last) tracked[tracked.length - 1] = next;
      else tracked.push(next);
    }
  }
  return tracked;
}

/** The words when only some of the changes are taken: those with these numbers, counted from 0. */
export function partlyReworded(rewording: Rewording, taken: ReadonlySet<number>): string {
  let n = 0;
  return folded(trackedChange(rewording).map((piece) => ('kept' in piece ? piece.kept : taken.has(n++) ? piece.added : piece.removed)).join(''));
}

/** A suggestion at the place where its words stand in a text. */
export interface PlacedSuggestion extends Span {
  readonly id: string;
}

/** Those that would change the same words: of rivals one can be taken. */
export function rivalsOf<T extends PlacedSuggestion>(suggestion: T, all: readonly T[]): readonly T[] {
  return all.filter((other) => other.id !== suggestion.id && overlap(other, suggestion));
}

/** What is chosen after a suggestion was chosen or given up: whoever is chosen ousts its rivals. */
export function chosenAfter(chosen: ReadonlySet<string>, suggestion: PlacedSuggestion, all: readonly PlacedSuggestion[]): ReadonlySet<string> {
  const next = new Set(chosen);
  if (next.delete(suggestion.id)) return next;
  for (const { id } of rivalsOf(suggestion, all)) next.delete(id);
  return next.add(suggestion.id);
}

/** As many as can be chosen together: each in turn, unless a rival was before it. */
export function chosenTogether(inTurn: readonly PlacedSuggestion[]): ReadonlySet<string> {
  const together: PlacedSuggestion[] = [];
  for (const each of inTurn) if (rivalsOf(each, together).length === 0) together.push(each);
  return new Set(together.map(({ id }) => id));
}
