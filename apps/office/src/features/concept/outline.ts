/** What the outline needs to know of a passage. */
export interface OutlinePlace {
  readonly id: string;
  readonly parentId?: string | null;
  readonly ordinal: number;
}

/** Passages in reading order, each with its depth: parents before children, siblings by ordinal. Orphans stand at the end. */
export function outlineOf<P extends OutlinePlace>(passages: readonly P[]): { readonly passage: P; readonly depth: number }[] {
  const rows: { passage: P; depth: number }[] = [];
  const seen = new Set<string>();
  const below = Map.groupBy(passages, (passage) => passage.parentId ?? null);
  const walk = (parentId: string | null, depth: number) => {
    for (const passage of (below.get(parentId) ?? []).toSorted((a, b) => a.ordinal - b.ordinal)) {
      if (seen.has(passage.id)) continue;
      seen.add(passage.id);
      rows.push({ passage, depth });
      walk(passage.id, depth + 1);
    }
  };
  walk(null, 0);
  for (const passage of passages) if (!seen.has(passage.id)) rows.push({ passage, depth: 0 });
  return rows;
}

function siblingsOf<P extends OutlinePlace>(passages: readonly P[], parentId: string | null): P[] {
  return passages.filter((passage) => (passage.parentId ?? null) === parentId).sort((a, b) => a.ordinal - b.ordinal);
}

/**
 * Where a passage goes by one step among its siblings: behind which one it then stands (null: it is the first). Undefined
 * when it stands at the end already.
 */
export function stepTo<P extends OutlinePlace>(passages: readonly P[], id: string, by: 1 | -1): { readonly afterId: string | null } | undefined {
  const moving = passages.find((passage) => passage.id === id);
  if (moving === undefined) return undefined;
  const siblings = siblingsOf(passages, moving.parentId ?? null);
  const target = siblings.indexOf(moving) + by;
  if (target < 0 || target >= siblings.length) return undefined;
  const others = siblings.filter((passage) => passage.id !== id);
  return { afterId: others[target - 1]?.id ?? null };
}

/**
 * Where a passage goes that is dropped on another one: behind which sibling it then stands (null: it is the first). Undefined where it cannot be
 * dropped: the other one is no sibling, or it stands there already.
 */
export function dropAt<P extends OutlinePlace>(passages: readonly P[], id: string, onto: string, behind: boolean): { readonly afterId: string | null } | undefined {
  const moving = passages.find((passage) => passage.id === id);
  if (moving === undefined || id === onto) return undefined;
  const siblings = siblingsOf(passages, moving.parentId ?? null);
  const others = siblings.filter((passage) => passage.id !== id);
  const target = others.findIndex((passage) => passage.id === onto);
  if (target === -1) return undefined;
  const afterId = others[behind ? target : target - 1]?.id ?? null;
  return afterId === (siblings[siblings.indexOf(moving) - 1]?.id ?? null) ? undefined : { afterId };
}
