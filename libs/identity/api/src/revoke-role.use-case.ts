import { Injectable } from '@nestjs/common';
import { mayManageMembers, revokeGrant, type HeldGrant } from '@mitgestalten/identity-domain';
import { isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork, type Work } from '@mitgestalten/platform';
import { RoleGrantEntity } from './identity.entities.js';
import type { RevokeRoleInput } from './identity.graphql.js';

/** Takes a role away. It acts on the next request of that person. */
@Injectable()
export class RevokeRole {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: RevokeRoleInput): Promise<Decision<{ grantId: string }>> {
    const deed = { actor, action: 'role.revoke', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const grant = isId(input.grantId) ? await work.tx.findOneBy(RoleGrantEntity, { id: input.grantId }) : null;
      if (grant === null || !mayManageMembers(actor, grant.processId)) return refuse('NOT_FOUND', 'grantId');
      const decision = revokeGrant(actor, grant, grant.role === 'admin' ? await otherAdmins(work, grant) : []);
      if (!decision.ok) return decision;
      const { affected } = await work.tx.delete(RoleGrantEntity, { id: grant.id });
      if (affected === 0) return refuse('NOT_FOUND', 'grantId');
      return done({ grantId: grant.id }, {
        objectType: 'role_grant', objectId: grant.id, processId: grant.processId, details: { role: grant.role, accountId: grant.accountId },
      });
    });
  }
}

/**
 * Other administrators with the same or a wider right who have signed in before and still can. All grants of that right are locked: of two
 * administrators who remove each other at the same time, the second finds itself the last.
 */
async function otherAdmins(work: Work, grant: HeldGrant): Promise<HeldGrant[]> {
  const rows: HeldGrant[] = await work.tx.query(
    `SELECT g.id, g.role, g.process_id AS "processId", g.account_id AS "accountId" FROM role_grant g
     JOIN account a ON a.id = g.account_id AND a.confirmed_at IS NOT NULL AND a.blocked_at IS NULL AND a.erased_at IS NULL
     WHERE g.role = 'admin' AND (g.process_id IS NULL OR g.process_id = $1) ORDER BY g.id FOR UPDATE OF g`, [grant.processId],
  );
  return rows.filter(({ id }) => id !== grant.id);
}
