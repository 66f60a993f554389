import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { accountOf, holds } from '@mitgestalten/kernel';
import { access, DateTimeScalar, Expose, RefusalObject, type AccessRule } from '@mitgestalten/platform';
import { PartObject } from './concept.graphql.js';

const { public: everybody } = access;
const editors = access.rolesInProcess('editor');
const aboutDrafters = access.personal(editors, 'accountId');

/** What was given is read by editors, and by the drafter whom it was given to. */
const ownOrEditors: AccessRule = {
  name: 'own account, or editor of the process',
  allows: (actor, parent) => {
    const { processId, accountId } = parent as { processId: string; accountId: string };
    return holds(actor, processId, 'editor') || (accountOf(actor) !== null && accountOf(actor) === accountId);
  },
};

@ObjectType({ description: 'Passages of a part that somebody of the Arbeitsgruppe writes at, until the end of a day.' })
export class DrafterGrant {
  @Expose(ownOrEditors, () => ID) id!: string;
  @Expose(ownOrEditors, () => PartObject) part!: PartObject;
  @Expose(ownOrEditors, () => Boolean, { description: 'All passages, also those that are added later; else the ones named.' }) wholePart!: boolean;
  @Expose(ownOrEditors, () => [ID]) passageIds!: string[];
  @Expose(ownOrEditors, () => DateTimeScalar) endsAt!: string;
  @Expose(ownOrEditors, () => Boolean) over!: boolean;
  @Expose(editors, () => ID) accountId!: string;
  @Expose(aboutDrafters, () => String) email!: string;
  @Expose(aboutDrafters, () => String, { nullable: true }) displayName!: string | null;
  @Expose(editors, () => Int) lockVersion!: number;
}

const passageIds = { nullable: true, description: 'Absent: all passages of the part.' };
const lastDay = { description: 'As 2026-05-15; that day in Berlin is the last one.' };

@InputType()
export class InviteDrafterInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) partId!: string;
  @Field(() => String) email!: string;
  @Field(() => String, { nullable: true }) displayName?: string | null;
  @Field(() => [ID], passageIds) passageIds?: string[] | null;
  @Field(() => String, lastDay) lastDay!: string;
}

@InputType()
export class ChangeDrafterGrantInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) grantId!: string;
  @Field(() => Int) lockVersion!: number;
  @Field(() => [ID], passageIds) passageIds?: string[] | null;
  @Field(() => String, lastDay) lastDay!: string;
}

@InputType()
export class WithdrawDrafterGrantInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) grantId!: string;
}

@ObjectType()
export class DrafterGrantPayload {
  @Expose(everybody, () => DrafterGrant, { nullable: true }) grant?: DrafterGrant | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}
