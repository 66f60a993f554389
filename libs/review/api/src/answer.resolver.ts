import { Args, ID, Info, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ContributionKindEnum, ContributionObject, OwnContribution, standsNow, type KindArgument } from '@mitgestalten/contribution-api';
import { holds, isId, refuse, type Decision } from '@mitgestalten/kernel';
import {
  Access, access, Ctx, DateTimeScalar, InRow, payloadOf, Reader, selectionAt, selectionOf, toRefusalObject, valueOf, Verbatim,
  type RequestContext, type Row, type Statement,
} from '@mitgestalten/platform';
import { answerRightsOf, type AnswerState } from '@mitgestalten/review-domain';
import type { GraphQLResolveInfo } from 'graphql';
import {
  AnswerCaseConnection, AnswerDraft, AnswerFilterEnum, AnswerObject, AnswerPayload, AnswerRights, ApproveAnswersInput, ApproveAnswersPayload,
  ReturnAnswerInput, SaveAnswerInput, type AnswerFilter,
} from './answer.graphql.js';
import { ApproveAnswers } from './approve-answers.use-case.js';
import { ModerationNotice } from './moderation.graphql.js';
import { askFor } from './moderation.resolver.js';
import { ReturnAnswer } from './return-answer.use-case.js';
import { answerCaseShape, answerDraftShape } from './review.shapes.js';
import { SaveAnswer } from './save-answer.use-case.js';

@Resolver(() => AnswerDraft)
export class AnswerResolver {
  constructor(
    private readonly reader: Reader,
    private readonly saveUseCase: SaveAnswer,
    private readonly approveUseCase: ApproveAnswers,
    private readonly returnUseCase: ReturnAnswer,
  ) {}

  @Query(() => AnswerCaseConnection)
  @Access(access.roles('editor', 'publisher'))
  @Verbatim()
  async answerCases(
    @Args('processId', { type: () => ID }) processId: string,
    @Args('filter', { type: () => AnswerFilterEnum }) filter: AnswerFilter,
    @Args('passageId', { type: () => ID, nullable: true }) passageId: string | null,
    @Args('standsIn', { type: () => ID, nullable: true, description: 'Only those that stand at this passage in the current version, or were made there and stand nowhere in it.' }) standsIn: string | null,
    @Args('kind', { type: () => ContributionKindEnum, nullable: true }) kind: KindArgument,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 30 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    askFor(context, processId, 'editor', 'publisher');
    for (const [field, id] of Object.entries({ passageId, standsIn })) if (id != null && !isId(id)) return valueOf(refuse('NOT_FOUND', field), context.lang);
    const where = (t: string, s: Statement) => caseCondition(t, s, { processId, filter, passageId, standsIn, kind });
    const page = await this.reader.page(answerCaseShape, selectionOf(info), {
      sortKey: { sql: (t) => `${t}.published_at`, type: 'timestamptz' }, descending: false, first, after, lang: context.lang,
      where, total: (s) => `SELECT count(*) FROM contribution f WHERE ${where('f', s)}`,
    });
    return valueOf(page, context.lang);
  }

  @Mutation(() => AnswerPayload)
  @Access(access.roles('editor'))
  async saveAnswer(@Args('input') input: SaveAnswerInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const decision = await this.saveUseCase.run(context.actor, input);
    const payload = await payloadOf(decision, context.lang, this.withAnswer(context, info));
    // Who lost the race sees what stands there now, beside the own text.
    return isConflict(decision) ? { ...payload, answer: await this.answerOf(input.contributionId, context, info) } : payload;
  }

  @Mutation(() => ApproveAnswersPayload)
  @Access(access.roles('publisher'))
  async approveAnswers(@Args('input') input: ApproveAnswersInput, @Ctx() context: RequestContext) {
    const decision = await this.approveUseCase.run(context.actor, input);
    const payload = await payloadOf(decision, context.lang, ({ answerIds }) => ({ answerIds }));
    return decision.ok ? { ...payload, errors: decision.value.refused.map((refusal) => toRefusalObject(refusal, context.lang)) } : payload;
  }

