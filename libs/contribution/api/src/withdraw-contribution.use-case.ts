import { Injectable } from '@nestjs/common';
import { isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { withdrawn } from '@mitgestalten/contribution-domain';
import { done, UnitOfWork } from '@mitgestalten/platform';
import type { Request } from './contribution-writer.js';
import type { WithdrawContributionInput } from './contribution.graphql.js';
import { Ownership } from './ownership.js';
import { TextLimit } from './text-limit.js';
import { lockContributions, Visibility } from './visibility.js';

/** Takes an own contribution back, at any time. Only its author still sees it; replies of others stay. */
@Injectable()
export class WithdrawContribution {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ownership: Ownership,
    private readonly limit: TextLimit,
    private readonly visibility: Visibility,
  ) {}

  async run(actor: Actor, input: WithdrawContributionInput, request: Request): Promise<Decision<{ contributionId: string }>> {
    if (!isId(input.id)) return refuse('NOT_FOUND', 'id');
    const limited = input.code ? await this.limit.code(request) : null;
    const deed = { actor, action: 'contribution.withdraw', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      if (limited !== null) return limited;
      const [contribution] = await lockContributions(work.tx, [input.id]);
      const writer = await this.ownership.writerOf(work.tx, actor, contribution, input.code);
      if (!writer.ok) return writer;
      const { id, processId } = contribution!;
      const next = withdrawn(contribution!);
      if (!next.ok) return refuse('ALREADY_DONE', 'id');
      // Out of the moderation queue and out of sight; what a moderator withheld stays withheld.
      await work.tx.query(
        `UPDATE contribution_text SET state = 'SUPERSEDED' WHERE contribution_id = $1 AND state IN ('UNCONFIRMED', 'SUBMITTED', 'PUBLISHED')`, [id],
      );
      await this.visibility.apply(work, processId, await work.now(processId), [{ contribution: contribution!, next: next.value }]);
      return done({ contributionId: id }, { objectType: 'contribution', objectId: id, processId });
    });
  }
}
