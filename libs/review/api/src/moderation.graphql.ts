import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PassageObject, VersionObject } from '@mitgestalten/concept-api';
import { AnchorPlaceObject, ChannelEnum, ContributionKindEnum, ContributionObject } from '@mitgestalten/contribution-api';
import { access, connectionType, DateTimeScalar, enumOf, Expose, RefusalObject } from '@mitgestalten/platform';
import type { WithholdReason } from '@mitgestalten/review-domain';

export const ModerationDecisionKindEnum = enumOf('PUBLISH', 'WITHHOLD', 'RESTORE');
export const WithholdReasonEnum = enumOf('PERSONAL_DATA', 'INSULT', 'DISCRIMINATION', 'OFF_TOPIC', 'ADVERTISING', 'UNLAWFUL', 'DUPLICATE');
registerEnumType(ModerationDecisionKindEnum, { name: 'ModerationDecisionKind' });
registerEnumType(WithholdReasonEnum, { name: 'WithholdReason' });

const { public: everybody } = access;
const moderators = access.rolesInProcess('moderator');
// What was withheld may say what nobody should read about somebody, and why it was withheld is told to its author.
const aboutWithheld = access.personal(moderators, 'textId');

// Reached through an own contribution, or through the list of withheld ones, whose fields have their own rules.
@ObjectType()
export class ModerationNotice {
  @Expose(everybody, () => ModerationDecisionKindEnum) kind!: string;
  @Expose(everybody, () => WithholdReasonEnum, { nullable: true }) reasonCode!: string | null;
  @Expose(everybody, () => String, { nullable: true }) reason!: string | null;
  @Expose(everybody, () => DateTimeScalar) decidedAt!: string;
}

@ObjectType({ description: 'A text that waits for a decision of the moderator.' })
export class QueueEntry {
  @Expose(moderators, () => ID) textId!: string;
  @Expose(moderators, () => ID) contributionId!: string;
  @Expose(moderators, () => ContributionKindEnum) kind!: string;
  @Expose(moderators, () => ChannelEnum) channel!: string;
  @Expose(moderators, () => String) lang!: string;
  @Expose(moderators, () => String, { nullable: true }) title!: string | null;
  @Expose(moderators, () => String, { description: 'Of a suggestion the words that should stand in the place of `quote`.' }) body!: string;
  @Expose(moderators, () => String, { nullable: true, description: 'Why, as the author of a suggestion says it.' }) reason!: string | null;
  @Expose(moderators, () => String, { nullable: true, description: 'The words that it is about.' }) quote!: string | null;
  @Expose(moderators, () => AnchorPlaceObject, { nullable: true, description: 'Where these words are in the newest version to which they were carried.' }) place!: AnchorPlaceObject | null;
  @Expose(moderators, () => String, { nullable: true }) authorName!: string | null;
  @Expose(moderators, () => String, { nullable: true }) onBehalfOf!: string | null;
  @Expose(moderators, () => DateTimeScalar) submittedAt!: string;
  @Expose(moderators, () => Int, {
    description: 'The text number of this contribution; above 1 it is an edit, and `formerBody` is what stands published.',
  })
  number!: number;
  @Expose(moderators, () => String, { nullable: true }) formerBody!: string | null;
  @Expose(moderators, () => PassageObject, { nullable: true }) passage!: PassageObject | null;
  @Expose(moderators, () => ContributionObject, { nullable: true }) parent!: ContributionObject | null;
  @Expose(moderators, () => String, { nullable: true }) sourceUrl!: string | null;
}

@ObjectType()
export class QueueConnection extends connectionType(QueueEntry, { counted: true }) {}

@ObjectType()
export class WithheldEntry {
  @Expose(moderators, () => ID) textId!: string;
  @Expose(moderators, () => ID) contributionId!: string;
  @Expose(aboutWithheld, () => String) body!: string;
  @Expose(aboutWithheld, () => String, { nullable: true }) title!: string | null;
  @Expose(aboutWithheld, () => ModerationNotice) notice!: ModerationNotice;
}

@ObjectType()
export class WithheldConnection extends connectionType(WithheldEntry, { counted: false }) {}

// Counts are 0 and lists empty for those whose roles do not do that work, so every field may be asked for by everybody of the office.
@ObjectType({ description: 'What waits for this person.' })
export class Today {
  @Expose(everybody, () => Int) toModerate!: number;
  @Expose(everybody, () => Int) toAnswer!: number;
  @Expose(everybody, () => Int) toApprove!: number;
  @Expose(everybody, () => Int, { description: 'Comments whose place in the newest version people have to find.' }) toPlace!: number;
  @Expose(everybody, () => DateTimeScalar, { nullable: true }) oldestToModerateAt!: string | null;
  @Expose(everybody, () => DateTimeScalar, { nullable: true }) answersDueAt!: string | null;
  @Expose(everybody, () => [VersionObject]) proposedVersions!: VersionObject[];
}

@InputType()
export class PublishTextsInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) processId!: string;
  @Field(() => [ID]) textIds!: string[];
}

@InputType()
export class WithholdTextInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) textId!: string;
  @Field(() => WithholdReasonEnum) reasonCode!: WithholdReason;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Also a text that was published by a decision before: takes it down.' }) alsoPublished?: boolean | null;
}

@InputType()
export class RestoreTextInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) textId!: string;
}

@ObjectType()
export class ModerationPayload {
  @Expose(everybody, () => [ID]) textIds!: string[];
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}
