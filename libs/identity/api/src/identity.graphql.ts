import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { accountOf, type Role } from '@mitgestalten/kernel';
import { access, DateTimeScalar, enumOf, Expose, LocalTextInput, RefusalObject, type AccessRule } from '@mitgestalten/platform';

/** In the schema the roles are in capitals; inside they are those of the kernel. */
export const RoleEnum = {
  ADMIN: 'admin', MODERATOR: 'moderator', EDITOR: 'editor', PUBLISHER: 'publisher', DRAFTER: 'drafter', ORGANISER: 'organiser', HOST: 'host', COUNCIL: 'council',
} as const satisfies Record<string, Role>;
export const BodyKindEnum = enumOf('HIR', 'COMMITTEE', 'ASSEMBLY');
registerEnumType(RoleEnum, { name: 'Role' });
registerEnumType(BodyKindEnum, { name: 'BodyKind' });

const { public: everybody } = access;
const administrators = access.rolesInProcess('admin');
const aboutMembers = access.personal(administrators, 'accountId');
const codeIssuers = access.rolesInProcess('admin', 'organiser');

/** A field of the viewer: only for the person whose account it is. */
const ownAccount: AccessRule = {
  name: 'own account',
  allows: (actor, parent) => accountOf(actor) !== null && accountOf(actor) === (parent as { id?: string } | null)?.id,
};

@ObjectType()
export class Body {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => BodyKindEnum) kind!: string;
  @Expose(everybody, () => String) name!: string;
}

@ObjectType()
export class ViewerRole {
  @Expose(everybody, () => RoleEnum) role!: Role;
  @Expose(everybody, () => ID, { nullable: true }) processId!: string | null;
  @Expose(everybody, () => Body, { nullable: true }) body!: Body | null;
}

@ObjectType()
export class Viewer {
  @Expose(ownAccount, () => ID) id!: string;
  @Expose(ownAccount, () => String) email!: string;
  @Expose(ownAccount, () => String, { nullable: true }) displayName!: string | null;
  @Expose(ownAccount, () => String) lang!: string;
  @Expose(ownAccount, () => Boolean) hasPassword!: boolean;
  @Expose(ownAccount, () => [ViewerRole]) roles!: ViewerRole[];
}

@ObjectType()
export class Member {
  @Expose(administrators, () => ID) accountId!: string;
  @Expose(aboutMembers, () => String) email!: string;
  @Expose(aboutMembers, () => String, { nullable: true }) displayName!: string | null;
  @Expose(administrators, () => RoleEnum) role!: Role;
  @Expose(administrators, () => Body, { nullable: true }) body!: Body | null;
  @Expose(administrators, () => ID) grantId!: string;
  @Expose(administrators, () => DateTimeScalar) grantedAt!: string;
}

@ObjectType()
export class CodeBatch {
  @Expose(codeIssuers, () => ID) id!: string;
  @Expose(codeIssuers, () => String) label!: string;
  @Expose(codeIssuers, () => Int) size!: number;
  @Expose(codeIssuers, () => DateTimeScalar) createdAt!: string;
  @Expose(codeIssuers, () => Int, { nullable: true, description: 'How many were used. Null while a vote is running: the figure would tell when somebody votes.' })
  redeemed!: number | null;
}

@InputType()
export class RequestSignInLinkInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => String) email!: string;
  @Field(() => String, { nullable: true }) returnTo?: string | null;
  @Field(() => ID, { nullable: true }) processId?: string | null;
}

@InputType()
export class SignInWithLinkInput {
  @Field(() => String) token!: string;
}

@InputType()
export class SignInInput {
  @Field(() => String) email!: string;
  @Field(() => String) password!: string;
}

@InputType()
export class SetPasswordInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => String) password!: string;
  @Field(() => String, { nullable: true }) formerPassword?: string | null;
}

@InputType()
export class UpdateAccountInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => String, { nullable: true }) displayName?: string | null;
  @Field(() => String) lang!: string;
}

@InputType()
export class InviteMemberInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) processId!: string;
  @Field(() => String) email!: string;
  @Field(() => String, { nullable: true }) displayName?: string | null;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => ID, { nullable: true }) bodyId?: string | null;
}

@InputType()
export class RevokeRoleInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) grantId!: string;
}

@InputType()
export class AddBodyInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) processId!: string;
  @Field(() => BodyKindEnum) kind!: 'HIR' | 'COMMITTEE' | 'ASSEMBLY';
  @Field(() => [LocalTextInput]) names!: LocalTextInput[];
}

@InputType()
export class RemoveBodyInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) bodyId!: string;
}

@InputType()
export class IssueCodesInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) processId!: string;
  @Field(() => String) label!: string;
  @Field(() => Int) size!: number;
}

@ObjectType()
export class AcceptedPayload {
  @Expose(everybody, () => Boolean) accepted!: boolean;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}

@ObjectType()
export class SessionPayload {
  @Expose(everybody, () => Viewer, { nullable: true }) viewer?: Viewer | null;
  @Expose(everybody, () => String, { nullable: true }) returnTo?: string | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}

@ObjectType()
export class MemberPayload {
  @Expose(everybody, () => Member, { nullable: true }) member?: Member | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}

@ObjectType()
export class BodyPayload {
  @Expose(everybody, () => Body, { nullable: true }) body?: Body | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}

@ObjectType({ description: 'The codes can be read here, once and in a repeat of the same request; only keyed digests are kept.' })
export class IssueCodesPayload {
  @Expose(everybody, () => CodeBatch, { nullable: true }) batch?: CodeBatch | null;
  @Expose(everybody, () => [String]) codes!: string[];
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}
