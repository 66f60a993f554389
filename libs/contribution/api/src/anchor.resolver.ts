import { Args, ID, Info, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { VersionEntryObject, VersionObject } from '@mitgestalten/concept-api';
import { holds, isId, reason } from '@mitgestalten/kernel';
import { Access, access, Ctx, InRow, payloadOf, Reader, refusalError, selectionAt, selectionOf, valueOf, type RequestContext } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { AnchorCarry, ObjectToPlaceInput, PlaceAnchorInput, PlaceAnchorPayload, PlaceText, TrayConnection, TrayViewEnum, Voice } from './anchor.graphql.js';
import { isAutomatic, isCorrectable, isInTray, trayShape } from './anchor.shapes.js';
import { OwnContributionPayload } from './contribution.graphql.js';
import { ObjectToPlace } from './object-to-place.use-case.js';
import { OwnContributions } from './own-contributions.js';
import { PlaceAnchor } from './place-anchor.use-case.js';
import { PlaceTexts } from './place-texts.js';
import { trayRoles } from './tray-roles.js';

const commented = (t: string) => `(SELECT c.created_at FROM contribution c WHERE c.id = ${t}.contribution_id)`;
// Decided in an earlier version too; a case that was opened again, and carried since, has no time of decision: then that of the comment.
const lastDecided = (t: string) => `coalesce((SELECT max(d.decided_at) FROM anchor_place d WHERE d.contribution_id = ${t}.contribution_id), ${commented(t)})`;

// By the thousandth, the least alike first; without a place nothing is alike.
const likeness = (t: string) => `round(1000 * coalesce(${t}.score, 0))::int`;

const trayLists = {
  WAITING: { isListed: isInTray, sortKey: { sql: commented, type: 'timestamptz' }, descending: false },
  PLACED: { isListed: isCorrectable, sortKey: { sql: lastDecided, type: 'timestamptz' }, descending: true },
  AUTOMATIC: { isListed: isAutomatic, sortKey: { sql: likeness, type: 'integer' }, descending: false },
} as const;

/** Anchors: what authors and staff do about the places of comments. */
@Resolver()
export class AnchorResolver {
  constructor(
    private readonly reader: Reader,
    private readonly own: OwnContributions,
    private readonly place: PlaceAnchor,
    private readonly object: ObjectToPlace,
    private readonly texts: PlaceTexts,
  ) {}

  @Query(() => TrayConnection, { description: 'Comments whose place in the newest version people have to find, the oldest first; or those that they placed or let rest, the last decided first; or those that the machine placed, the least alike first.' })
  @Access(access.roles(...trayRoles))
  async anchorTray(
    @Args('processId', { type: () => ID }) processId: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 30 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('view', { type: () => TrayViewEnum, nullable: true, defaultValue: 'WAITING' }) view: keyof typeof trayLists | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    if (!isId(processId) || !holds(context.actor, processId, ...trayRoles)) throw refusalError(reason('NOT_FOUND', 'processId'), context.lang);
    const { isListed, sortKey, descending } = trayLists[view ?? 'WAITING'];
    const page = await this.reader.page(trayShape, selectionOf(info), {
      sortKey, tie: 'contribution_id', descending, first, after, lang: context.lang,
      where: (t, s) => `${t}.process_id = ${s.param(processId)} AND ${isListed(t)}`,
      total: (s) => `SELECT count(*) FROM anchor_place p WHERE p.process_id = ${s.param(processId)} AND ${isListed('p')}`,
    });
    return valueOf(page, context.lang);
  }

  @Query(() => [PlaceText], { description: 'The passages of a version that have a text in that language: where a comment that was made in it can be placed. One of them, where it is named.' })
  @Access(access.roles(...trayRoles))
  async placeTexts(
    @Args('versionId', { type: () => ID }) versionId: string,
    @Args('lang', { type: () => String }) lang: string,
    @Args('passageId', { type: () => ID, nullable: true }) passageId: string | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    const texts = await this.texts.of(context.actor, { versionId, lang, passageId: passageId ?? null });
    if (texts === null) throw refusalError(reason('NOT_FOUND', 'versionId'), context.lang);
    return texts;
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
