import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { accountOf, isId, type Decision } from '@mitgestalten/kernel';
import { Access, access, Ctx, holdsSql, payloadOf, Reader, selectionAt, selectionOf, type RequestContext, type Row } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { ChangeDrafterGrant } from './change-drafter-grant.use-case.js';
import { ChangeDrafterGrantInput, DrafterGrant, DrafterGrantPayload, InviteDrafterInput, WithdrawDrafterGrantInput } from './drafter.graphql.js';
import { drafterGrantShape } from './drafter.shapes.js';
import { InviteDrafter } from './invite-drafter.use-case.js';
import { WithdrawDrafterGrant } from './withdraw-drafter-grant.use-case.js';

/** The Arbeitsgruppe: who writes at which passages, and until when. */
@Resolver()
export class DrafterResolver {
  constructor(
    private readonly reader: Reader,
    private readonly invite: InviteDrafter,
    private readonly change: ChangeDrafterGrant,
    private readonly withdraw: WithdrawDrafterGrant,
  ) {}

  @Query(() => [DrafterGrant], { description: 'Who was invited to write at a part, those whose last day is over too.' })
  @Access(access.roles('editor'))
  async drafterGrants(@Args('partId', { type: () => ID }) partId: string, @Ctx() { actor, lang }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row[]> {
    if (!isId(partId)) return [];
    return this.reader.all(
      drafterGrantShape, selectionOf(info), lang, (g, s) => `${g}.part_id = ${s.param(partId)} AND ${holdsSql(actor, `${g}.process_id`, s, 'editor')}`, (g) => `${g}.granted_at, ${g}.id`,
    );
  }

  @Query(() => [DrafterGrant], { description: 'What was given to whoever asks, in the order of the parts.' })
  @Access(access.roles('drafter'))
  async ownDrafterGrants(@Args('processId', { type: () => ID }) processId: string, @Ctx() { actor, lang }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row[]> {
    if (!isId(processId)) return [];
    return this.reader.all(
      drafterGrantShape, selectionOf(info), lang,
      (g, s) => `${g}.process_id = ${s.param(processId)} AND ${g}.role_grant_id IN (SELECT r.id FROM role_grant r WHERE r.account_id = ${s.param(accountOf(actor))})`,
      (g) => `(SELECT p.ordinal FROM part p WHERE p.id = ${g}.part_id)`,
    );
  }

  @Mutation(() => DrafterGrantPayload)
  @Access(access.roles('editor'))
  async inviteDrafter(@Args('input') input: InviteDrafterInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.payload(await this.invite.run(context.actor, input, context.lang), context, info);
  }

  @Mutation(() => DrafterGrantPayload)
  @Access(access.roles('editor'))
  async changeDrafterGrant(@Args('input') input: ChangeDrafterGrantInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.payload(await this.change.run(context.actor, input), context, info);
  }

  /** `grant` is null: there is none any more. */
  @Mutation(() => DrafterGrantPayload)
  @Access(access.roles('editor'))
  async withdrawDrafterGrant(@Args('input') input: WithdrawDrafterGrantInput, @Ctx() context: RequestContext) {
    return payloadOf(await this.withdraw.run(context.actor, input), context.lang, () => ({ grant: null }));
  }

  private payload(decision: Decision<{ grantId: string }>, { lang }: RequestContext, info: GraphQLResolveInfo) {
    return payloadOf(decision, lang, async ({ grantId }) => ({
      grant: await this.reader.one(drafterGrantShape, selectionAt(selectionOf(info), 'grant'), lang, (g, s) => `${g}.id = ${s.param(grantId)}`),
    }));
  }
}
