import { Injectable } from '@nestjs/common';
import type { Actor, Decision } from '@mitgestalten/kernel';
import { UnitOfWork } from '@mitgestalten/platform';
import { Moderation } from './moderation.js';
import type { RestoreTextInput } from './moderation.graphql.js';

/** Publishes a text that was withheld, unless its author has written a newer one since. */
@Injectable()
export class RestoreText {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly moderation: Moderation,
  ) {}

  run(actor: Actor, input: RestoreTextInput): Promise<Decision<{ textIds: string[] }>> {
    const deed = { actor, action: 'moderation.restore', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, (work) =>
      this.moderation.decideOne(work, actor, input.textId, { event: { kind: 'RESTORE' }, reasonCode: null, reason: null }));
  }
}
