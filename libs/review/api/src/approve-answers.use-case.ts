import { Injectable } from '@nestjs/common';
import { accountOf, holds, isId, reason, refuse, type Actor, type Decision, type Refusal, type Refused } from '@mitgestalten/kernel';
import { ContributionEntity, lockContributions } from '@mitgestalten/contribution-api';
import { done, UnitOfWork, type AuditEvent, type Done, type Work } from '@mitgestalten/platform';
import { approveAnswer, mostPerDecision } from '@mitgestalten/review-domain';
import type { ApproveAnswersInput } from './answer.graphql.js';
import { AnsweredCount, lockAnswers, type LoadedAnswer } from './answers.js';
import { AuthorNotices, placeOf } from './author-notices.js';
import { AnswerEntity } from './review.entities.js';
import { SuggestionCredits } from './suggestion-credits.js';

/** What was published, and why the rest was not. */
export interface ApprovedAnswers {
  readonly answerIds: readonly string[];
  readonly refused: readonly Refusal[];
}

/**
 * Publishes proposed answers and tells the authors of what everybody can read. Those that cannot be approved (FOUR_EYES, ALREADY_DECIDED, CONFLICT when an
 * editor took it back or changed it since it was read) are reported at `answers.N` and do not hold up the others.
 */
@Injectable()
export class ApproveAnswers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly counts: AnsweredCount,
    private readonly notices: AuthorNotices,
    private readonly credits: SuggestionCredits,
  ) {}

  run(actor: Actor, input: ApproveAnswersInput): Promise<Decision<ApprovedAnswers>> {
    const deed = { actor, action: 'answer.approve', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { processId, answers } = input;
      if (!isId(processId) || !holds(actor, processId, 'publisher')) return refuse('NOT_FOUND', 'processId');
      if (answers.length === 0) return refuse('EMPTY', 'answers');
      if (answers.length > mostPerDecision) return refuse('TOO_MANY', 'answers', { max: mostPerDecision });
      return this.approve(work, actor, input);
    });
  }

  private async approve(work: Work, actor: Actor, { processId, answers: read }: ApproveAnswersInput): Promise<Done<ApprovedAnswers> | Refused> {
    const contributions = await lockAnswered(work, processId, read.map(({ answerId }) => answerId).filter(isId));
    const answers = new Map((await lockAnswers(work.tx, [...contributions.keys()])).map((answer) => [answer.row.id, answer]));
    const refused: Refusal[] = [];
    const approved = new Map<string, LoadedAnswer>();
    for (const [index, { answerId, lockVersion }] of read.entries()) {
      const answer = answers.get(answerId.toLowerCase());
      const decision = answer === undefined ? refuse('NOT_FOUND') : approveAnswer(actor, answer, lockVersion);
      if (decision.ok) approved.set(answer!.row.id, answer!);
      else refused.push(reason(decision.refusals[0]!.code, `answers.${index}`));
    }
    if (approved.size === 0) return { ok: false, refusals: refused };
    const now = await work.now(processId);
    for (const { row } of approved.values()) {
      await work.tx.update(AnswerEntity, { id: row.id }, { state: 'PUBLISHED', approvedBy: accountOf(actor), publishedAt: now, lockVersion: row.lockVersion + 1 });
    }
    await this.tell(work, [...approved.values()], contributions);
    const answered = [...approved.keys()].flatMap((id) => contributions.get(id)!.filter(({ state }) => state === 'PUBLISHED'));
    await this.counts.change(work, processId, answered.length);
    await this.credits.give(work, processId);
    const audit = [...approved.keys()].map((id): AuditEvent => ({ objectType: 'answer', objectId: id, processId })) as [AuditEvent, ...AuditEvent[]];
    return done({ answerIds: [...approved.keys()], refused }, ...audit);
  }

  private async tell(work: Work, answers: readonly LoadedAnswer[], contributions: ReadonlyMap<string, ContributionEntity[]>): Promise<void> {
    for (const { row } of answers) {
      for (const contribution of contributions.get(row.id)!) {
        // What nobody can read has no place to which the mail could lead.
        if (contribution.publishedTextId === null) continue;
        await this.notices.tell(work, contribution, contribution.publishedTextId, 'answered', {
          ...placeOf(contribution), outcomeCode: row.outcome, answer: row.body,
        });
      }
    }
  }
}

/** The contributions of each of the answers of that process, locked before the answers themselves, as everywhere. */
async function lockAnswered(work: Work, processId: string, answerIds: readonly string[]): Promise<Map<string, ContributionEntity[]>> {
  const pairs: { answer_id: string; contribution_id: string }[] = await work.tx.query(
    `SELECT a.id AS answer_id, k.contribution_id FROM answer a JOIN consideration_contribution k ON k.consideration_id = a.consideration_id
     WHERE a.process_id = $1 AND a.id = ANY($2::uuid[])`, [processId, answerIds],
  );
  const contributions = await lockContributions(work.tx, pairs.map((pair) => pair.contribution_id));
  const byId = new Map(contributions.map((contribution) => [contribution.id, contribution]));
  const found = new Map<string, ContributionEntity[]>();
  for (const { answer_id, contribution_id } of pairs) found.set(answer_id, [...(found.get(answer_id) ?? []), byId.get(contribution_id)!]);
  return found;
}
