import { Injectable } from '@nestjs/common';
import { limits, optionalTextFaults, presentOrNull, type Actor, type Decision } from '@mitgestalten/kernel';
import { UnitOfWork } from '@mitgestalten/platform';
import { Moderation } from './moderation.js';
import type { WithholdTextInput } from './moderation.graphql.js';

/** Keeps a text out of sight, with a reason by the published rules that its author is told. A withheld edit leaves the former text visible. */
@Injectable()
export class WithholdText {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly moderation: Moderation,
  ) {}

  run(actor: Actor, input: WithholdTextInput): Promise<Decision<{ textIds: string[] }>> {
    const deed = { actor, action: 'moderation.withhold', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const reason = presentOrNull(input.reason);
      const faults = optionalTextFaults('reason', reason, limits.reason);
      if (faults.length > 0) return { ok: false, refusals: faults };
      const event = { kind: 'WITHHOLD', published: input.alsoPublished ?? false } as const;
      return this.moderation.decideOne(work, actor, input.textId, { event, reasonCode: input.reasonCode, reason });
    });
  }
}
