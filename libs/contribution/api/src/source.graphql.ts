import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class NameSourceInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID, { description: 'The passage of the draft.' }) passageId!: string;
  @Field(() => ID, { description: 'A published contribution of the process.' }) contributionId!: string;
  @Field(() => Boolean, { description: 'False: it is no source of the wording.' }) named!: boolean;
}
