import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { officeRoles } from '@mitgestalten/concept-domain';
import type { Decision } from '@mitgestalten/kernel';
import { Access, access, Ctx, payloadOf, selectionAt, selectionOf, type RequestContext, type Row } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { AddDraftPassage } from './add-draft-passage.use-case.js';
import { DraftReader } from './draft-reader.js';
import {
  AddDraftPassageInput, Draft, DraftPassage, DraftPassagePayload, DraftStep, GoBackInDraftInput, ImportDraftPassagesInput, ImportDraftPassagesPayload, MoveDraftPassageInput,
  RemoveDraftPassageInput, SaveDraftPassageInput,
} from './draft.graphql.js';
import { GoBackInDraft } from './go-back-in-draft.use-case.js';
import { ImportDraftPassages } from './import-draft-passages.use-case.js';
import { MoveDraftPassage } from './move-draft-passage.use-case.js';
import { RemoveDraftPassage } from './remove-draft-passage.use-case.js';
import { SaveDraftPassage } from './save-draft-passage.use-case.js';

@Resolver()
export class DraftResolver {
  constructor(
    private readonly drafts: DraftReader,
    private readonly save: SaveDraftPassage,
    private readonly add: AddDraftPassage,
    private readonly imports: ImportDraftPassages,
    private readonly move: MoveDraftPassage,
    private readonly remove: RemoveDraftPassage,
    private readonly back: GoBackInDraft,
  ) {}

  @Query(() => Draft, { nullable: true, description: 'The working draft of a part, for the office and for drafters until their last day is over.' })
  @Access(access.roles(...officeRoles, 'drafter'))
  draft(@Args('partId', { type: () => ID }) partId: string, @Ctx() { actor, lang }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    return this.drafts.draft(actor, partId, selectionOf(info), lang);
  }

  @Query(() => [DraftPassage], { description: 'These passages of a draft, at most fifty, in its order; for those who may read it.' })
  @Access(access.roles(...officeRoles, 'drafter'))
  draftPassages(
    @Args('partId', { type: () => ID }) partId: string,
    @Args('passageIds', { type: () => [ID] }) passageIds: string[],
    @Ctx() { actor, lang }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row[]> {
    return this.drafts.passages(actor, partId, passageIds, selectionOf(info), lang);
  }

  @Query(() => [DraftStep], { description: 'What a passage of a draft said before, the newest step first; for the office, and for drafters where they may write.' })
  @Access(access.roles(...officeRoles, 'drafter'))
  draftSteps(@Args('passageId', { type: () => ID }) passageId: string, @Ctx() { actor, lang }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row[]> {
    return this.drafts.steps(actor, passageId, selectionOf(info), lang);
  }

  @Mutation(() => DraftPassagePayload)
  @Access(access.roles('editor', 'drafter'))
  async goBackInDraft(@Args('input') input: GoBackInDraftInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.payload(await this.back.run(context.actor, input), input.passageId, context, info);
  }

  @Mutation(() => DraftPassagePayload)
  @Access(access.roles('editor', 'drafter'))
  async saveDraftPassage(@Args('input') input: SaveDraftPassageInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.payload(await this.save.run(context.actor, input), input.passageId, context, info);
  }

  @Mutation(() => DraftPassagePayload)
  @Access(access.roles('editor'))
  async addDraftPassage(@Args('input') input: AddDraftPassageInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.payload(await this.add.run(context.actor, input), null, context, info);
  }

  @Mutation(() => ImportDraftPassagesPayload)
  @Access(access.roles('editor'))
  async importDraftPassages(@Args('input') input: ImportDraftPassagesInput, @Ctx() context: RequestContext) {
    return payloadOf(await this.imports.run(context.actor, input), context.lang, (value) => value);
  }

  @Mutation(() => DraftPassagePayload)
  @Access(access.roles('editor'))
  async moveDraftPassage(@Args('input') input: MoveDraftPassageInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.payload(await this.move.run(context.actor, input), input.passageId, context, info);
  }

  @Mutation(() => DraftPassagePayload)
  @Access(access.roles('editor'))
  async removeDraftPassage(@Args('input') input: RemoveDraftPassageInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.payload(await this.remove.run(context.actor, input), input.passageId, context, info);
  }

  /** After a CONFLICT, which only those hear who may see the draft, `current` is what stands there now. */
  private async payload(decision: Decision<{ passageId: string }>, askedFor: string | null, { actor, lang }: RequestContext, info: GraphQLResolveInfo) {
    const read = (passageId: string, field: 'passage' | 'current') => this.drafts.passage(actor, passageId, selectionAt(selectionOf(info), field), lang);
    const payload = await payloadOf(decision, lang, async ({ passageId }) => ({ passage: await read(passageId, 'passage') }));
    const conflict = !decision.ok && decision.refusals.some(({ code }) => code === 'CONFLICT');
    return conflict && askedFor !== null ? { ...payload, current: await read(askedFor, 'current') } : payload;
  }
}
