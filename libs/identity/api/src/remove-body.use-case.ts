import { Injectable } from '@nestjs/common';
import { mayManageMembers } from '@mitgestalten/identity-domain';
import { isId, reason, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, refusedWhenReferred, UnitOfWork } from '@mitgestalten/platform';
import { BodyEntity } from './identity.entities.js';
import type { RemoveBodyInput } from './identity.graphql.js';

/** Takes out a body in which nobody sits. That nobody does is said by the foreign key of the roles. */
@Injectable()
export class RemoveBody {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: RemoveBodyInput): Promise<Decision<{ bodyId: string }>> {
    const deed = { actor, action: 'body.remove', idempotencyKey: input.idempotencyKey, input };
    return refusedWhenReferred(reason('BODY_IN_USE', 'bodyId'), () => this.unitOfWork.run(deed, async (work) => {
      const body = isId(input.bodyId) ? await work.tx.findOneBy(BodyEntity, { id: input.bodyId }) : null;
      if (body === null || !mayManageMembers(actor, body.processId)) return refuse('NOT_FOUND', 'bodyId');
      const { affected } = await work.tx.delete(BodyEntity, { id: body.id });
      if (affected === 0) return refuse('NOT_FOUND', 'bodyId');
      return done({ bodyId: body.id }, { objectType: 'body', objectId: body.id, processId: body.processId, details: { kind: body.kind } });
    }));
  }
}
