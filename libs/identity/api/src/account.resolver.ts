import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { accountOf } from '@mitgestalten/kernel';
import { Access, access, Ctx, payloadOf, Reader, selectionAt, selectionOf, type Row, type Selections } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import {
  AcceptedPayload, RequestSignInLinkInput, SessionPayload, SetPasswordInput, SignInInput, SignInWithLinkInput, UpdateAccountInput, Viewer,
} from './identity.graphql.js';
import { viewerShape } from './identity.shapes.js';
import { RequestSignInLink } from './request-sign-in-link.use-case.js';
import type { SessionContext } from './sessions.js';
import { SetPassword } from './set-password.use-case.js';
import { SignOut } from './sign-out.use-case.js';
import { LinkStrategy, PasswordStrategy } from './strategies.js';
import { UpdateAccount } from './update-account.use-case.js';

/** Signing in and out, and the own account. */
@Resolver(() => Viewer)
export class AccountResolver {
  constructor(
    private readonly reader: Reader,
    private readonly linkStrategy: LinkStrategy,
    private readonly passwordStrategy: PasswordStrategy,
    private readonly requestSignInLinkUseCase: RequestSignInLink,
    private readonly signOutUseCase: SignOut,
    private readonly setPasswordUseCase: SetPassword,
    private readonly updateAccountUseCase: UpdateAccount,
  ) {}

  @Query(() => Viewer, { nullable: true })
  @Access(access.public)
  viewer(@Ctx() context: SessionContext, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    return this.readViewer(context, selectionOf(info));
  }

  @Mutation(() => AcceptedPayload)
  @Access(access.public)
  async requestSignInLink(@Args('input') input: RequestSignInLinkInput, @Ctx() context: SessionContext) {
    return payloadOf(await this.requestSignInLinkUseCase.run(context.actor, input, context.lang, context.device), context.lang, accepted);
  }

  @Mutation(() => SessionPayload)
  @Access(access.public)
  async signInWithLink(@Args('input') { token }: SignInWithLinkInput, @Ctx() context: SessionContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await context.authenticate(this.linkStrategy, { token }), context.lang, this.withViewer(context, info));
  }

  @Mutation(() => SessionPayload)
  @Access(access.public)
  async signIn(@Args('input') { email, password }: SignInInput, @Ctx() context: SessionContext, @Info() info: GraphQLResolveInfo) {
    const decision = await context.authenticate(this.passwordStrategy, { email, password, device: context.device });
    return payloadOf(decision, context.lang, this.withViewer(context, info));
  }

  @Mutation(() => AcceptedPayload)
  @Access(access.public)
  async signOut(@Ctx() context: SessionContext) {
    const decision = await this.signOutUseCase.run(context.actor);
    await context.signIn(null);
    return payloadOf(decision, context.lang, accepted);
  }

  @Mutation(() => AcceptedPayload)
  @Access(access.signedIn)
  async setPassword(@Args('input') input: SetPasswordInput, @Ctx() context: SessionContext) {
    return payloadOf(await this.setPasswordUseCase.run(context.actor, input, context.sessionHash), context.lang, accepted);
  }

  @Mutation(() => SessionPayload)
  @Access(access.signedIn)
  async updateAccount(@Args('input') input: UpdateAccountInput, @Ctx() context: SessionContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.updateAccountUseCase.run(context.actor, input), context.lang, this.withViewer(context, info));
  }

  private withViewer(context: SessionContext, info: GraphQLResolveInfo) {
    return async ({ returnTo = null }: { accountId: string; returnTo?: string | null }) => ({
      viewer: await this.readViewer(context, selectionAt(selectionOf(info), 'viewer')), returnTo,
    });
  }

  private async readViewer(context: SessionContext, selection: Selections): Promise<Row | null> {
    const accountId = accountOf(context.actor);
    return accountId === null ? null : this.reader.one(viewerShape, selection, context.lang, (t, s) => `${t}.id = ${s.param(accountId)}`);
  }
}

function accepted(): { accepted: boolean } {
  return { accepted: true };
}
