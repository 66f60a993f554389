import { Injectable } from '@nestjs/common';
import { mayReturn } from '@mitgestalten/concept-domain';
import { accountOf, limits, refuse, textFaults, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { VersionEntity } from './concept.entities.js';
import type { ReturnVersionInput } from './draft.graphql.js';
import { versionFor } from './version-store.js';

/** Gives a proposed version back to the editors, with the reason. The draft is as it was. */
@Injectable()
export class ReturnVersion {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: ReturnVersionInput): Promise<Decision<{ versionId: string }>> {
    const deed = { actor, action: 'version.return', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const version = await versionFor(work.tx, actor, input.versionId);
      if (version === null) return refuse('NOT_FOUND', 'versionId');
      const faults = textFaults('reason', input.reason, limits.reason);
      if (faults.length > 0) return { ok: false, refusals: faults };
      const { id: versionId, processId, partId } = version;
      const decision = mayReturn(version);
      if (!decision.ok) return decision;
      const { affected } = await work.tx.update(VersionEntity, { id: versionId, state: 'PROPOSED' }, {
        state: 'RETURNED', decidedBy: accountOf(actor), returnReason: input.reason,
      });
      if (affected === 0) return refuse('ALREADY_DECIDED');
      return done({ versionId }, { objectType: 'version', objectId: versionId, processId, details: { partId } });
    });
  }
}
