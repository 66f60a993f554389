import { Injectable } from '@nestjs/common';
import { accountOf, holds, isId, refuse, type Actor, type Decision, type Refused } from '@mitgestalten/kernel';
import { ContributionTextEntity, lockContributions, Visibility, type Change, type ContributionEntity } from '@mitgestalten/contribution-api';
import { afterEvent, type Outcome, type TextEvent } from '@mitgestalten/contribution-domain';
import { done, newId, type AuditEvent, type Done, type Work } from '@mitgestalten/platform';
import { noticeOf, type ModerationDecisionKind, type WithholdReason } from '@mitgestalten/review-domain';
import { AuthorNotices, placeOf } from './author-notices.js';
import { ModerationDecisionEntity } from './review.entities.js';

/** A decision about one text: what is done, and for withholding why. */
export interface Verdict {
  readonly event: TextEvent & { readonly kind: ModerationDecisionKind };
  readonly reasonCode: WithholdReason | null;
  readonly reason: string | null;
}

/** A text with its contribution, locked, and what the verdict makes of both. */
export interface Decided {
  readonly contribution: ContributionEntity;
  readonly text: ContributionTextEntity;
  readonly outcome: Outcome;
}

/** Applies decisions to texts: state, counters, the decision's row, the mail to the author. All in one transaction. */
@Injectable()
export class Moderation {
  constructor(
    private readonly visibility: Visibility,
    private readonly notices: AuthorNotices,
  ) {}

  /** Decides about one text. NOT_FOUND for texts of processes in which the actor is no moderator. */
  async decideOne(work: Work, actor: Actor, textId: string, verdict: Verdict): Promise<Done<{ textIds: string[] }> | Refused> {
    const found = isId(textId) ? await work.tx.findOneBy(ContributionTextEntity, { id: textId }) : null;
    if (found === null || !holds(actor, found.processId, 'moderator')) return refuse('NOT_FOUND', 'textId');
    const [weighed] = await this.weigh(work, [found], verdict.event);
    if (!weighed!.ok) return refuse(weighed!.refusals[0]!.code, 'textId');
    const audit = await this.carryOut(work, actor, found.processId, [weighed!.value], verdict);
    return done({ textIds: [textId] }, ...audit);
  }

  /** What the event makes of each text, as things stand after the lock was got. In the order of `found`. */
  async weigh(work: Work, found: readonly ContributionTextEntity[], event: TextEvent): Promise<Decision<Decided>[]> {
    const contributions = new Map((await lockContributions(work.tx, found.map(({ contributionId }) => contributionId))).map((each) => [each.id, each]));
    const ids = found.map(({ id }) => id);
    const fresh = await work.tx.createQueryBuilder(ContributionTextEntity, 't').where('t.id = ANY(:ids)', { ids }).getMany();
    const texts = new Map(fresh.map((text) => [text.id, text]));
    return found.map(({ id, contributionId }) => {
      const [contribution, text] = [contributions.get(contributionId), texts.get(id)];
      if (contribution === undefined || text === undefined) return refuse('NOT_FOUND');
      const after = afterEvent(contribution, text, event);
      return after.ok ? { ok: true, value: { contribution, text, outcome: after.value } } : after;
    });
  }

  /** Writes decisions about texts of one process, at most one per contribution. Gives their audit entries. */
  async carryOut(work: Work, actor: Actor, processId: string, decided: readonly Decided[], verdict: Verdict): Promise<[AuditEvent, ...AuditEvent[]]> {
    const now = await work.now(processId);
    for (const { text, outcome } of decided) {
      await work.tx.update(ContributionTextEntity, { id: text.id }, { state: outcome.text, decisionCount: text.decisionCount + 1 });
    }
    // One row per text and number: a second decision on the same state of a text cannot be written at all.
    await work.tx.insert(ModerationDecisionEntity, decided.map(({ text, contribution }) => ({
      id: newId(), processId, contributionId: contribution.id, textId: text.id, number: text.decisionCount + 1, kind: verdict.event.kind,
      reasonCode: verdict.reasonCode, reason: verdict.reason, decidedBy: accountOf(actor)!, decidedAt: now,
    })));
    await this.visibility.apply(work, processId, now, decided.map(({ contribution, outcome }): Change => ({ contribution, next: outcome.standing })));
    for (const each of decided) await this.tell(work, each, verdict);
    return decided.map(({ text }): AuditEvent => ({
      objectType: 'contribution_text', objectId: text.id, processId, details: { contributionId: text.contributionId, reasonCode: verdict.reasonCode },
    })) as [AuditEvent, ...AuditEvent[]];
  }

  private async tell(work: Work, { contribution, text }: Decided, { event, reasonCode, reason }: Verdict): Promise<void> {
    const template = noticeOf(event.kind, contribution.publishedTextId === text.id);
    if (template === null) return;
    const params = template === 'withheld' ? { reasonCode, note: reason ?? '' } : placeOf(contribution);
    await this.notices.tell(work, contribution, text.id, template, params);
  }
}
