import type { Type } from '@nestjs/common';
import { Args, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId } from '@mitgestalten/kernel';
import { rightsOf } from '@mitgestalten/contribution-domain';
import {
  Access, access, Codes, Ctx, payloadOf, refusalError, selectionAt, selectionOf, type RequestContext, type Selections,
} from '@mitgestalten/platform';
import { openActions, type Phase } from '@mitgestalten/process-domain';
import type { GraphQLResolveInfo } from 'graphql';
import { DataSource } from 'typeorm';
import { ConfirmContribution } from './confirm-contribution.use-case.js';
import { codeKeyOf, type Submitted } from './contribution-writer.js';
import {
  ConfirmContributionInput, ContributionRights, EditContributionInput, EnterContributionInput, OwnContribution, OwnContributionPayload, Slip,
  SubmitCommentInput, SubmitPayload, SubmitProposalInput, SubmitSuggestionInput, WithdrawContributionInput,
} from './contribution.graphql.js';
import { EditContribution } from './edit-contribution.use-case.js';
import { EnterContribution, enterContributionAction, entryRoles } from './enter-contribution.use-case.js';
import { OwnContributions, type OwnRow } from './own-contributions.js';
import { Ownership } from './ownership.js';
import { SubmitComment, submitCommentAction } from './submit-comment.use-case.js';
import { SubmitProposal, submitProposalAction } from './submit-proposal.use-case.js';
import { SubmitSuggestion, submitSuggestionAction } from './submit-suggestion.use-case.js';
import { TextLimit } from './text-limit.js';
import { WithdrawContribution } from './withdraw-contribution.use-case.js';

/** Handing in. */
@Resolver()
export class SubmissionResolver {
  constructor(
    private readonly submitCommentUseCase: SubmitComment,
    private readonly submitSuggestionUseCase: SubmitSuggestion,
    private readonly submitProposalUseCase: SubmitProposal,
    private readonly enterContributionUseCase: EnterContribution,
    private readonly own: OwnContributions,
    private readonly codes: Codes,
  ) {}

  @Mutation(() => SubmitPayload)
  @Access(access.public)
  async submitComment(@Args('input') input: SubmitCommentInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.submitCommentUseCase.run(context.actor, input, context), context.lang, this.answer(submitCommentAction, input, context, info));
  }

  @Mutation(() => SubmitPayload)
  @Access(access.public)
  async submitSuggestion(@Args('input') input: SubmitSuggestionInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.submitSuggestionUseCase.run(context.actor, input, context), context.lang, this.answer(submitSuggestionAction, input, context, info));
  }

  @Mutation(() => SubmitPayload)
  @Access(access.public)
  async submitProposal(@Args('input') input: SubmitProposalInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.submitProposalUseCase.run(context.actor, input, context), context.lang, this.answer(submitProposalAction, input, context, info));
  }

  @Mutation(() => SubmitPayload)
  @Access(access.roles(...entryRoles))
  async enterContribution(@Args('input') input: EnterContributionInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.enterContributionUseCase.run(context.actor, input, context), context.lang, this.answer(enterContributionAction, input, context, info));
  }

  /** The code is derived again, so that a repeat shows the same one. */
  private answer(action: string, { idempotencyKey }: { idempotencyKey: string }, context: RequestContext, info: GraphQLResolveInfo) {
    return async ({ contributionId, processId, way }: Submitted) => {
      const withCode = way === 'CODE' || way === 'STAFF';
      return {
        contribution: await this.own.justDone(contributionId, context.actor, way === 'CODE', selectionAt(selectionOf(info), 'contribution'), context.lang),
        code: withCode ? this.codes.textForContribution(processId, codeKeyOf(action, context.actor, idempotencyKey)) : null,
        confirmationSent: way === 'MAIL',
      };
    };
  }
}

/** What authors see and do with what they wrote. */
@Resolver(() => OwnContribution)
export class OwnContributionResolver {
  constructor(
    private readonly confirmUseCase: ConfirmContribution,
    private readonly editUseCase: EditContribution,
    private readonly withdrawUseCase: WithdrawContribution,
    private readonly own: OwnContributions,
    private readonly ownership: Ownership,
    private readonly limit: TextLimit,
    private readonly dataSource: DataSource,
  ) {}

  @Query(() => Slip, { nullable: true, description: 'What the holder of a code sees; null for an unknown code.' })
  @Access(access.holder)
  async slip(
    @Args('processId', { type: () => ID }) processId: string,
    @Args('code', { type: () => String }) code: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const limited = await this.limit.code(context);
    if (limited !== null) throw refusalError(limited.refusals[0]!, context.lang);
    const redeemed = isId(processId) ? await this.ownership.redeem(this.dataSource.manager, processId, code) : null;
    if (redeemed === null) return null;
    const holder = { kind: 'CODE', codeId: redeemed.codeId, processId } as const;
    return {
      contributions: await this.own.ofCode(holder, selectionAt(selectionOf(info), 'contributions'), context.lang),
      canVote: redeemed.purpose === 'VOTE',
    };
  }

  @Mutation(() => OwnContributionPayload)
  @Access(access.public)
  async confirmContribution(@Args('input') input: ConfirmContributionInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.confirmUseCase.run(context.actor, input), context.lang, this.answer(false, context, info));
  }

  @Mutation(() => OwnContributionPayload)
  @Access(access.public)
  async editContribution(@Args('input') input: EditContributionInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.editUseCase.run(context.actor, input, context), context.lang, this.answer(Boolean(input.code), context, info));
  }

  @Mutation(() => OwnContributionPayload)
  @Access(access.public)
  async withdrawContribution(@Args('input') input: WithdrawContributionInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.withdrawUseCase.run(context.actor, input, context), context.lang, this.answer(Boolean(input.code), context, info));
  }

  @ResolveField(() => ContributionRights)
  @Access(access.public)
  viewerCan(@Parent() row: OwnRow): ContributionRights {
    const phases = (row.phases ?? []).map((phase) => ({
      ...phase, startsAt: new Date(phase.startsAt), endsAt: new Date(phase.endsAt), closedAt: phase.closedAt === null ? null : new Date(phase.closedAt),
    })) as unknown as Phase[];
    const owned = { kind: row.currentKind!, state: row.currentState!, accountId: row.accountId ?? null, codeId: row.codeId ?? null };
    return rightsOf(row.actsAs, owned, openActions(phases, new Date(row.now!)));
  }

  private answer(byCode: boolean, context: RequestContext, info: GraphQLResolveInfo) {
    const fields: Selections = selectionAt(selectionOf(info), 'contribution');
    return async ({ contributionId }: { contributionId: string }) => ({
      contribution: await this.own.justDone(contributionId, context.actor, byCode, fields, context.lang),
    });
  }
}

/**
 * The resolver of `contributions` on the type of the signed-in person. That type is identity's, which only the application
 * knows: it names it here and adds the result to its providers.
 */
export function viewerContributions(viewerType: Type<object>): Type<object> {
  @Resolver(() => viewerType)
  class ViewerContributionsResolver {
    constructor(private readonly own: OwnContributions) {}

    @ResolveField(() => [OwnContribution])
    @Access(access.public)
    contributions(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<OwnRow[]> | OwnRow[] {
      return context.actor.kind === 'ACCOUNT' ? this.own.ofAccount(context.actor, selectionOf(info), context.lang) : [];
    }
  }
  return ViewerContributionsResolver;
}
