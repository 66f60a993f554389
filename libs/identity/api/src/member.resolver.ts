import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { mayManageMembers } from '@mitgestalten/identity-domain';
import { isId, reason } from '@mitgestalten/kernel';
import { Access, access, Ctx, payloadOf, Reader, refusalError, selectionAt, selectionOf, type RequestContext, type Row } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { AddBody } from './add-body.use-case.js';
import { AddBodyInput, Body, BodyPayload, InviteMemberInput, Member, MemberPayload, RemoveBodyInput, RevokeRoleInput } from './identity.graphql.js';
import { bodyShape, memberShape } from './identity.shapes.js';
import { InviteMember } from './invite-member.use-case.js';
import { RemoveBody } from './remove-body.use-case.js';
import { RevokeRole } from './revoke-role.use-case.js';

/** Who works on a process, in which role and body. */
@Resolver(() => Member)
export class MemberResolver {
  constructor(
    private readonly reader: Reader,
    private readonly inviteMemberUseCase: InviteMember,
    private readonly revokeRoleUseCase: RevokeRole,
    private readonly addBodyUseCase: AddBody,
    private readonly removeBodyUseCase: RemoveBody,
  ) {}

  /** Also the administrators of the whole installation: they may do everything here. */
  @Query(() => [Member])
  @Access(access.roles('admin'))
  async members(@Args('processId', { type: () => ID }) processId: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    if (!isId(processId) || !mayManageMembers(context.actor, processId)) throw refusalError(reason('NOT_FOUND', 'processId'), context.lang);
    const rows = await this.reader.all(
      memberShape, selectionOf(info), context.lang, (t, s) => `(${t}.process_id = ${s.param(processId)} OR ${t}.process_id IS NULL)`, (t) => `${t}.role, ${t}.granted_at, ${t}.id`,
    );
    return rows.map(inProcess(processId));
  }

  @Query(() => [Body])
  @Access(access.public)
  bodies(@Args('processId', { type: () => ID }) processId: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row[]> {
    if (!isId(processId)) return Promise.resolve([]);
    return this.reader.all(bodyShape, selectionOf(info), context.lang, (t, s) => `${t}.process_id = ${s.param(processId)}`, (t) => `${t}.kind, ${t}.id`);
  }

  @Mutation(() => MemberPayload)
  @Access(access.roles('admin'))
  async inviteMember(@Args('input') input: InviteMemberInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const decision = await this.inviteMemberUseCase.run(context.actor, input, context.lang);
    return payloadOf(decision, context.lang, async ({ grantId }) => {
      const selection = selectionAt(selectionOf(info), 'member');
      const row = await this.reader.one(memberShape, selection, context.lang, (t, s) => `${t}.id = ${s.param(grantId)}`);
      return { member: row && inProcess(input.processId)(row) };
    });
  }

  /** `member` is null: there is none any more. */
  @Mutation(() => MemberPayload)
  @Access(access.roles('admin'))
  async revokeRole(@Args('input') input: RevokeRoleInput, @Ctx() context: RequestContext) {
    return payloadOf(await this.revokeRoleUseCase.run(context.actor, input), context.lang, () => ({ member: null }));
  }

  @Mutation(() => BodyPayload)
  @Access(access.roles('admin'))
  async addBody(@Args('input') input: AddBodyInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.addBodyUseCase.run(context.actor, input), context.lang, async ({ bodyId }) => ({
      body: await this.reader.one(bodyShape, selectionAt(selectionOf(info), 'body'), context.lang, (t, s) => `${t}.id = ${s.param(bodyId)}`),
    }));
  }

  /** `body` is null: there is none any more. */
  @Mutation(() => BodyPayload)
  @Access(access.roles('admin'))
  async removeBody(@Args('input') input: RemoveBodyInput, @Ctx() context: RequestContext) {
    return payloadOf(await this.removeBodyUseCase.run(context.actor, input), context.lang, () => ({ body: null }));
  }
}

// The rules of the fields ask in which process they are read; an administrator of the installation has none of its own.
function inProcess(processId: string): (row: Row) => Row {
  return (row) => ({ ...row, processId });
}
