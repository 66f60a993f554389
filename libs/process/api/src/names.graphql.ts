import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { access, enumOf, Expose, LocalText, LocalTextInput, RefusalObject, type NamedKind } from '@mitgestalten/platform';

export const NamedKindEnum = enumOf('AREA', 'PART', 'BODY');
registerEnumType(NamedKindEnum, { name: 'NamedKind', description: 'What carries a name in several languages.' });

@ObjectType({ description: 'An area, part or body with its name in all languages, for the settings.' })
export class NamedThing {
  @Expose(access.public, () => ID) id!: string;
  @Expose(access.public, () => NamedKindEnum) kind!: NamedKind;
  @Expose(access.public, () => [LocalText]) names!: LocalText[];
}

@InputType()
export class RenameInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) processId!: string;
  @Field(() => NamedKindEnum) kind!: NamedKind;
  @Field(() => ID) id!: string;
  @Field(() => [LocalTextInput]) names!: LocalTextInput[];
}

@ObjectType()
export class RenamePayload {
  @Expose(access.public, () => NamedThing, { nullable: true }) thing?: NamedThing | null;
  @Expose(access.public, () => [RefusalObject]) errors!: RefusalObject[];
}
