import type { PassageKind } from '@mitgestalten/concept-domain';
import type { DraftEntry } from '../draft-query.js';
import { outlineOf } from '../outline.js';

/** A place of a draft at which passages can come in: behind a passage, or in one that holds others. */
interface Choice extends Pick<DraftEntry, 'lang'> {
  readonly title: string;
  readonly value: string;
  readonly inside: boolean;
  readonly depth: number;
}

/** Where something may come in, in the order of the draft. What is struck holds nothing. */
export function placesIn(passages: readonly DraftEntry[]): Choice[] {
  return outlineOf(passages).filter(({ passage }) => !passage.removed).flatMap(({ passage: { id, kind, outlineTitle: title, lang }, depth }) => [
    ...(kind === 'FIELD' || kind === 'GOAL' ? [{ value: `in:${id}`, inside: true, title, lang, depth }] : []),
    { value: `after:${id}`, inside: false, title, lang, depth },
  ]);
}

/** The chosen place as the mutation takes it, with the kind of the passage around it. A passage that is gone is left for the server to refuse. */
export function targetOf(passages: readonly DraftEntry[], place: string): { readonly parentId: string | null; readonly parentKind: PassageKind | null; readonly afterId?: string | null } {
  const kindOf = (id: string | null | undefined) => passages.find((passage) => passage.id === id)?.kind ?? null;
  const [how, id = null] = place.split(':');
  if (how === 'start') return { parentId: null, parentKind: null, afterId: null };
  if (how === 'in') return { parentId: id, parentKind: kindOf(id) };
  if (how !== 'after') return { parentId: null, parentKind: null };
  const parentId = passages.find((passage) => passage.id === id)?.parentId ?? null;
  return { parentId, parentKind: kindOf(parentId), afterId: id };
}
