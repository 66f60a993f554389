import { Injectable } from '@nestjs/common';
import { isId, refuse, type Actor, type Decision, type Refused } from '@mitgestalten/kernel';
import { actionOf } from '@mitgestalten/contribution-domain';
import { done, newId, UnitOfWork, type Work } from '@mitgestalten/platform';
import { ProcessGate } from '@mitgestalten/process-api';
import type { ContributionEntity } from './contribution.entities.js';
import type { Request } from './contribution-writer.js';
import type { SupportContributionInput, WithdrawSupportInput } from './support.graphql.js';
import { Ownership } from './ownership.js';
import { SupportEntity } from './support.entities.js';
import { TextLimit } from './text-limit.js';
import { lockContributions, supportsOf } from './visibility.js';

/** A contribution with those who support it. */
export interface Supported {
  readonly contributionId: string;
  readonly supportCount: number;
}

interface Supporter {
  readonly accountId: string | null;
  readonly codeId: string | null;
}

/**
 * Supports a published contribution as it stands, once for each account or code, or takes that back; while contributions of its kind are let in. Who
 * supported a text that its author has changed since does not count for the new one, and may support that.
 */
@Injectable()
export class SupportContribution {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: ProcessGate,
    private readonly ownership: Ownership,
    private readonly limit: TextLimit,
  ) {}

  /** NOT_FOUND for what is not published; CONTRIBUTION_CHANGED; SIGN_IN_NEEDED without account and code; OWN_CONTRIBUTION; ALREADY_DONE. */
  run(actor: Actor, input: SupportContributionInput, request: Request): Promise<Decision<Supported>> {
    return this.act('contribution.support', actor, input, request, async ({ tx }, contribution, { accountId, codeId }, now) => {
      if (contribution.publishedTextId !== input.textId.toLowerCase()) return refuse('CONTRIBUTION_CHANGED', 'textId');
      const written: unknown[] = await tx.query(
        `INSERT INTO support AS s (id, process_id, contribution_id, text_id, account_id, code_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (contribution_id, ${accountId === null ? 'code_id' : 'account_id'}) DO UPDATE SET text_id = excluded.text_id, created_at = excluded.created_at
         WHERE s.text_id <> excluded.text_id RETURNING 1`,
        [newId(), contribution.processId, contribution.id, contribution.publishedTextId, accountId, codeId, now],
      );
      return written.length === 0 ? refuse('ALREADY_DONE', 'contributionId') : null;
    });
  }

  /** The same refusals; ALREADY_DONE when the actor does not support it. */
  withdraw(actor: Actor, input: WithdrawSupportInput, request: Request): Promise<Decision<Supported>> {
    return this.act('contribution.withdraw-support', actor, input, request, async ({ tx }, contribution, { accountId, codeId }) => {
      const { affected } = await tx.delete(SupportEntity, { contributionId: contribution.id, ...(accountId === null ? { codeId: codeId! } : { accountId }) });
      return affected === 0 ? refuse('ALREADY_DONE', 'contributionId') : null;
    });
  }

  private async act(
    action: string, actor: Actor, input: WithdrawSupportInput, request: Request,
    change: (work: Work, contribution: ContributionEntity, supporter: Supporter, now: Date) => Promise<Refused | null>,
  ): Promise<Decision<Supported>> {
    const limited = input.code ? await this.limit.code(request) : null;
    return this.unitOfWork.run({ actor, action, idempotencyKey: input.idempotencyKey, input }, async (work) => {
      if (limited !== null) return limited;
      const [contribution] = isId(input.contributionId) ? await lockContributions(work.tx, [input.contributionId]) : [];
      if (contribution === undefined || contribution.state !== 'PUBLISHED') return refuse('NOT_FOUND', 'contributionId');
      const open = await this.gate.openFor(work.tx, contribution.processId, actionOf[contribution.kind]);
      if (!open.ok) return refuse('NOT_OPEN', 'contributionId');
      const supporter = await this.supporterOf(work, actor, contribution, input.code);
      if (!supporter.ok) return supporter;
      const refused = await change(work, contribution, supporter.value, open.value.now);
      if (refused !== null) return refused;
      const [{ supportCount }] = await work.tx.query(
        `WITH counted AS (UPDATE contribution c SET support_count = ${supportsOf('c')} WHERE id = $1 RETURNING support_count)
         SELECT support_count AS "supportCount" FROM counted`, [contribution.id]);
      return done({ contributionId: contribution.id, supportCount }, { objectType: 'contribution', objectId: contribution.id, processId: contribution.processId, details: { supportCount } });
    });
  }

  private async supporterOf(work: Work, actor: Actor, contribution: ContributionEntity, code: string | null | undefined): Promise<Decision<Supporter>> {
    const who = await this.ownership.actingAs(work.tx, actor, contribution.processId, code);
    if (!who.ok) return who;
    if (who.value.kind !== 'ACCOUNT' && who.value.kind !== 'CODE') return refuse('SIGN_IN_NEEDED');
    if ((await this.ownership.writerOf(work.tx, who.value, contribution, null)).ok) return refuse('OWN_CONTRIBUTION', 'contributionId');
    return { ok: true, value: who.value.kind === 'ACCOUNT' ? { accountId: who.value.accountId, codeId: null } : { accountId: null, codeId: who.value.codeId } };
  }
}

