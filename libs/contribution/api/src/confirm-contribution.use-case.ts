import { Injectable } from '@nestjs/common';
import { isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { actionOf, afterEvent, type ModerationMode } from '@mitgestalten/contribution-domain';
import { done, Keys, UnitOfWork, type Work } from '@mitgestalten/platform';
import { ProcessGate } from '@mitgestalten/process-api';
import { confirmDays } from './contribution-writer.js';
import { ContributionContactEntity, ContributionTextEntity, type ContributionEntity } from './contribution.entities.js';
import type { ConfirmContributionInput } from './contribution.graphql.js';
import { lockContributions, Visibility } from './visibility.js';

const dayMs = 86_400_000;

/** The writer followed the link in the mail: only now the contribution is handed in. Also after the phase ended, for what was sent in time. */
@Injectable()
export class ConfirmContribution {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: Keys,
    private readonly gate: ProcessGate,
    private readonly visibility: Visibility,
  ) {}

  run(actor: Actor, input: ConfirmContributionInput): Promise<Decision<{ contributionId: string }>> {
    const deed = { actor, action: 'contribution.confirm', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const id = this.keys.readToken('confirm', input.token);
      const [contribution] = isId(id) ? await lockContributions(work.tx, [id]) : [];
      if (contribution === undefined) return refuse('TOKEN_INVALID', 'token');
      const { processId, latestTextId, state } = contribution;
      const now = await work.now(processId);
      if (state === 'UNCONFIRMED' && now.getTime() - contribution.createdAt.getTime() >= confirmDays * dayMs) return refuse('TOKEN_INVALID', 'token');
      const text = { id: latestTextId, state: state === 'UNCONFIRMED' ? 'UNCONFIRMED' as const : 'SUBMITTED' as const };
      const after = afterEvent(contribution, text, { kind: 'CONFIRM', moderation: await this.moderationOf(work, contribution) });
      if (!after.ok) return refuse('ALREADY_DONE', 'token');
      await work.tx.update(ContributionTextEntity, { id: latestTextId }, { state: after.value.text });
      await work.tx.update(ContributionContactEntity, { contributionId: contribution.id }, { confirmedAt: now });
      await this.visibility.apply(work, processId, now, [{ contribution, next: after.value.standing }]);
      return done({ contributionId: contribution.id }, { objectType: 'contribution', objectId: contribution.id, processId });
    });
  }

  /** Visible at once only where the running phase says so; what is confirmed later is checked before. */
  private async moderationOf(work: Work, { processId, kind }: ContributionEntity): Promise<ModerationMode> {
    const open = await this.gate.openFor(work.tx, processId, actionOf[kind]);
    return open.ok ? open.value.phase.rules.moderation : 'PRE';
  }
}
