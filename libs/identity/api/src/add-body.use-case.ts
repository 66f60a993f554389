import { Injectable } from '@nestjs/common';
import { mayManageMembers, mostBodies } from '@mitgestalten/identity-domain';
import { isId, limits, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, localTextFaults, newId, toLocalised, UnitOfWork } from '@mitgestalten/platform';
import { BodyEntity } from './identity.entities.js';
import type { AddBodyInput } from './identity.graphql.js';

/** Adds a body to a process, in which people can then be given the role of the council. */
@Injectable()
export class AddBody {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: AddBodyInput): Promise<Decision<{ bodyId: string }>> {
    const deed = { actor, action: 'body.add', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { processId, kind } = input;
      if (!isId(processId) || !mayManageMembers(actor, processId)) return refuse('NOT_FOUND', 'processId');
      const faults = localTextFaults('names', input.names, limits.label, true);
      if (faults.length > 0) return { ok: false, refusals: faults };
      // Others who add one wait, so that the largest number holds.
      const held = await work.tx.query('SELECT 1 FROM process WHERE id = $1 FOR NO KEY UPDATE', [processId]);
      if (held.length === 0) return refuse('NOT_FOUND', 'processId');
      if ((await work.tx.countBy(BodyEntity, { processId })) >= mostBodies) return refuse('TOO_MANY', null, { max: mostBodies });
      const body = { id: newId(), processId, kind, name: toLocalised(input.names) };
      await work.tx.insert(BodyEntity, body);
      return done({ bodyId: body.id }, { objectType: 'body', objectId: body.id, processId, details: { kind } });
    });
  }
}
