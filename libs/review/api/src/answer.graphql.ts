import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ContributionObject } from '@mitgestalten/contribution-api';
import { access, connectionType, DateTimeScalar, enumOf, Expose, RefusalObject } from '@mitgestalten/platform';
import type { AnswerOutcome } from '@mitgestalten/review-domain';

export const OutcomeEnum = enumOf('ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED', 'NOTED', 'ALREADY_DONE');
export const AnswerStateEnum = enumOf('DRAFT', 'PROPOSED', 'PUBLISHED');
export const AnswerFilterEnum = enumOf('UNANSWERED', 'DRAFT', 'PROPOSED', 'PUBLISHED', 'OPEN');
registerEnumType(OutcomeEnum, { name: 'Outcome' });
registerEnumType(AnswerStateEnum, { name: 'AnswerState' });
registerEnumType(AnswerFilterEnum, { name: 'AnswerFilter', description: 'OPEN: all that have no published answer yet.' });

/** Which cases the office asks for. */
export type AnswerFilter = keyof typeof AnswerFilterEnum;

const { public: everybody } = access;
const answering = access.rolesInProcess('editor', 'publisher');

@ObjectType('Answer')
export class AnswerObject {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => OutcomeEnum) outcome!: string;
  @Expose(everybody, () => String) body!: string;
  @Expose(everybody, () => String) lang!: string;
  @Expose(everybody, () => DateTimeScalar, { nullable: true }) publishedAt!: string | null;
  @Expose(everybody, () => Boolean, { description: 'It answers an earlier text: the author has changed the contribution since.' }) textChanged!: boolean;
}

@ObjectType()
export class AnswerRights {
  @Expose(everybody, () => Boolean) edit!: boolean;
  @Expose(everybody, () => Boolean) approve!: boolean;
}

@ObjectType()
export class AnswerDraft {
  @Expose(answering, () => ID) id!: string;
  @Expose(answering, () => OutcomeEnum) outcome!: string;
  @Expose(answering, () => String) body!: string;
  @Expose(answering, () => String) lang!: string;
  @Expose(answering, () => AnswerStateEnum) state!: string;
  @Expose(answering, () => Int) lockVersion!: number;
  @Expose(answering, () => Boolean, { description: 'The author has changed the contribution since the answer was saved.' }) textChanged!: boolean;
  @Expose(answering, () => String, { nullable: true }) returnReason!: string | null;
  @Expose(answering, () => DateTimeScalar) updatedAt!: string;
  @Expose(answering, () => [String]) authorNames!: string[];
  @Expose(answering, () => AnswerRights) viewerCan!: AnswerRights;
}

@ObjectType({ description: 'A published contribution with the state of its answer, for the office.' })
export class AnswerCase {
  @Expose(answering, () => ContributionObject) contribution!: ContributionObject;
  @Expose(answering, () => ID, { description: 'The text of the contribution as it is shown here; a saved answer names it.' }) textId!: string;
  @Expose(answering, () => AnswerDraft, { nullable: true }) answer!: AnswerDraft | null;
}

@ObjectType()
export class AnswerCaseConnection extends connectionType(AnswerCase, { counted: true }) {}

@InputType()
export class SaveAnswerInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) contributionId!: string;
  @Field(() => ID, { description: 'The text that was read. CONTRIBUTION_CHANGED when another one stands there.' }) textId!: string;
  @Field(() => OutcomeEnum) outcome!: AnswerOutcome;
  @Field(() => String) body!: string;
  @Field(() => String) lang!: string;
  @Field(() => Int, { description: '0 for a new answer.' }) lockVersion!: number;
  @Field(() => Boolean, { description: 'Hand over to the publisher at once.' }) propose!: boolean;
}

@InputType({ description: 'An answer as it was read.' })
export class ReadAnswerInput {
  @Field(() => ID) answerId!: string;
  @Field(() => Int) lockVersion!: number;
}

@InputType()
export class ApproveAnswersInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) processId!: string;
  @Field(() => [ReadAnswerInput]) answers!: ReadAnswerInput[];
}

@InputType()
export class ReturnAnswerInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) answerId!: string;
  @Field(() => Int) lockVersion!: number;
  @Field(() => String) reason!: string;
}

@ObjectType()
export class AnswerPayload {
  @Expose(everybody, () => AnswerDraft, { nullable: true, description: 'On CONFLICT what stands saved now.' }) answer?: AnswerDraft | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}

@ObjectType()
export class ApproveAnswersPayload {
  @Expose(everybody, () => [ID]) answerIds!: string[];
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}
