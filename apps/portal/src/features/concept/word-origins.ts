import { keptStretches } from '@mitgestalten/concept-domain';

/** A piece of some words, and the version in which it first stood there. */
export interface WordOrigin {
  readonly text: string;
  /** The index of that version, counted back from the newest. */
  readonly since: number;
  /** Where its characters stand in the words of that version. */
  readonly places: readonly number[];
}

/**
 * Since when which of the words stand where they are, to the word: each is followed back as long as a version kept it. `quotes` are the words at their place in each
 * version, the newest first; null: they were not there, or nobody knows. Joined, the pieces are the newest words.
 */
export function wordOrigins(quotes: readonly (string | null)[]): readonly WordOrigin[] {
  const characters = [...(quotes[0] ?? '')];
  // Where each character stands in the version looked at last; null: it came later.
  let places: readonly (number | null)[] = characters.map((_, n) => n);
  const since = characters.map(() => 0);
  const stood = characters.map((_, n) => n);
  for (let n = 1; characters.length > 0 && n < quotes.length && quotes[n] !== null; n++) {
    const kept = keptStretches(quotes[n]!, quotes[n - 1]!);
    places = places.map((place) => {
      const stretch = place === null ? undefined : kept.find(({ start, end, shift }) => start + shift <= place && place < end + shift);
      return stretch === undefined ? null : place! - stretch.shift;
    });
    for (const [at, place] of places.entries()) {
      if (place !== null) [since[at], stood[at]] = [n, place];
    }
  }
  const pieces: WordOrigin[] = [];
  for (const [at, character] of characters.entries()) {
    const last = pieces.at(-1);
    // Blanks and marks belong to the words before them.
    const goesOn = last !== undefined && (last.since === since[at] || !/[\p{L}\p{N}\p{M}]/u.test(character));
    // What a piece takes along may come from another version.
    const places = goesOn && last.since !== since[at] ? [] : [stood[at]!];
    if (goesOn) pieces[pieces.length - 1] = { text: last.text + character, since: last.since, places: [...last.places, ...places] };
    else pieces.push({ text: character, since: since[at]!, places });
  }
  return pieces;
}
