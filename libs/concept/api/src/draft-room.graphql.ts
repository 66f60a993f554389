import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { officeRoles } from '@mitgestalten/concept-domain';
import { access, Expose, RefusalObject } from '@mitgestalten/platform';
import { DraftPassage } from './draft.graphql.js';

const { public: everybody } = access;
const readers = access.rolesInProcess(...officeRoles, 'drafter');

@ObjectType({ description: 'A page of a draft that somebody has open. What is typed there is told to nobody before it is saved.' })
export class DraftSeat {
  @Expose(readers, () => ID) id!: string;
  @Expose(readers, () => String, { nullable: true }) name!: string | null;
  @Expose(readers, () => Boolean, { description: 'A page of the person who asks.' }) own!: boolean;
  @Expose(readers, () => ID, { nullable: true, description: 'The passage that is open there.' }) passageId!: string | null;
  @Expose(readers, () => ID, { nullable: true, description: 'The passage at which this seat writes: the only one that may save its words.' }) holds!: string | null;
  @Expose(readers, () => ID, { nullable: true, description: 'The seat that asked for what this one holds.' }) askedBy!: string | null;
}

@ObjectType('DraftRoom', { description: 'Who is at work at the draft of a part at the moment. Nothing of it is kept.' })
export class DraftRoomObject {
  @Expose(readers, () => [DraftSeat]) seats!: DraftSeat[];
}

@ObjectType()
export class DraftRoomNews {
  @Expose(readers, () => DraftRoomObject) room!: DraftRoomObject;
  @Expose(readers, () => DraftPassage, { nullable: true, description: 'What is saved of the passage that was asked for.' }) passage!: DraftPassage | null;
}

@InputType({ description: 'A sign that the page is open. It sets a state and needs no key: whatever sign comes last holds.' })
export class BeInDraftInput {
  @Field(() => ID, { description: 'Made by the page; it belongs to the account that used it first.' }) seatId!: string;
  @Field(() => ID) partId!: string;
  @Field(() => ID, { nullable: true }) passageId?: string | null;
  @Field(() => Boolean, { description: 'Somebody writes there.' }) writes!: boolean;
}

@InputType()
export class AskForPassageInput {
  @Field(() => ID) seatId!: string;
  @Field(() => ID) passageId!: string;
}

@InputType()
export class AnswerWishInput {
  @Field(() => ID) seatId!: string;
  @Field(() => ID) passageId!: string;
  @Field(() => Boolean, { description: 'False: the holder goes on writing.' }) handOver!: boolean;
}

@InputType()
export class LeaveDraftInput {
  @Field(() => ID) seatId!: string;
}

@ObjectType()
export class DraftRoomPayload {
  @Expose(everybody, () => DraftRoomObject, { nullable: true }) room?: DraftRoomObject | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}
