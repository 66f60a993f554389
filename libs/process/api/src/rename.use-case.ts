import { Injectable } from '@nestjs/common';
import { holds, isId, limits, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, localTextFaults, Names, toLocalised, UnitOfWork } from '@mitgestalten/platform';
import type { RenameInput } from './names.graphql.js';

/** Gives an area, a part or a body another name. Its id, and everything that refers to it, stays. */
@Injectable()
export class Rename {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly names: Names,
  ) {}

  run(actor: Actor, input: RenameInput): Promise<Decision<{ id: string }>> {
    const deed = { actor, action: 'process.rename', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { processId, id, kind } = input;
      if (!isId(processId) || !holds(actor, processId, 'admin')) return refuse('NOT_FOUND', 'processId');
      const place = this.names.places.get(kind);
      if (!isId(id) || place === undefined) return refuse('NOT_FOUND', 'id');
      const faults = localTextFaults('names', input.names, limits.label, true);
      if (faults.length > 0) return { ok: false, refusals: faults };
      // Table and column are constants of the context that registered them.
      const [, changed] = await work.tx.query(
        `UPDATE ${place.table} SET ${place.column} = $3 WHERE id = $1 AND process_id = $2`, [id, processId, JSON.stringify(toLocalised(input.names))],
      );
      if (changed === 0) return refuse('NOT_FOUND', 'id');
      return done({ id }, { objectType: place.table, objectId: id, processId });
    });
  }
}
