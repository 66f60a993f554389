import { checkSelector, folded, type Edit, type Span } from '@mitgestalten/concept-domain';
import { partlyReworded, trackedChange, type Rewording } from '@mitgestalten/contribution-domain';

/** What of an open suggestion says where it belongs in the draft. */
export interface OpenSuggestion {
  readonly id: string;
  /** The words that should stand there. */
  readonly body: string;
  /** The words as its author read them. */
  readonly quote: string;
  /** Where they are in the published text, and what stands there; null where they have no place there. */
  readonly at: (Span & { readonly quote: string }) | null;
}

/** OPEN: its words stand in the draft and can be changed. TAKEN: the draft says what it suggests. CHANGED: the draft says something else there. */
export type Standing = 'OPEN' | 'TAKEN' | 'CHANGED';

/** A suggestion with its place in the draft; `start` and `end` are those of words in its plain text. */
export interface PlacedSuggestion extends OpenSuggestion, Span {
  readonly standing: Standing;
  /** What stands at its place and what should. */
  readonly rewording: Rewording;
}

/** Where a suggestion is in the text of the draft. */
export function placedIn(draft: string, suggestion: OpenSuggestion): PlacedSuggestion {
  const { at, body, quote } = suggestion;
  const found = at === null ? null : checkSelector(draft, { ...at, prefix: '', suffix: '' });
  const place = found?.ok ? found.value : null;
  const says = body !== '' && folded(draft).includes(body);
  const taken = body === '' ? place === null : says && (place === null || body.includes(folded(place.quote)));
  const standing = taken ? 'TAKEN' : place === null ? 'CHANGED' : 'OPEN';
  return { ...suggestion, standing, start: place?.start ?? 0, end: place?.end ?? 0, rewording: { quote: place?.quote ?? quote, replacement: body } };
}

/** What of a suggestion is not taken: the numbers of its changes. */
export type LeftOut = ReadonlyMap<string, ReadonlySet<number>>;

/** The places at which a rewording changes something, as numbers of its changes. */
export function changesOf(rewording: Rewording): readonly { readonly removed: string; readonly added: string }[] {
  return trackedChange(rewording).flatMap((piece) => ('kept' in piece ? [] : [piece]));
}

/** What the chosen suggestions do to the draft, without the changes that are left out. */
export function editsOf(chosen: readonly PlacedSuggestion[], leftOut: LeftOut): Edit[] {
  return chosen.map(({ id, start, end, rewording }) => {
    const out = leftOut.get(id);
    const taken = new Set([...changesOf(rewording).keys()].filter((n) => !out?.has(n)));
    return { start, end, words: out === undefined || out.size === 0 ? rewording.replacement : partlyReworded(rewording, taken) };
  });
}
