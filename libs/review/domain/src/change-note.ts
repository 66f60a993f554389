import type { Change } from '@mitgestalten/concept-domain';

/** A passage that a new version changes, with the number of contributions at it that were answered as adopted. */
export interface NotedPassage {
  readonly title: string;
  readonly changes: readonly Change[];
  readonly adopted: number;
  readonly partlyAdopted: number;
}

/** What a change note can say: which passages changed because of what was said, and what else did. Each passage once, in the order given. */
export interface ChangeNote {
  readonly answered: readonly NotedPassage[];
  readonly added: readonly string[];
  readonly reworded: readonly string[];
  readonly moved: readonly string[];
  readonly removed: readonly string[];
}

/** What the changed passages of a version come to. What people said comes first: it is what they look for. */
export function changeNoteOf(passages: readonly NotedPassage[]): ChangeNote {
  const answered = passages.filter(({ adopted, partlyAdopted }) => adopted + partlyAdopted > 0);
  const others = passages.filter((passage) => !answered.includes(passage));
  const titles = (how: Change) => others.filter(({ changes }) => changes[0] === how).map(({ title }) => title);
  return { answered, added: titles('NEW'), reworded: titles('REWORDED'), moved: titles('MOVED'), removed: titles('REMOVED') };
}
