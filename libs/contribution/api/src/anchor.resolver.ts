import { Args, ID, Info, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { VersionEntryObject, VersionObject } from '@mitgestalten/concept-api';
import { holds, isId, reason } from '@mitgestalten/kernel';
import { Access, access, Ctx, InRow, payloadOf, Reader, refusalError, selectionAt, selectionOf, valueOf, type RequestContext } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { AnchorCarry, ObjectToPlaceInput, PlaceAnchorInput, PlaceAnchorPayload, TrayConnection, Voice } from './anchor.graphql.js';
import { isInTray, trayShape } from './anchor.shapes.js';
import { OwnContributionPayload } from './contribution.graphql.js';
import { ObjectToPlace } from './object-to-place.use-case.js';
import { OwnContributions } from './own-contributions.js';
import { PlaceAnchor, trayRoles } from './place-anchor.use-case.js';

/** Anchors: what authors and staff do about the places of comments. */
@Resolver()
export class AnchorResolver {
  constructor(
    private readonly reader: Reader,
    private readonly own: OwnContributions,
    private readonly place: PlaceAnchor,
    private readonly object: ObjectToPlace,
  ) {}

  @Query(() => TrayConnection, { description: 'Comments whose place in the newest version people have to find.' })
  @Access(access.roles(...trayRoles))
  async anchorTray(
    @Args('processId', { type: () => ID }) processId: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 30 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    if (!isId(processId) || !holds(context.actor, processId, ...trayRoles)) throw refusalError(reason('NOT_FOUND', 'processId'), context.lang);
    const page = await this.reader.page(trayShape, selectionOf(info), {
      sortKey: { sql: (t) => `(SELECT c.created_at FROM contribution c WHERE c.id = ${t}.contribution_id)`, type: 'timestamptz' }, tie: 'contribution_id',
      descending: false, first, after, lang: context.lang,
      where: (t, s) => `${t}.process_id = ${s.param(processId)} AND ${isInTray(t)}`,
      total: (s) => `SELECT count(*) FROM anchor_place p WHERE p.process_id = ${s.param(processId)} AND ${isInTray('p')}`,
    });
    return valueOf(page, context.lang);
  }

  @Mutation(() => PlaceAnchorPayload)
  @Access(access.roles(...trayRoles))
  async placeAnchor(@Args('input') input: PlaceAnchorInput, @Ctx() context: RequestContext) {
    return payloadOf(await this.place.run(context.actor, input), context.lang, (value) => value);
  }

  @Mutation(() => OwnContributionPayload)
  @Access(access.public)
  async objectToPlace(@Args('input') input: ObjectToPlaceInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.object.run(context.actor, input, context), context.lang, async ({ contributionId }) => ({
      contribution: await this.own.justDone(contributionId, context.actor, Boolean(input.code), selectionAt(selectionOf(info), 'contribution'), context.lang),
    }));
  }
}

@Resolver(() => VersionEntryObject)
export class EntryVoicesResolver {
  @ResolveField(() => [Voice], { description: 'Where in the text that is shown of this wording people said something.' })
  @Access(access.public)
  @InRow()
  voices(): void {}
}

@Resolver(() => VersionObject)
export class VersionCarryResolver {
  // Its figures count what waits or was withheld, too.
  @ResolveField(() => AnchorCarry, { nullable: true, description: 'How far the comments are carried to it; absent for the first.' })
  @Access(access.rolesInProcess('moderator', 'editor', 'publisher'))
  @InRow()
  carry(): void {}
}
