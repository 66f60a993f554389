import { Args, ID, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, staffRoles } from '@mitgestalten/kernel';
import { Access, access, Ctx, holdsSql, Reader, selectionOf, Verbatim, type RequestContext, type Row } from '@mitgestalten/platform';
import { Today } from '@mitgestalten/review-api';
import { BallotObject, ballotShape, isOpen, TallyObject, tallyShape } from '@mitgestalten/voting-api';
import type { GraphQLResolveInfo } from 'graphql';

const readers = ['council', ...staffRoles] as const;

/** What the bodies read of a ballot: the figures that everybody sees. */
@Resolver()
export class CouncilResolver {
  constructor(private readonly reader: Reader) {}

  @Query(() => TallyObject, { nullable: true, description: 'The tally of a closed ballot; null until then. The same figures as for everybody.' })
  @Access(access.roles(...readers))
  @Verbatim()
  councilTally(@Args('ballotId', { type: () => ID }) ballotId: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row | null> | null {
    if (!isId(ballotId)) return null;
    return this.reader.one(tallyShape, selectionOf(info), context.lang, (t, s) => `${t}.ballot_id = ${s.param(ballotId)} AND ${holdsSql(context.actor, `${t}.process_id`, s, ...readers)}`);
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
