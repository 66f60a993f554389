import { publishedWording, type PublishedWording } from '@mitgestalten/concept-api';
import { isId, refuse, type Decision } from '@mitgestalten/kernel';
import type { EntityManager } from 'typeorm';

/** The wording that was read, if everybody can read it now. TEXT_OUTDATED when another one stands there: the writer keeps the text. */
export async function currentWording(
  tx: EntityManager, { passageId, revisionTextId }: { readonly passageId: string; readonly revisionTextId: string },
): Promise<Decision<PublishedWording>> {
  if (!isId(passageId)) return refuse('NOT_FOUND', 'passageId');
  if (!isId(revisionTextId)) return refuse('NOT_FOUND', 'revisionTextId');
  const wording = await publishedWording(tx, { passageId, revisionTextId });
  if (wording === null) return refuse('NOT_PUBLISHED', 'revisionTextId');
  return wording.isCurrent ? { ok: true, value: wording } : refuse('TEXT_OUTDATED', 'revisionTextId');
}
