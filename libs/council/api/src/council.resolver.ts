import { Args, ID, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { holds, isId, staffRoles } from '@mitgestalten/kernel';
import { Access, access, Ctx, Reader, selectionOf, type RequestContext, type Row } from '@mitgestalten/platform';
import { Today } from '@mitgestalten/review-api';
import { BallotObject, ballotShape, isCounted, isOpen, readTally, TallyObject, tallyShape, type TallyOrder, type TallyRow } from '@mitgestalten/voting-api';
import type { GraphQLResolveInfo } from 'graphql';
import { TallyOrderEnum } from './council.graphql.js';

const readers = ['council', ...staffRoles] as const;

/** What the bodies read of a ballot: the figures that everybody sees, in the order that helps them. */
@Resolver()
export class CouncilResolver {
  constructor(private readonly reader: Reader) {}

  @Query(() => TallyObject, { nullable: true, description: 'The tally of a closed ballot, sorted; null until then. The same figures as for everybody.' })
  @Access(access.roles(...readers))
  async councilTally(
    @Args('ballotId', { type: () => ID }) ballotId: string,
    @Args('order', { type: () => TallyOrderEnum, nullable: true, defaultValue: 'VOTES' }) order: TallyOrder | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TallyObject | null> {
    if (!isId(ballotId)) return null;
    const row = await this.reader.one(tallyShape, selectionOf(info), context.lang, (t, s) => `${t}.id = ${s.param(ballotId)} AND ${isCounted(t)}`);
    if (row === null || !holds(context.actor, String(row['processId']), ...readers)) return null;
    return readTally(row as TallyRow, order ?? 'VOTES', context.lang);
  }
}

@Resolver(() => Today)
export class TodayBallotsResolver {
  constructor(private readonly reader: Reader) {}

  @ResolveField(() => [BallotObject], { description: 'Ballots that are open now, the one that closes first on top.' })
  @Access(access.public)
  openBallots(@Parent() today: { processId: string }, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row[]> {
    return this.reader.all(
      ballotShape, selectionOf(info), context.lang, (t, s) => `${t}.process_id = ${s.param(today.processId)} AND ${isOpen(t)}`, (t) => `${t}.closes_at, ${t}.id`,
    );
  }
}
