import { folded, keptStretches, lookupIn, overlap, similarity, textChanges, within, type Span } from '@mitgestalten/concept-domain';

/**
 * The one rule of what brought words of a text. A suggestion brought them in the first version that `broughtIn` names, and then the words that
 * `broughtWords` finds there; a named source those that its version brought to the passage (`newWords`). Whoever shows it asks here.
 */

/** The plain text of a passage in one version, and where in it the words stand that a suggestion is about. Places count code points, half-open. */
export interface PlacedText {
  /** Empty where the passage does not stand. */
  readonly text: string;
  /** Null: nowhere. */
  readonly at: Span | null;
  /** Nobody knows yet where they are, or whether they went. */
  readonly isUncertain?: boolean;
}

/** What somebody suggests, as it was adopted. */
export interface Suggested {
  /** The words that should stand there; empty: none. */
  readonly replacement: string;
}

/**
 * The number of the first of these versions that brought what was suggested, null if none did: its words came in letter for letter at its place, or anywhere in
 * the passage while that is not known; or those at its place came nearer to them than in any version before, or went where they were to be struck.
 * @param versions what stood at its place in each, from the one on which it was made, which brought nothing
 */
export function broughtIn(suggested: Suggested, versions: readonly PlacedText[]): number | null {
  const n = versions.findIndex((after, index) => index > 0 && isBrought(suggested, versions.slice(0, index), after));
  return n === -1 ? null : n;
}

/**
 * The stretches of the text after, to the word, that came from the suggestion: new there and among its words. Where it only took words out, an empty
 * stretch behind the word at which they went; where nothing can be told apart, all words at its place. A version that brought it has at least one.
 * @param before the newest version before in which its words had a place
 */
export function broughtWords({ replacement }: Suggested, before: PlacedText & { readonly at: Span }, after: PlacedText): readonly Span[] {
  const place = placeOf(replacement, after);
  if (place === null) return gapOf(before, after);
  const words = sliceOf(after.text, place);
  const [fresh, gaps] = newIn(sliceOf(before.text, before.at), words);
  const said = keptIn(replacement, words);
  const brought = joined(fresh.flatMap((span) => said.map((other) => ({ start: Math.max(span.start, other.start), end: Math.min(span.end, other.end) }))), [...words]);
  const found = brought.length > 0 ? brought : gaps.length > 0 ? gaps : [{ start: 0, end: [...words].length }];
  return found.map(({ start, end }) => ({ start: start + place.start, end: end + place.start }));
}

/** Whether some words are among those that were brought; what was struck is at the words around it. */
export function isAmong(words: Span, brought: readonly Span[]): boolean {
  return brought.some((span) => (span.start === span.end ? words.start <= span.end && span.start <= words.end : overlap(span, words)));
}

/** The words of a passage that it did not have before, null where it did not stand there; the points at which words went where none came. What only moved is not new. */
export function newWords(before: string | null, after: string): readonly Span[] {
  const characters = [...after];
  if (before === null) return joined([{ start: 0, end: characters.length }], characters);
  const [fresh, gaps] = newIn(before, after, ['ADDED']);
  const found = joined(fresh, characters);
  return found.length > 0 ? found : gaps;
}

/** Where stretches of a text stand in a later one, as far as their words stayed; an empty stretch stays with the word before it. */
export function followedWords(spans: readonly Span[], before: string, after: string): readonly Span[] {
  if (before === after) return spans;
  const kept = keptStretches(before, after);
  const characters = [...after];
  return spans.flatMap((span) => {
    if (span.start === span.end) {
      const found = kept.find(({ start, end }) => start < span.start && span.start <= end) ?? kept.find(({ start }) => start === span.start);
      return found === undefined ? [] : [{ start: span.start + found.shift, end: span.start + found.shift }];
    }
    const pieces = kept.map(({ start, end, shift }) => ({ start: Math.max(span.start, start) + shift, end: Math.min(span.end, end) + shift }));
    return joined(pieces, characters);
  });
}

