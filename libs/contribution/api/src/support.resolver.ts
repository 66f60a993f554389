import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Access, access, Ctx, payloadOf, type RequestContext } from '@mitgestalten/platform';
import { SupportContribution } from './support-contribution.use-case.js';
import { SupportContributionInput, SupportPayload, WithdrawSupportInput } from './support.graphql.js';

/** Saying that somebody else is right. */
@Resolver()
export class SupportResolver {
  constructor(private readonly support: SupportContribution) {}

  @Mutation(() => SupportPayload)
  @Access(access.public)
  async supportContribution(@Args('input') input: SupportContributionInput, @Ctx() context: RequestContext) {
    return payloadOf(await this.support.run(context.actor, input, context), context.lang, (value) => value);
  }

  @Mutation(() => SupportPayload)
  @Access(access.public)
  async withdrawSupport(@Args('input') input: WithdrawSupportInput, @Ctx() context: RequestContext) {
    return payloadOf(await this.support.withdraw(context.actor, input, context), context.lang, (value) => value);
  }
}
