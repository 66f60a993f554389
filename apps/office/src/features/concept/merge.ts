import { alignmentOf, canonicalJson } from '@mitgestalten/concept-domain';
import { readWording } from './editor/wording-schema.js';
import { measureFields, type PassageContent } from './passage-values.js';

/** Which of two texts is taken; a wording can have both, one after the other. */
export type Side = 'mine' | 'theirs' | 'both';

type Block = Record<string, unknown>;
type TextField = 'title' | (typeof measureFields)[number] | 'reason';
type TickField = 'requiredByLaw' | 'substance';

/** A run of blocks of the wording: the same in both, or different. */
export interface Stretch {
  readonly mine: readonly Block[];
  readonly theirs: readonly Block[];
  readonly differs: boolean;
  /** The side that changed since both began, as far as that is known. */
  readonly proposed: Side;
}

/** Two texts of a passage, compared. */
export interface Comparison {
  readonly stretches: readonly Stretch[];
  readonly fields: readonly { readonly field: TextField | TickField; readonly proposed: Side }[];
}

/** Compares two texts that began as `base`; null: that is not known. */
export function compare(mine: PassageContent, theirs: PassageContent, base: PassageContent | null): Comparison {
  const [a, b] = [blocksOf(mine.doc), blocksOf(theirs.doc)];
  const before = new Set(base === null ? [] : blocksOf(base.doc).map(canonicalJson));
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  for (const [nextA, nextB] of [...alignmentOf(a.map(canonicalJson), b.map(canonicalJson)), [a.length, b.length] as const]) {
    const [ours, other] = [a.slice(i, nextA), b.slice(j, nextB)];
    if (ours.length + other.length > 0) stretches.push({ mine: ours, theirs: other, differs: true, proposed: changedSide(ours, other, before) });
    if (nextA < a.length) stretches.push({ mine: [a[nextA]!], theirs: [b[nextB]!], differs: false, proposed: 'mine' });
    [i, j] = [nextA + 1, nextB + 1];
  }
  const fields = (['title', ...measureFields, 'requiredByLaw', 'substance', 'reason'] as const)
    .filter((field) => mine[field] !== theirs[field])
    .map((field) => ({ field, proposed: base !== null && mine[field] === base[field] ? ('theirs' as const) : ('mine' as const) }));
  return { stretches, fields };
}

/** The text that the choices make; `choose` is asked for each stretch that differs, by its place, and for each field. */
export function merged(mine: PassageContent, theirs: PassageContent, comparison: Comparison, choose: (what: number | TextField | TickField) => Side): PassageContent {
  const content = comparison.stretches.flatMap((stretch, at) => {
    const side = stretch.differs ? choose(at) : 'mine';
    return side === 'both' ? [...stretch.theirs, ...stretch.mine] : stretch[side];
  });
  const taken = Object.fromEntries(comparison.fields.map(({ field }) => [field, (choose(field) === 'theirs' ? theirs : mine)[field]]));
  return { ...mine, ...taken, doc: readWording({ type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }).toJSON() };
}

/** The words of some blocks, one a line. */
export function wordsOf(blocks: readonly Block[]): string {
  if (blocks.length === 0) return '';
  const node = readWording({ type: 'doc', content: blocks });
  return node.textBetween(0, node.content.size, '\n');
}

function blocksOf(doc: unknown): readonly Block[] {
  return (readWording(doc).toJSON() as { readonly content: readonly Block[] }).content.filter((block) => wordsOf([block]) !== '');
}

/** Who left the blocks as they were did not change them. Where both did, or nobody knows, the own text is proposed: the other one is saved and stays to be found. */
function changedSide(mine: readonly Block[], theirs: readonly Block[], before: ReadonlySet<string>): Side {
  const old = (blocks: readonly Block[]) => blocks.every((block) => before.has(canonicalJson(block)));
  if (old(mine) && old(theirs)) return mine.length <= theirs.length ? 'mine' : 'theirs';
  return old(mine) && before.size > 0 ? 'theirs' : 'mine';
}
