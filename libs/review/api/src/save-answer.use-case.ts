import { Injectable } from '@nestjs/common';
import { accountOf, contributionLanguages, holds, isId, limits, reason, refuse, textFaults, type Actor, type Decision, type Refusal, type Refused } from '@mitgestalten/kernel';
import { lockContributions, type ContributionEntity } from '@mitgestalten/contribution-api';
import { done, newId, UnitOfWork, type Done, type Work } from '@mitgestalten/platform';
import { saveAnswer, type AnswerState } from '@mitgestalten/review-domain';
import type { EntityManager } from 'typeorm';
import type { SaveAnswerInput } from './answer.graphql.js';
import { lockAnswers, type LoadedAnswer } from './answers.js';
import { AnswerAuthorEntity, AnswerEntity, ConsiderationContributionEntity, ConsiderationEntity } from './review.entities.js';

/** Saves the draft of an answer, or hands it over to the publisher. The first save begins the consideration of the contribution. */
@Injectable()
export class SaveAnswer {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: SaveAnswerInput): Promise<Decision<{ answerId: string }>> {
    const deed = { actor, action: 'answer.save', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      // The lock on the contribution makes two editors who begin at once come one after the other.
      const [contribution] = isId(input.contributionId) ? await lockContributions(work.tx, [input.contributionId]) : [];
      if (contribution === undefined || !holds(actor, contribution.processId, 'editor')) return refuse('NOT_FOUND', 'contributionId');
      const faults = faultsOf(input);
      if (faults.length > 0) return { ok: false, refusals: faults };
      if (contribution.state !== 'PUBLISHED') return refuse('NOT_PUBLISHED', 'contributionId');
      if (contribution.publishedTextId !== input.textId.toLowerCase()) return refuse('CONTRIBUTION_CHANGED', 'textId');
      const before = await answerOf(work.tx, contribution.id);
      const state = saveAnswer(before, input.lockVersion, input.propose);
      return state.ok ? this.write(work, actor, contribution, before, state.value, input) : state;
    });
  }

  private async write(
    work: Work, actor: Actor, contribution: ContributionEntity, before: LoadedAnswer | null, state: AnswerState, input: SaveAnswerInput,
  ): Promise<Done<{ answerId: string }> | Refused> {
    const { tx } = work;
    const { processId } = contribution;
    const accountId = accountOf(actor)!;
    const text = {
      outcome: input.outcome, body: input.body, lang: input.lang, state, proposedBy: state === 'PROPOSED' ? accountId : null,
      returnReason: state === 'PROPOSED' ? null : (before?.row.returnReason ?? null), updatedAt: await work.now(processId),
    };
    const answerId = before?.row.id ?? newId();
    if (before !== null) {
      await tx.update(AnswerEntity, { id: answerId }, { ...text, lockVersion: before.lockVersion + 1 });
      await tx.update(ConsiderationContributionEntity, { contributionId: contribution.id }, { textId: contribution.publishedTextId! });
    } else await tx.insert(AnswerEntity, { id: answerId, processId, considerationId: await this.consider(tx, contribution), ...text, lockVersion: 1 });
    await tx.createQueryBuilder().insert().into(AnswerAuthorEntity).values({ processId, answerId, accountId }).orIgnore().execute();
    return done({ answerId }, { objectType: 'answer', objectId: answerId, processId, details: { contributionId: contribution.id, state, outcome: input.outcome } });
  }

  private async consider(tx: EntityManager, { id, processId, publishedTextId }: ContributionEntity): Promise<string> {
    const considerationId = newId();
    await tx.insert(ConsiderationEntity, { id: considerationId, processId });
    await tx.insert(ConsiderationContributionEntity, { contributionId: id, processId, considerationId, textId: publishedTextId! });
    return considerationId;
  }
}

/** The answer of a contribution, locked, or null. */
async function answerOf(tx: EntityManager, contributionId: string): Promise<LoadedAnswer | null> {
  const [found]: { id: string }[] = await tx.query(
    'SELECT a.id FROM answer a JOIN consideration_contribution k ON k.consideration_id = a.consideration_id WHERE k.contribution_id = $1', [contributionId],
  );
  return found === undefined ? null : ((await lockAnswers(tx, [found.id]))[0] ?? null);
}

function faultsOf({ body, lang }: SaveAnswerInput): Refusal[] {
  const known = (contributionLanguages as readonly string[]).includes(lang);
  return [...textFaults('body', body, limits.answer), ...(known ? [] : [reason('UNKNOWN_LANGUAGE', 'lang')])];
}
