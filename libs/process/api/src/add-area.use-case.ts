import { Injectable } from '@nestjs/common';
import { holds, isId, limits, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, localTextFaults, newId, toLocalised, UnitOfWork } from '@mitgestalten/platform';
import { addArea, slugOf } from '@mitgestalten/process-domain';
import { AreaChanges } from './area-changes.js';
import { areasOf, holdProcess } from './held.js';
import { AreaEntity } from './process.entities.js';
import type { AddAreaInput } from './process.graphql.js';

/** Adds an area behind the others. */
@Injectable()
export class AddArea {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly areaChanges: AreaChanges,
  ) {}

  run(actor: Actor, input: AddAreaInput): Promise<Decision<{ processId: string }>> {
    const deed = { actor, action: 'area.add', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { tx } = work;
      const { processId } = input;
      if (!isId(processId) || !holds(actor, processId, 'admin') || !(await holdProcess(tx, processId))) return refuse('NOT_FOUND', 'processId');
      const faults = [...localTextFaults('names', input.names, limits.label, true), ...(await this.areaChanges.faults(tx, processId))];
      if (faults.length > 0) return { ok: false, refusals: faults };
      const areas = await areasOf(tx, processId);
      const decision = addArea(areas);
      if (!decision.ok) return decision;
      const name = toLocalised(input.names);
      const area = { id: newId(), processId, slug: slugOf(name['de']!, areas), name, ordinal: Math.max(-1, ...areas.map(({ ordinal }) => ordinal)) + 1 };
      await tx.insert(AreaEntity, area);
      return done({ processId }, { objectType: 'area', objectId: area.id, processId, details: { slug: area.slug } });
    });
  }
}
