import { Args, ID, Info, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PassageObject } from '@mitgestalten/concept-api';
import { isId } from '@mitgestalten/kernel';
import { Access, access, Ctx, InRow, Reader, selectionOf, valueOf, Verbatim, type RequestContext } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { ContributionList } from './contribution-list.js';
import {
  ChannelEnum, ContributionConnection, ContributionKindEnum, ContributionObject, ContributionOrderEnum, type ChannelArgument, type KindArgument, type OrderArgument,
} from './contribution.graphql.js';
import { contributionShape } from './contribution.shapes.js';

/** Published contributions, for everybody. */
@Resolver(() => ContributionObject)
export class ContributionResolver {
  constructor(
    private readonly reader: Reader,
    private readonly list: ContributionList,
  ) {}

  @Query(() => ContributionObject, { nullable: true, description: 'A published contribution.' })
  @Access(access.public)
  @Verbatim()
  async contribution(@Args('id', { type: () => ID }) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    if (!isId(id)) return null;
    return this.reader.one(contributionShape, selectionOf(info), context.lang, (t, s) => `${t}.id = ${s.param(id)} AND ${t}.state = 'PUBLISHED'`);
  }

  @Query(() => ContributionConnection)
  @Access(access.public)
  @Verbatim()
  async contributions(
    @Args('processId', { type: () => ID }) processId: string,
    @Args('kind', { type: () => ContributionKindEnum, nullable: true }) kind: KindArgument,
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('order', { type: () => ContributionOrderEnum, nullable: true, defaultValue: 'NEWEST' }) order: OrderArgument,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return valueOf(await this.list.ofProcess(selectionOf(info), { processId, kind, search, order, first, after, lang: context.lang }), context.lang);
  }
}

const standsHereMeans = 'Instead of those made here: those that stand here in the current version, and those made here whose words stand nowhere in it.';

@Resolver(() => PassageObject)
export class PassageCommentsResolver {
  @ResolveField(() => ContributionConnection, { description: 'Threads: comments with their replies inside. totalCount counts both. Narrowed, the threads in which something is as asked for; totalCount counts what is.' })
  @Access(access.public)
  @InRow()
  comments(
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) _first: number,
    @Args('after', { type: () => String, nullable: true }) _after: string | null,
    @Args('order', { type: () => ContributionOrderEnum, nullable: true, defaultValue: 'OLDEST' }) _order: OrderArgument,
    @Args('from', { type: () => Int, nullable: true, description: 'Only comments at words of the stretch from here …' }) _from: number | null,
    @Args('to', { type: () => Int, nullable: true, description: '… to here, in code points of the current wording.' }) _to: number | null,
    @Args('standsHere', { type: () => Boolean, nullable: true, description: standsHereMeans }) _standsHere: boolean | null,
    @Args('search', { type: () => String, nullable: true, description: 'Only those with these words.' }) _search: string | null,
    @Args('channel', { type: () => ChannelEnum, nullable: true }) _channel: ChannelArgument,
    @Args('answered', { type: () => Boolean, nullable: true, description: 'Only those with a published answer, or without one.' }) _answered: boolean | null,
  ): void {}

  @ResolveField(() => ContributionConnection, { description: 'Other words that people suggest for some of it, with what is said about them.' })
  @Access(access.public)
  @InRow()
  suggestions(
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) _first: number,
    @Args('after', { type: () => String, nullable: true }) _after: string | null,
    @Args('order', { type: () => ContributionOrderEnum, nullable: true, defaultValue: 'OLDEST' }) _order: OrderArgument,
    @Args('from', { type: () => Int, nullable: true, description: 'Only at words of the stretch from here …' }) _from: number | null,
    @Args('to', { type: () => Int, nullable: true, description: '… to here, in code points of the current wording.' }) _to: number | null,
    @Args('standsHere', { type: () => Boolean, nullable: true, description: standsHereMeans }) _standsHere: boolean | null,
  ): void {}
}
