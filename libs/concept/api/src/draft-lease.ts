import { accountOf, isId, refuse, type Actor, type Refused } from '@mitgestalten/kernel';
import type { EntityManager } from 'typeorm';
import type { DraftPassageEntity } from './concept.entities.js';

/** A seat or a lease ends this long after its last sign: three that come every twenty seconds may be lost. */
export const silentAfterSeconds = 60;
/** A passage goes to who asked for it when its holder neither answers nor writes for so long: time to notice and to end a sentence. */
export const passesAfterSeconds = 30;

/** When something that gives a sign now expires. */
export const nextExpiry = `clock_timestamp() + interval '${silentAfterSeconds} seconds'`;

/**
 * Refuses to write words at a passage where another seat writes at the moment; the holder's own writing is a sign, which prolongs the lease. Where nobody
 * writes, whoever asks may: then the state of the passage decides.
 */
export async function meetLease(tx: EntityManager, actor: Actor, { passageId, lang }: DraftPassageEntity, seatId: string | null | undefined): Promise<Refused | null> {
  if (seatId != null && !isId(seatId)) return refuse('NOT_FOUND', 'seatId');
  // Locked until the words are written: it is not handed on in between. No join: PostgreSQL would not find the seat of who got it while this waited for the lock, and nobody would hold it.
  const [lease]: { mine: boolean }[] = await tx.query(
    `SELECT l.seat_id = $3 AND (SELECT s.account_id FROM draft_seat s WHERE s.id = l.seat_id) = $4 AS mine FROM draft_lease l
     WHERE l.passage_id = $1 AND l.lang = $2 AND l.expires_at > clock_timestamp() FOR UPDATE`, [passageId, lang, seatId ?? null, accountOf(actor)],
  );
  if (lease === undefined) return null;
  if (!lease.mine) return refuse('PASSAGE_HELD', 'passageId');
  await tx.query(`UPDATE draft_lease SET expires_at = ${nextExpiry} WHERE passage_id = $1 AND lang = $2`, [passageId, lang]);
  return null;
}
