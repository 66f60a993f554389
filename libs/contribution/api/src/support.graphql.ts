import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { access, Expose, RefusalObject } from '@mitgestalten/platform';

const { public: everybody } = access;

@InputType()
export class WithdrawSupportInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) contributionId!: string;
  @Field(() => String, { nullable: true, description: 'The code of a slip, for those without an account.' }) code?: string | null;
}

@InputType()
export class SupportContributionInput extends WithdrawSupportInput {
  @Field(() => ID, { description: 'The text that was read. CONTRIBUTION_CHANGED when another one stands there.' }) textId!: string;
}

@ObjectType()
export class SupportPayload {
  @Expose(everybody, () => ID, { nullable: true }) contributionId?: string | null;
  @Expose(everybody, () => Int, { nullable: true, description: 'How many support it now.' }) supportCount?: number | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}
