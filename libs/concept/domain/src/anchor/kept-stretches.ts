import { textChanges } from './text-changes.js';

/** A stretch of a text that stands in the next one, too. Code points, half-open. */
export interface KeptStretch {
  readonly start: number;
  readonly end: number;
  /** What is added to a place before to give that after. */
  readonly shift: number;
}

/** The stretches that are the same in both texts, those that moved too, in the order of the text before. */
export function keptStretches(before: string, after: string): readonly KeptStretch[] {
  const found: KeptStretch[] = [];
  const [away, here] = [new Map<string, number[]>(), new Map<string, number[]>()];
  let [from, to] = [0, 0];
  for (const { kind, text } of textChanges(before, after)) {
    const length = [...text].length;
    if (kind === 'KEPT') found.push({ start: from, end: from + length, shift: to - from });
    if (kind === 'MOVED_AWAY') away.set(text, [...(away.get(text) ?? []), from]);
    if (kind === 'MOVED_HERE') here.set(text, [...(here.get(text) ?? []), to]);
    if (kind !== 'ADDED' && kind !== 'MOVED_HERE') from += length;
    if (kind !== 'REMOVED' && kind !== 'MOVED_AWAY') to += length;
  }
  for (const [text, starts] of away) {
    for (const [n, start] of starts.entries()) found.push({ start, end: start + [...text].length, shift: here.get(text)![n]! - start });
  }
  return found.sort((a, b) => a.start - b.start);
}
