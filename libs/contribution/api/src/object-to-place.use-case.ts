import { Injectable } from '@nestjs/common';
import { isId, limits, optionalTextFaults, presentOrNull, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import type { ObjectToPlaceInput } from './anchor.graphql.js';
import { mayObjectSql } from './anchor.shapes.js';
import type { Request } from './contribution-writer.js';
import { Ownership } from './ownership.js';
import { TextLimit } from './text-limit.js';
import { lockContributions } from './visibility.js';

/** The author says that the place of an own comment in the current version is wrong; staff look at it. */
@Injectable()
export class ObjectToPlace {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ownership: Ownership,
    private readonly limit: TextLimit,
  ) {}

  /** NOT_FOUND for others' contributions; ALREADY_DONE where there is nothing (more) to object to. */
  async run(actor: Actor, input: ObjectToPlaceInput, request: Request): Promise<Decision<{ contributionId: string }>> {
    if (!isId(input.id)) return refuse('NOT_FOUND', 'id');
    const faults = optionalTextFaults('objection', input.objection, limits.reason);
    if (faults.length > 0) return { ok: false, refusals: faults };
    const limited = input.code ? await this.limit.code(request) : null;
    return this.unitOfWork.run({ actor, action: 'anchor.object', idempotencyKey: input.idempotencyKey, input }, async (work) => {
      if (limited !== null) return limited;
      const [contribution] = await lockContributions(work.tx, [input.id]);
      const writer = await this.ownership.writerOf(work.tx, actor, contribution, input.code);
      if (!writer.ok) return writer;
      const { id, processId } = contribution!;
      const [, objected]: [unknown, number] = await work.tx.query(
        `UPDATE anchor_place p SET objected_at = $2, objection = $3 FROM contribution c
         WHERE c.id = $1 AND p.contribution_id = c.id AND ${mayObjectSql('c')}
           AND p.version_id = (SELECT part.current_version_id FROM part JOIN version v ON v.part_id = part.id WHERE v.id = c.version_id)`,
        [id, await work.now(processId), presentOrNull(input.objection)],
      );
      if (objected === 0) return refuse('ALREADY_DONE', 'id');
      return done({ contributionId: id }, { objectType: 'contribution', objectId: id, processId });
    });
  }
}
