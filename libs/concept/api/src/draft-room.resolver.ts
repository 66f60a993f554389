import { Args, ID, Info, Mutation, Resolver, Subscription } from '@nestjs/graphql';
import { officeRoles } from '@mitgestalten/concept-domain';
import { isId, refuse, type Decision } from '@mitgestalten/kernel';
import { Access, access, Ctx, payloadOf, selectionAt, selectionOf, valueOf, type RequestContext } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { DraftReader } from './draft-reader.js';
import { AnswerWishInput, AskForPassageInput, BeInDraftInput, DraftRoomNews, DraftRoomPayload, LeaveDraftInput } from './draft-room.graphql.js';
import { DraftRoom } from './draft-room.js';

@Resolver()
export class DraftRoomResolver {
  constructor(
    private readonly rooms: DraftRoom,
    private readonly drafts: DraftReader,
  ) {}

  @Subscription(() => DraftRoomNews, { description: 'Who is in the drafting room, and what is saved of one passage, whenever that changes. Over the WebSocket, for those who may read the draft.' })
  @Access(access.roles(...officeRoles, 'drafter'))
  async draftRoomChanged(
    @Args('processId', { type: () => ID }) processId: string,
    @Args('partId', { type: () => ID }) partId: string,
    @Args('passageId', { type: () => ID, nullable: true }) passageId: string | null,
    @Ctx() { actor, lang }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const place = await this.rooms.enter(actor, partId);
    if (place === null || place.processId !== processId) return valueOf(refuse('NOT_FOUND', 'partId'), lang);
    // The room first: whoever is seen to have left has saved what is read then.
    const room = await this.rooms.read(actor, place);
    const passage = passageId == null || !isId(passageId) ? null : await this.drafts.passage(actor, passageId, selectionAt(selectionOf(info), 'passage'), lang);
    return { processId, room, passage: passage?.['partId'] === partId ? passage : null };
  }

  @Mutation(() => DraftRoomPayload)
  @Access(access.roles(...officeRoles, 'drafter'))
  async beInDraft(@Args('input') input: BeInDraftInput, @Ctx() context: RequestContext) {
    return this.payload(await this.rooms.be(context.actor, context.sessionHash ?? null, input), context);
  }

  @Mutation(() => DraftRoomPayload, { description: 'Asks who writes at the passage for it. Without an answer it passes when they have not written for half a minute.' })
  @Access(access.roles('editor', 'drafter'))
  async askForPassage(@Args('input') input: AskForPassageInput, @Ctx() context: RequestContext) {
    return this.payload(await this.rooms.ask(context.actor, input), context);
  }

  @Mutation(() => DraftRoomPayload)
  @Access(access.roles('editor', 'drafter'))
  async answerWish(@Args('input') input: AnswerWishInput, @Ctx() context: RequestContext) {
    return this.payload(await this.rooms.answer(context.actor, input), context);
  }

  @Mutation(() => DraftRoomPayload)
  @Access(access.roles(...officeRoles, 'drafter'))
  async leaveDraft(@Args('input') { seatId }: LeaveDraftInput, @Ctx() context: RequestContext) {
    return this.payload(await this.rooms.leave(context.actor, seatId), context);
  }

  private payload(decision: Decision<{ partId: string; processId: string }>, { actor, lang }: RequestContext) {
    return payloadOf(decision, lang, async (place) => ({ room: await this.rooms.readAndSweep(actor, place) }));
  }
}
