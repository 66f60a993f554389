/** What of an entry its place in the outline is made from. */
export interface Placed {
  readonly passage: { readonly id: string };
  readonly parentId?: string | null;
}

/** An entry with its number in the outline ("3.2") and how deep it stands. */
export interface Numbered<T extends Placed> {
  readonly entry: T;
  readonly number: string;
  readonly depth: number;
}

/** Numbers entries as a book does. They come sorted, parents before children; one whose parent is missing counts as a top one. */
export function numbered<T extends Placed>(entries: readonly T[]): Numbered<T>[] {
  const places = new Map<string, { number: string; depth: number; children: number }>();
  let top = 0;
  return entries.map((entry) => {
    const parent = entry.parentId == null ? undefined : places.get(entry.parentId);
    const number = parent === undefined ? String(++top) : `${parent.number}.${++parent.children}`;
    const depth = parent === undefined ? 0 : parent.depth + 1;
    places.set(entry.passage.id, { number, depth, children: 0 });
    return { entry, number, depth };
  });
}
