import { Args, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { VersionEntryObject } from '@mitgestalten/concept-api';
import { isId, presentOrNull } from '@mitgestalten/kernel';
import { Access, access, Ctx, InRow, payloadOf, Reader, selectionAt, selectionOf, valueOf, Verbatim, type RequestContext, type Row } from '@mitgestalten/platform';
import { ProcessObject } from '@mitgestalten/process-api';
import { ballotStateOf } from '@mitgestalten/voting-domain';
import type { GraphQLResolveInfo } from 'graphql';
import { CastVote } from './cast-vote.use-case.js';
import { CreateBallot } from './create-ballot.use-case.js';
import { UpdateBallot } from './update-ballot.use-case.js';
import {
  BallotObject, BallotPayload, BallotStateEnum, CastVoteInput, CastVotePayload, CreateBallotInput, TallyItemObject, TallyObject, TallyOrderEnum, UpdateBallotInput, VotingPaperObject,
} from './voting.graphql.js';
import { ballotShape, type TallyOrder } from './voting.shapes.js';
import { OwnPaper } from './own-paper.js';

type BallotRow = Row & { opensAt: string; closesAt: string; closedAt: string | null; now: string };

@Resolver(() => ProcessObject)
export class ProcessBallotsResolver {
  @ResolveField(() => [BallotObject])
  @Access(access.public)
  @InRow()
  ballots(): void {}
}

@Resolver(() => VersionEntryObject)
export class EntryTallyResolver {
  @ResolveField(() => TallyItemObject, { nullable: true, description: 'Its figures in the newest closed ballot on just this wording; null without one.' })
  @Access(access.public)
  @InRow()
  tally(): void {}
}

@Resolver(() => BallotObject)
export class BallotResolver {
  constructor(
    private readonly reader: Reader,
    private readonly createBallotUseCase: CreateBallot,
    private readonly updateBallotUseCase: UpdateBallot,
  ) {}

  @Query(() => BallotObject, { nullable: true })
  @Access(access.public)
  @Verbatim()
  async ballot(@Args('id', { type: () => ID }) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return isId(id) ? this.reader.one(ballotShape, selectionOf(info), context.lang, (t, s) => `${t}.id = ${s.param(id)}`) : null;
  }

  @Mutation(() => BallotPayload)
  @Access(access.roles('editor'))
  async createBallot(@Args('input') input: CreateBallotInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.createBallotUseCase.run(context.actor, input), context.lang, this.withBallot(context, info));
  }

  @Mutation(() => BallotPayload)
  @Access(access.roles('editor'))
  async updateBallot(@Args('input') input: UpdateBallotInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.updateBallotUseCase.run(context.actor, input), context.lang, this.withBallot(context, info));
  }

  private withBallot(context: RequestContext, info: GraphQLResolveInfo) {
    const selection = selectionAt(selectionOf(info), 'ballot');
    return async ({ ballotId }: { ballotId: string }) => ({
      ballot: await this.reader.one(ballotShape, selection, context.lang, (t, s) => `${t}.id = ${s.param(ballotId)}`),
    });
  }

  @ResolveField(() => BallotStateEnum)
  @Access(access.public)
  state(@Parent() { opensAt, closesAt, closedAt, now }: BallotRow): string {
    const dates = { opensAt: new Date(opensAt), closesAt: new Date(closesAt), closedAt: closedAt === null ? null : new Date(closedAt) };
    return ballotStateOf(dates, new Date(now));
  }
}

@Resolver(() => TallyObject)
export class TallyResolver {
  @ResolveField(() => [TallyItemObject])
  @Access(access.public)
  @InRow()
  items(@Args('order', { type: () => TallyOrderEnum, nullable: true, defaultValue: 'ORDINAL' }) _: TallyOrder | null): void {}
}

@Resolver(() => VotingPaperObject)
export class VotingPaperResolver {
  constructor(
    private readonly ownPaper: OwnPaper,
    private readonly castVoteUseCase: CastVote,
  ) {}

  @Query(() => VotingPaperObject, { nullable: true, description: 'The own voting paper, by session or by code.' })
  @Access(access.holder)
  async votingPaper(
    @Args('ballotId', { type: () => ID }) ballotId: string,
    @Args('code', { type: () => String, nullable: true }) code: string | null,
    @Ctx() context: RequestContext,
  ): Promise<VotingPaperObject | null> {
    return valueOf(await this.ownPaper.read(context, ballotId, presentOrNull(code)), context.lang);
  }

  @Mutation(() => CastVotePayload)
  @Access(access.public)
  async castVote(@Args('input') input: CastVoteInput, @Ctx() context: RequestContext) {
    return payloadOf(await this.castVoteUseCase.run(context.actor, input, context), context.lang, (result) => result);
  }
}