  @Mutation(() => AnswerPayload)
  @Access(access.roles('publisher'))
  async returnAnswer(@Args('input') input: ReturnAnswerInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.returnUseCase.run(context.actor, input), context.lang, this.withAnswer(context, info));
  }

  @ResolveField(() => AnswerRights)
  @Access(access.rolesInProcess('editor', 'publisher'))
  viewerCan(@Parent() row: Row & { processId: string; currentState: AnswerState; authorIds: string[] | null }, @Ctx() { actor }: RequestContext): AnswerRights {
    const roles = { editor: holds(actor, row.processId, 'editor'), publisher: holds(actor, row.processId, 'publisher') };
    return answerRightsOf(actor, roles, { state: row.currentState, authorIds: row.authorIds ?? [] });
  }

  private withAnswer(context: RequestContext, info: GraphQLResolveInfo) {
    return async ({ answerId }: { answerId: string }) => ({
      answer: await this.reader.one(answerDraftShape, selectionAt(selectionOf(info), 'answer'), context.lang, (t, s) => `${t}.id = ${s.param(answerId)}`),
    });
  }

  private answerOf(contributionId: string, context: RequestContext, info: GraphQLResolveInfo): Promise<Row | null> {
    return this.reader.one(answerDraftShape, selectionAt(selectionOf(info), 'answer'), context.lang, (t, s) =>
      `${t}.consideration_id = (SELECT k.consideration_id FROM consideration_contribution k WHERE k.contribution_id = ${s.param(contributionId)})`);
  }
}

/** What review adds to a published contribution. */
@Resolver(() => ContributionObject)
export class AnsweredContributionResolver {
  @ResolveField(() => AnswerObject, { nullable: true })
  @Access(access.public)
  @InRow()
  answer(): void {}
}

/** What review adds to an own contribution. */
@Resolver(() => OwnContribution)
export class AnsweredOwnContributionResolver {
  @ResolveField(() => AnswerObject, { nullable: true })
  @Access(access.public)
  @InRow()
  answer(): void {}

  @ResolveField(() => DateTimeScalar, { nullable: true })
  @Access(access.public)
  @InRow()
  answerDueAt(): void {}

  @ResolveField(() => Boolean, { description: 'The promised day is past and the answer still to come.' })
  @Access(access.public)
  @InRow()
  answerOverdue(): void {}

  @ResolveField(() => ModerationNotice, { nullable: true })
  @Access(access.public)
  @InRow()
  notice(): void {}
}

interface WantedCases {
  readonly processId: string;
  readonly filter: AnswerFilter;
  readonly passageId: string | null;
  readonly standsIn: string | null;
  readonly kind: KindArgument;
}

/** Published contributions whose answer stands so; unanswered are those at which nobody has begun. At a passage are those that were made there or stand there now. */
function caseCondition(table: string, statement: Statement, { processId, filter, passageId, standsIn, kind }: WantedCases): string {
  const state = `(SELECT a.state FROM answer a JOIN consideration_contribution k ON k.consideration_id = a.consideration_id WHERE k.contribution_id = ${table}.id)`;
  const conditions = [`${table}.process_id = ${statement.param(processId)}`, `${table}.state = 'PUBLISHED'`];
  if (filter === 'OPEN') conditions.push(`${state} IS DISTINCT FROM 'PUBLISHED'`);
  else conditions.push(filter === 'UNANSWERED' ? `${state} IS NULL` : `${state} = ${statement.param(filter)}`);
  if (passageId != null) {
    const id = statement.param(passageId);
    conditions.push(`(${table}.passage_id = ${id} OR EXISTS (SELECT 1 FROM anchor_place p JOIN part ON part.current_version_id = p.version_id WHERE p.contribution_id = ${table}.id AND p.passage_id = ${id}))`);
  }
  if (standsIn != null) conditions.push(standsNow(table, `${statement.param(standsIn)}::uuid`));
  if (kind != null) conditions.push(`${table}.kind = ${statement.param(kind)}`);
  return conditions.join(' AND ');
}

function isConflict(decision: Decision<unknown>): boolean {
  return !decision.ok && decision.refusals.some(({ code }) => code === 'CONFLICT');
}
