import { accept, refuse, type Decision } from '@mitgestalten/kernel';
import { mayStand, putAt, type DraftPlace, type PartKind, type PassageKind, type Target } from './outline.js';

/** Most passages that come into a draft at once: more than any concept that was measured has in one part. */
export const maxImportedPassages = 300;

export interface ImportedPassage {
  readonly passageId: string;
  readonly kind: PassageKind;
}

/**
 * The outline, in order, after passages were put into it one behind the other from the target on. Each stands below the nearest one before it that may
 * hold its kind, else at the target's level. Refused: as `putAt` for the target; INVALID at `passages.N.kind` for one that may stand at neither place.
 */
export function putAllAt(part: PartKind, places: readonly DraftPlace[], imported: readonly ImportedPassage[], target: Target): Decision<DraftPlace[]> {
  const parent = target.parentId === null ? null : places.find(({ passageId }) => passageId === target.parentId)?.kind;
  let outline: DraftPlace[] = [...places];
  let { afterId } = target;
  // The chain of passages above the next one; the first stands at the target's level.
  let above: ImportedPassage[] = [];
  for (const [index, one] of imported.entries()) {
    above = above.slice(0, above.findLastIndex(({ kind }) => mayStand(part, one.kind, kind)) + 1);
    const holder = above.at(-1);
    if (parent !== undefined && holder === undefined && !mayStand(part, one.kind, parent)) return refuse('INVALID', `passages.${index}.kind`);
    const at = holder === undefined ? { parentId: target.parentId, afterId } : { parentId: holder.passageId, afterId: undefined };
    const next = putAt<DraftPlace>(part, outline, { ...one, parentId: at.parentId, ordinal: 0, removed: false }, at);
    if (!next.ok) return next;
    outline = next.value;
    if (holder === undefined) afterId = one.passageId;
    above = [...above, one];
  }
  return accept(outline);
}
