/** A piece of the way from one text to the next, as the API gives it. */
export interface Piece {
  readonly kind: 'KEPT' | 'REMOVED' | 'ADDED' | 'MOVED_AWAY' | 'MOVED_HERE';
  readonly text: string;
  /** Of moved words: the other passage. */
  readonly passageId?: string | null | undefined;
}

/** One of the two texts, or both in one. */
export type Side = 'BEFORE' | 'AFTER' | 'BOTH';

const notIn: Readonly<Record<Side, readonly Piece['kind'][]>> = { BEFORE: ['ADDED', 'MOVED_HERE'], AFTER: ['REMOVED', 'MOVED_AWAY'], BOTH: [] };

/** The pieces of one side, paragraph by paragraph; empty paragraphs are left out. Blanks that were removed say nothing where both sides stand in one text. */
export function paragraphsOf(pieces: readonly Piece[], side: Side): readonly (readonly Piece[])[] {
  const paragraphs: Piece[][] = [[]];
  for (const { kind, text, passageId } of pieces) {
    if (notIn[side].includes(kind) || (side === 'BOTH' && kind !== 'KEPT' && kind !== 'ADDED' && text.trim() === '')) continue;
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) paragraphs.push([]);
      if (line !== '') paragraphs.at(-1)!.push({ kind, text: line, passageId });
    }
  }
  return paragraphs.filter((paragraph) => paragraph.some(({ text }) => text.trim() !== ''));
}

/** What of a passage the address asks to be shown. */
export interface SynopsisView {
  readonly from: number;
  readonly to: number;
  /** `auto`: side by side where there is room. */
  readonly form: 'auto' | 'side' | 'inline';
  readonly onlySubstance: boolean;
}

/** The path of a comparison. */
export function synopsisPath(slug: string, { from, to, form = 'auto', onlySubstance = false }: Pick<SynopsisView, 'from' | 'to'> & Partial<SynopsisView>): string {
  const shape = form === 'auto' ? '' : `&ansicht=${form === 'side' ? 'neben' : 'text'}`;
  return `/konzept/${slug}/vergleich?von=${from}&bis=${to}${shape}${onlySubstance ? '&nur=inhalt' : ''}`;
}

/** The comparison that an address asks for, of versions with these numbers (newest first); null when it names one that is not there. */
export function viewOf(query: URLSearchParams, numbers: readonly number[]): SynopsisView | null {
  const numberIn = (name: string, otherwise: number) => {
    const value = query.get(name);
    return value === null ? otherwise : /^[1-9]\d{0,4}$/.test(value) ? Number(value) : Number.NaN;
  };
  const [newest = 0, former = newest] = numbers;
  const to = numberIn('bis', newest);
  const from = numberIn('von', to === newest ? former : newest);
  if (!numbers.includes(from) || !numbers.includes(to)) return null;
  const asked = query.get('ansicht');
  return { from, to, form: asked === 'neben' ? 'side' : asked === 'text' ? 'inline' : 'auto', onlySubstance: query.get('nur') === 'inhalt' };
}
