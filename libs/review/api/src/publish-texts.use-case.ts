import { Injectable } from '@nestjs/common';
import { holds, isId, reason, refuse, type Actor, type Decision, type Refusal, type Refused } from '@mitgestalten/kernel';
import { ContributionTextEntity } from '@mitgestalten/contribution-api';
import { done, UnitOfWork, type Done, type Work } from '@mitgestalten/platform';
import { mostPerDecision } from '@mitgestalten/review-domain';
import { Moderation, type Decided, type Verdict } from './moderation.js';
import type { PublishTextsInput } from './moderation.graphql.js';

/** What was published, and why the rest was not. */
export interface PublishedTexts {
  readonly textIds: readonly string[];
  readonly refused: readonly Refusal[];
}

const publish: Verdict = { event: { kind: 'PUBLISH' }, reasonCode: null, reason: null };

/**
 * Publishes texts that wait. Those on which somebody else was faster are reported (ALREADY_DECIDED at `textIds.N`) and do not
 * hold up the others. Refused as a whole only when nothing is left to publish.
 */
@Injectable()
export class PublishTexts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly moderation: Moderation,
  ) {}

  run(actor: Actor, input: PublishTextsInput): Promise<Decision<PublishedTexts>> {
    const deed = { actor, action: 'moderation.publish', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      if (!isId(input.processId) || !holds(actor, input.processId, 'moderator')) return refuse('NOT_FOUND', 'processId');
      if (input.textIds.length === 0) return refuse('EMPTY', 'textIds');
      if (input.textIds.length > mostPerDecision) return refuse('TOO_MANY', 'textIds', { max: mostPerDecision });
      return this.publish(work, actor, input);
    });
  }

  private async publish(work: Work, actor: Actor, { processId, textIds }: PublishTextsInput): Promise<Done<PublishedTexts> | Refused> {
    const known = await this.find(work, processId, textIds);
    const weighed = await this.moderation.weigh(work, known, publish.event);
    const decided = new Map<string, Decided>();
    const contributions = new Set<string>();
    for (const each of weighed) {
      // Of two texts of one contribution the newer one comes first; it replaces the other.
      if (!each.ok || contributions.has(each.value.contribution.id)) continue;
      contributions.add(each.value.contribution.id);
      decided.set(each.value.text.id, each.value);
    }
    const there = new Set(known.map(({ id }) => id));
    const refused = textIds.flatMap((id, index): Refusal[] => {
      const key = id.toLowerCase();
      return decided.has(key) ? [] : [reason(there.has(key) ? 'ALREADY_DECIDED' : 'NOT_FOUND', `textIds.${index}`)];
    });
    if (decided.size === 0) return { ok: false, refusals: refused };
    const audit = await this.moderation.carryOut(work, actor, processId, [...decided.values()], publish);
    return done({ textIds: [...decided.keys()], refused }, ...audit);
  }

  private find(work: Work, processId: string, textIds: readonly string[]): Promise<ContributionTextEntity[]> {
    const ids = textIds.filter(isId);
    return work.tx.createQueryBuilder(ContributionTextEntity, 't').where('t.processId = :processId AND t.id = ANY(:ids)', { processId, ids })
      .orderBy('t.number', 'DESC').getMany();
  }
}
