import { accept, refuse, type Decision } from '@mitgestalten/kernel';

export const partKinds = ['LEITBILD', 'MEASURES'] as const;
export type PartKind = (typeof partKinds)[number];

export const passageKinds = ['SECTION', 'FIELD', 'GOAL', 'MEASURE'] as const;
export type PassageKind = (typeof passageKinds)[number];

/** Most passages of one part: three times the largest concept that was measured. Lists of a part are read whole. */
export const maxPassages = 1000;

const topKinds: Readonly<Record<PartKind, readonly PassageKind[]>> = { LEITBILD: ['SECTION'], MEASURES: ['FIELD'] };
const kindsUnder: Readonly<Record<PassageKind, readonly PassageKind[]>> = { SECTION: [], FIELD: ['GOAL', 'MEASURE'], GOAL: ['MEASURE'], MEASURE: [] };

/** Where a passage stands in the outline of its part. Siblings stand in the order of their ordinals. */
export interface Place {
  readonly passageId: string;
  readonly parentId: string | null;
  readonly kind: PassageKind;
  readonly ordinal: number;
}

/** Whether a passage of that kind may stand there; `parent` is null at the top of the part. */
export function mayStand(part: PartKind, kind: PassageKind, parent: PassageKind | null): boolean {
  return (parent === null ? topKinds[part] : kindsUnder[parent]).includes(kind);
}

/** The places depth-first, numbered from 1: parents before their children. What hangs below nothing is left out. */
export function depthFirst<P extends Place>(places: readonly P[]): P[] {
  const children = Map.groupBy(places, ({ parentId }) => parentId);
  for (const siblings of children.values()) siblings.sort((a, b) => a.ordinal - b.ordinal);
  const ordered: P[] = [];
  const walk = (parentId: string | null) => {
    for (const place of children.get(parentId) ?? []) {
      ordered.push({ ...place, ordinal: ordered.length + 1 });
      walk(place.passageId);
    }
  };
  walk(null);
  return ordered;
}

/** The outline in order, or a refusal (INVALID at `outline`) when a passage stands where it may not. */
export function checkOutline<P extends Place>(part: PartKind, places: readonly P[]): Decision<P[]> {
  const ordered = depthFirst(places);
  const kinds = new Map(ordered.map(({ passageId, kind }) => [passageId, kind]));
  const fits = ordered.every(({ kind, parentId }) => mayStand(part, kind, parentId === null ? null : kinds.get(parentId)!));
  return fits && ordered.length === places.length ? accept(ordered) : refuse('INVALID', 'outline');
}

export interface Target {
  readonly parentId: string | null;
  /** The sibling after which the passage stands; null: as the first; undefined: as the last. */
  readonly afterId: string | null | undefined;
}

/** A place of a draft: struck passages keep theirs, so that they can come back. */
export interface DraftPlace extends Place {
  readonly removed: boolean;
}

/**
 * The outline, in order, after a passage (new, or one of the places) was put at the target. Refused: NOT_FOUND at `parentId` or
 * `afterId` for what does not stand there; INVALID at `parentId` where that kind may not stand.
 */
export function putAt<P extends DraftPlace>(part: PartKind, places: readonly P[], moving: P, { parentId, afterId }: Target): Decision<P[]> {
  const parent = parentId === null ? null : places.find((place) => place.passageId === parentId && !place.removed);
  if (parent === undefined) return refuse('NOT_FOUND', 'parentId');
  if (!mayStand(part, moving.kind, parent?.kind ?? null)) return refuse('INVALID', 'parentId');
  const others = places.filter(({ passageId }) => passageId !== moving.passageId);
  const siblings = others.filter((place) => place.parentId === parentId).sort((a, b) => a.ordinal - b.ordinal);
  const after = afterId === undefined ? siblings.length - 1 : siblings.findIndex(({ passageId }) => passageId === afterId);
  if (afterId != null && after === -1) return refuse('NOT_FOUND', 'afterId');
  const arranged = siblings.toSpliced(after + 1, 0, { ...moving, parentId }).map((place, ordinal) => ({ ...place, ordinal }));
  return accept(depthFirst([...others.filter((place) => place.parentId !== parentId), ...arranged]));
}

/** Whether a passage may be struck (nothing may stand below it) or come back (nothing that is struck may stand above it). */
export function mayRemove(places: readonly DraftPlace[], passage: DraftPlace, removed: boolean): Decision<null> {
  if (removed && places.some((place) => place.parentId === passage.passageId && !place.removed)) return refuse('HAS_CHILDREN');
  if (!removed && places.some((place) => place.passageId === passage.parentId && place.removed)) return refuse('INVALID', 'removed');
  return accept(null);
}
