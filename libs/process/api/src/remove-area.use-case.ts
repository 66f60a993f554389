import { Injectable } from '@nestjs/common';
import { holds, isId, reason, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, refusedWhenReferred, UnitOfWork } from '@mitgestalten/platform';
import { removeArea } from '@mitgestalten/process-domain';
import { AreaChanges } from './area-changes.js';
import { areasOf, holdProcess } from './held.js';
import { AreaEntity } from './process.entities.js';
import type { RemoveAreaInput } from './process.graphql.js';

/** Takes out an area that nothing refers to. */
@Injectable()
export class RemoveArea {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly areaChanges: AreaChanges,
  ) {}

  run(actor: Actor, input: RemoveAreaInput): Promise<Decision<{ processId: string }>> {
    const deed = { actor, action: 'area.remove', idempotencyKey: input.idempotencyKey, input };
    return refusedWhenReferred(reason('AREAS_FIXED', 'areaId'), () => this.unitOfWork.run(deed, async (work) => {
      const { tx } = work;
      const area = isId(input.areaId) ? await tx.findOneBy(AreaEntity, { id: input.areaId }) : null;
      if (area === null || !holds(actor, area.processId, 'admin')) return refuse('NOT_FOUND', 'areaId');
      const { processId } = area;
      await holdProcess(tx, processId);
      const faults = await this.areaChanges.faults(tx, processId);
      if (faults.length > 0) return { ok: false, refusals: faults.map((fault) => ({ ...fault, field: 'areaId' })) };
      const decision = removeArea(area.id, await areasOf(tx, processId));
      if (!decision.ok) return decision;
      const { affected } = await tx.delete(AreaEntity, { id: area.id });
      if (affected === 0) return refuse('NOT_FOUND', 'areaId');
      return done({ processId }, { objectType: 'area', objectId: area.id, processId, details: { slug: area.slug } });
    }));
  }
}
