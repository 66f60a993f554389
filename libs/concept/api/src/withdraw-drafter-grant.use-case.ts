import { Injectable } from '@nestjs/common';
import { refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, Invitations, UnitOfWork } from '@mitgestalten/platform';
import { endGrant, grantFor } from './drafter-grant-store.js';
import type { WithdrawDrafterGrantInput } from './drafter.graphql.js';

/** Takes back what was given to a drafter. It acts on the next save; what was saved before stays in the draft. */
@Injectable()
export class WithdrawDrafterGrant {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: Invitations,
  ) {}

  run(actor: Actor, input: WithdrawDrafterGrantInput): Promise<Decision<{ grantId: string }>> {
    const deed = { actor, action: 'drafter.withdraw', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const grant = await grantFor(work.tx, actor, input.grantId);
      if (grant === null || !(await endGrant(work, this.invitations, grant))) return refuse('NOT_FOUND', 'grantId');
      const { id, processId, partId, accountId } = grant;
      return done({ grantId: id }, { objectType: 'drafter_grant', objectId: id, processId, details: { partId, accountId } });
    });
  }
}
