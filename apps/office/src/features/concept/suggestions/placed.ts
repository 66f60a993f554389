import { carryOver, codePoints, folded, lookupIn, within, type Edit, type Span } from '@mitgestalten/concept-domain';
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

/** Where suggestions at words of the published text are in the text of the draft. They go where their sentences went: the same words may stand elsewhere, too. */
export function placing(published: string, draft: string): (suggestion: OpenSuggestion) => PlacedSuggestion {
  const carried = carryOver([{ passageId: '', text: published }], [{ passageId: '', text: draft }]);
  const [before, after] = [lookupIn(published), lookupIn(draft)];
  const characters = [...draft];
  return (suggestion) => {
    const { at, body, quote } = suggestion;
    const { state, place } = at === null ? nowhere : carried({ passageId: '', ...at });
    const words = place === null ? null : characters.slice(place.start, place.end).join('');
    const said = after.placesOf(body);
    // Where nobody knows its place, only words that are new in the draft can be its.
    const says = place === null ? said.length > 0 && before.placesOf(body).length === 0 : said.some((span) => within(place, span));
    const stands = at !== null && words !== null && folded(words) === folded(at.quote) && !words.includes('\n');
    const standing = says || (body === '' && state === 'GONE') ? 'TAKEN' : stands ? 'OPEN' : 'CHANGED';
    return { ...suggestion, standing, start: place?.start ?? 0, end: place?.end ?? 0, rewording: { quote: words ?? quote, replacement: body } };
  };
}

const nowhere = { state: null, place: null };

/** What of a suggestion is not taken: the numbers of its changes. */
export type LeftOut = ReadonlyMap<string, ReadonlySet<number>>;

/** The places at which a rewording changes something, as numbers of its changes. */
export function changesOf(rewording: Rewording): readonly { readonly removed: string; readonly added: string }[] {
  return trackedChange(rewording).flatMap((piece) => ('kept' in piece ? [] : [piece]));
}

/** What one suggestion does to the draft. */
export interface SuggestedEdit extends Edit {
  readonly id: string;
}

/** What the chosen suggestions do to the draft, without the changes that are left out; those of which nothing is left do nothing. */
export function editsOf(chosen: readonly PlacedSuggestion[], leftOut: LeftOut): SuggestedEdit[] {
  return chosen.flatMap(({ id, start, end, rewording }) => {
    const out = leftOut.get(id);
    // Only where something is left out are the words compared, which takes long.
    if (out === undefined || out.size === 0) return [{ id, start, end, words: rewording.replacement }];
    const taken = new Set([...changesOf(rewording).keys()].filter((n) => !out.has(n)));
    return taken.size === 0 ? [] : [{ id, start, end, words: partlyReworded(rewording, taken) }];
  });
}

/** A part of the draft's text that begins and ends with a block, and the edits in it, whose numbers count its own characters. */
export interface Stretch {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** The draft block by block: what is changed in one leaves the others as they are. Blocks that an edit joins stay together. */
export function stretchesOf(draft: string, edits: readonly Edit[]): readonly Stretch[] {
  const waiting = [...edits].sort((a, b) => a.start - b.start);
  const stretches: Stretch[] = [];
  let text: string | null = null;
  let [from, at] = [0, 0];
  for (const line of draft.split('\n')) {
    text = text === null ? line : `${text}\n${line}`;
    at += codePoints(line);
    const cut = waiting.findIndex(({ start }) => start >= at);
    const own = waiting.slice(0, cut === -1 ? waiting.length : cut);
    if (own.every(({ end }) => end <= at)) {
      waiting.splice(0, own.length);
      stretches.push({ text, edits: own.map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from })) });
      text = null;
      from = at + 1;
    }
    at += 1;
  }
  return stretches;
}

/** Whether two stretches read the same. */
export function sameStretch(a: Stretch, b: Stretch): boolean {
  return a.text === b.text && a.edits.length === b.edits.length && a.edits.every(({ start, end, words }, n) => {
    const other = b.edits[n]!;
    return start === other.start && end === other.end && words === other.words;
  });
}