function isBrought({ replacement }: Suggested, before: readonly PlacedText[], after: PlacedText): boolean {
  if (replacement === '') return !after.isUncertain && after.at === null && before.findLast(({ isUncertain }) => !isUncertain)?.at !== null;
  // Short words stand elsewhere, too: where the place is known, they count there alone.
  const known = before.filter(({ at }) => at !== null);
  const [former, stands] = after.at === null ? [before, standsIn(replacement)] : [known, standsAt(replacement)];
  if (stands(after) || former.some(stands)) return stands(after) && !former.some(stands);
  const nearness = ({ text, at }: PlacedText) => (at === null ? 0 : similarity(sliceOf(text, at), replacement));
  return nearness(after) > Math.max(...before.map(nearness));
}

/** Whether all words at the place are among the suggested ones, which stand there letter for letter. */
function standsAt(replacement: string): (placed: PlacedText) => boolean {
  return ({ text, at }) => at !== null && placesOf(replacement, text).some((span) => within(at, span));
}

function standsIn(replacement: string): (placed: PlacedText) => boolean {
  return ({ text }) => placesOf(replacement, text).length > 0;
}

/** Where the suggested words stand letter for letter. */
function placesOf(replacement: string, text: string): readonly Span[] {
  // Most texts hold none, and to keep the way back to the places takes long.
  return folded(text).includes(replacement) ? lookupIn(text).placesOf(replacement) : [];
}

/** The suggested words where they stand letter for letter, at the place if that is known; else the place. */
function placeOf(replacement: string, { text, at }: PlacedText): Span | null {
  if (replacement === '') return at;
  const found = placesOf(replacement, text);
  return at === null ? (found[0] ?? null) : (found.find((span) => overlap(span, at)) ?? at);
}

/** The point of the text after at which the words before went, with their place. */
function gapOf(before: PlacedText & { readonly at: Span }, after: PlacedText): readonly Span[] {
  let [from, to] = [0, 0];
  for (const { kind, text } of textChanges(before.text, after.text)) {
    const length = [...text].length;
    if (kind !== 'ADDED' && kind !== 'MOVED_HERE') {
      if (from + length >= before.at.end) return [pointIn(after.text, kind === 'KEPT' ? to + before.at.end - from : to)];
      from += length;
    }
    if (kind !== 'REMOVED' && kind !== 'MOVED_AWAY') to += length;
  }
  return [];
}

/** The stretches of the words now that the former ones did not have; and the points at which words went and none came. */
function newIn(former: string, words: string, came: readonly string[] = ['ADDED', 'MOVED_HERE']): readonly [readonly Span[], readonly Span[]] {
  const [fresh, gaps]: [Span[], Span[]] = [[], []];
  let at = 0;
  const changes = textChanges(former, words);
  for (const [n, { kind, text }] of changes.entries()) {
    const length = [...text].length;
    if (came.includes(kind)) fresh.push({ start: at, end: at + length });
    if (kind === 'REMOVED' && changes[n + 1]?.kind !== 'ADDED') gaps.push(pointIn(words, at));
    if (kind !== 'REMOVED' && kind !== 'MOVED_AWAY') at += length;
  }
  return [fresh, gaps];
}

function keptIn(before: string, after: string): readonly Span[] {
  return keptStretches(before, after).map(({ start, end, shift }) => ({ start: start + shift, end: end + shift }));
}

/** Stretches of a text, given by its code points, in order, without blanks at their ends; one where only blanks and marks stand between two. Those without a sign are none. */
function joined(spans: readonly Span[], characters: readonly string[]): readonly Span[] {
  const says = (span: Span, what: RegExp) => what.test(characters.slice(span.start, span.end).join(''));
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    let { start, end } = span;
    while (start < end && /\s/u.test(characters[start]!)) start++;
    while (end > start && /\s/u.test(characters[end - 1]!)) end--;
    if (start >= end) continue;
    const last = result.at(-1);
    if (last !== undefined && !says({ start: last.end, end: start }, /[\p{L}\p{N}]/u)) result[result.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else result.push({ start, end });
  }
  // Of several stretches those that are marks alone say nothing; a lone one is what was suggested.
  const words = result.filter((span) => says(span, /[\p{L}\p{N}]/u));
  return words.length > 0 ? words : result;
}

/** A place in a text, behind the word before it. */
function pointIn(text: string, at: number): Span {
  const characters = [...text];
  let end = Math.min(at, characters.length);
  while (end > 0 && /\s/u.test(characters[end - 1]!)) end--;
  return { start: end, end };
}

function sliceOf(text: string, { start, end }: Span): string {
  return [...text].slice(start, end).join('');
}
