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
  /** The side that changed since both began; where both added something, both. */
  readonly proposed: Side;
  /** Both changed the same: what is proposed leaves words of one of them out. */
  readonly clashes: boolean;
}

/** Two texts of a passage, compared. */
export interface Comparison {
  readonly stretches: readonly Stretch[];
  readonly fields: readonly { readonly field: TextField | TickField; readonly proposed: Side; readonly clashes: boolean }[];
}

/**
 * Compares two texts that began as `base`, block by block of it: what only one side changed is proposed as that side has it, so that changes at different
 * blocks are both kept. Where both changed the same block the own text is proposed: the other one is saved and stays to be found.
 */
export function compare(mine: PassageContent, theirs: PassageContent, base: PassageContent): Comparison {
  const before = blocksOf(base.doc);
  const [a, b] = [changesOf(before, blocksOf(mine.doc)), changesOf(before, blocksOf(theirs.doc))];
  const stretches: Stretch[] = [];
  for (let at = 0; at <= before.length; at++) {
    join(stretches, stretchOf(a.added[at]!, b.added[at]!, []));
    if (at < before.length) join(stretches, stretchOf(a.became[at]!, b.became[at]!, [before[at]!]));
  }
  const fields = (['title', ...measureFields, 'requiredByLaw', 'substance', 'reason'] as const).filter((field) => mine[field] !== theirs[field]).map((field) => ({
    field, proposed: mine[field] === base[field] ? ('theirs' as const) : ('mine' as const), clashes: mine[field] !== base[field] && theirs[field] !== base[field],
  }));
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

/** What a text made of each block that it began with. */
interface Changes {
  /** The block as it is now; none: struck. */
  readonly became: readonly (readonly Block[])[];
  /** What was written before each block, and behind the last. */
  readonly added: readonly (readonly Block[])[];
}

function changesOf(before: readonly Block[], after: readonly Block[]): Changes {
  const became: Block[][] = before.map(() => []);
  const added: Block[][] = [...before.map(() => []), []];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...alignmentOf(before.map(canonicalJson), after.map(canonicalJson)), [before.length, after.length] as const]) {
    const rewritten = new Map(pairsOf(before.slice(i, nextI), after.slice(j, nextJ)).map(([former, now]) => [j + now, i + former]));
    let at = i;
    for (const [n, block] of after.slice(j, nextJ).entries()) {
      const former = rewritten.get(j + n);
      if (former === undefined) added[at]!.push(block);
      else became[former]!.push(block);
      at = former === undefined ? at : former + 1;
    }
    if (nextI < before.length) became[nextI]!.push(after[nextJ]!);
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return { became, added };
}

// More pairs than this are taken in their order: such a text was written anew, and who belongs to whom says nothing.
const mostPairs = 10_000;

/** Which block was rewritten as which: of all ways that keep the order, the one in which they have most words in common. */
function pairsOf(before: readonly Block[], after: readonly Block[]): readonly (readonly [number, number])[] {
  if (before.length * after.length > mostPairs) return before.slice(0, after.length).map((_, n) => [n, n]);
  const [a, b] = [before, after].map((blocks) => blocks.map((block) => new Set(wordsOf([block]).split(/\s+/u)))) as [Set<string>[], Set<string>[]];
  // Even unlike blocks are a pair rather than one struck and one new.
  const alike = a.map((former) => b.map((now) => 0.01 + (2 * [...former].filter((word) => now.has(word)).length) / (former.size + now.size)));
  // best[i][j]: how alike the pairs of what stands from i and from j on can be.
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) best[i]![j] = Math.max(alike[i]![j]! + best[i + 1]![j + 1]!, best[i + 1]![j]!, best[i]![j + 1]!);
  }
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
    if (best[i]![j] === alike[i]![j]! + best[i + 1]![j + 1]!) pairs.push([i++, j++]);
    else if (best[i]![j] === best[i + 1]![j]) i++;
    else j++;
  }
  return pairs;
}

function stretchOf(mine: readonly Block[], theirs: readonly Block[], before: readonly Block[]): Stretch {
  const [own, other, former] = [mine, theirs, before].map((blocks) => canonicalJson(blocks));
  if (own === other) return { mine, theirs, differs: false, proposed: 'mine', clashes: false };
  // Two that wrote something new at one place did not change each other's words.
  if (before.length === 0 && mine.length > 0 && theirs.length > 0) return { mine, theirs, differs: true, proposed: 'both', clashes: false };
  return { mine, theirs, differs: true, proposed: own === former ? 'theirs' : 'mine', clashes: own !== former && other !== former };
}

/** Neighbours that one side changed are one difference. */
function join(stretches: Stretch[], next: Stretch): void {
  if (next.mine.length + next.theirs.length === 0) return;
  const last = stretches.at(-1);
  const one = last !== undefined && last.differs && next.differs && last.proposed === next.proposed && last.proposed !== 'both' && !last.clashes && !next.clashes;
  if (one) stretches[stretches.length - 1] = { ...last, mine: [...last.mine, ...next.mine], theirs: [...last.theirs, ...next.theirs] };
  else stretches.push(next);
}
