import { mayArrangeDraft } from '@mitgestalten/concept-domain';
import { isId, type Actor } from '@mitgestalten/kernel';
import type { Invitations, Work } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';
import { standingOf } from './draft-standing.js';
import { DrafterGrantEntity } from './drafter.entities.js';

/** A grant, and whose it is. */
export type OwnedGrant = Pick<DrafterGrantEntity, 'id' | 'processId' | 'partId' | 'roleGrantId' | 'endsAt'> & { readonly accountId: string };

/** The grant; null unless the actor is an editor of its process. */
export async function grantFor(tx: EntityManager, actor: Actor, grantId: string): Promise<OwnedGrant | null> {
  if (!isId(grantId)) return null;
  const [grant]: OwnedGrant[] = await tx.query(
    `SELECT g.id, g.process_id AS "processId", g.part_id AS "partId", g.role_grant_id AS "roleGrantId", g.ends_at AS "endsAt", r.account_id AS "accountId"
     FROM drafter_grant g JOIN role_grant r ON r.id = g.role_grant_id WHERE g.id = $1`, [grantId],
  );
  return grant !== undefined && mayArrangeDraft(await standingOf(tx, actor, grant)) ? grant : null;
}

/**
 * Takes a grant away, and with the last one the role: nobody of the Arbeitsgruppe is left in the office with nothing to write. False when it was
 * gone. Saves that hold the grant come first.
 */
export async function endGrant(work: Work, invitations: Invitations, { id, roleGrantId }: Pick<OwnedGrant, 'id' | 'roleGrantId'>): Promise<boolean> {
  // First the role, as whoever invites does: a passage that is given at this moment keeps it.
  await invitations.hold(work, roleGrantId);
  const { affected } = await work.tx.delete(DrafterGrantEntity, { id });
  if (affected === 0) return false;
  if ((await work.tx.countBy(DrafterGrantEntity, { roleGrantId })) === 0) await invitations.revoke(work, roleGrantId);
  return true;
}
